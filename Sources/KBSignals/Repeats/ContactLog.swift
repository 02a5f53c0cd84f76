import KBModel

/// Contacts kept in memory: for input that is not in order of time, that delivers an id twice, or whose questions have to be compared. One
/// contact an id; a later delivery replaces the earlier one. A contact takes 72 bytes, an id of more than eight bytes besides, and a hash of it.
struct ContactLog {
    private struct Delivery {
        var event: ContactEvent
        var idLength: UInt32
        /// The id's bytes when they are at most eight, the first of them lowest; else where the id starts among the piece's long ones.
        var id: UInt64
    }

    /// So many deliveries in the order in which they came. Pieces are never moved: one array would be copied and cleared as it grows.
    private struct Piece {
        static let size = 1 << 14

        private(set) var deliveries: [Delivery] = []
        private var longIDs: [UInt8] = []

        init() { deliveries.reserveCapacity(Self.size) }

        @inline(__always)
        mutating func append(_ event: ContactEvent, id: Span<UInt8>) {
            let isLong = id.count > 8
            deliveries.append(
                Delivery(
                    event: event, idLength: UInt32(id.count), id: isLong ? UInt64(longIDs.count) : ByteHash.prefix(id).littleEndian))
            if isLong { id.withUnsafeBufferPointer { longIDs.append(contentsOf: $0) } }
        }

        @inline(__always)
        func withID<Result>(_ place: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
            let (id, length) = (deliveries[place].id, Int(deliveries[place].idLength))
            guard length <= 8 else { return try body(longIDs.span.extracting(Int(id)..<Int(id) + length)) }
            return try withUnsafeBytes(of: id) { try body($0.bindMemory(to: UInt8.self).span.extracting(0..<length)) }
        }

        /// Brings a delivery, which mostly lies on two lines, or its long id into the cache.
        @inline(__always)
        func touch(_ place: Int) -> UInt64 { UInt64(bitPattern: deliveries[place].event.time) &+ deliveries[place].id }

        @inline(__always)
        func touchLongID(_ place: Int) -> UInt64 {
            deliveries[place].idLength > 8 ? UInt64(longIDs[Int(deliveries[place].id)]) : 0
        }
    }

    private var pieces: [Piece] = []
    private var count = 0
    private(set) var questions = QuestionTexts()
    private var distinct = DistinctHashes()
    /// Hashes of the latest ids, looked up together: see `ContactsPass.countPending`.
    private var latest: [UInt64] = []
    private static let batch = 256
    /// Keeps loads that only warm the cache from being optimised away.
    private var touched: UInt64 = 0
    /// Hashes that more than one id has, most likely the same.
    private var repeated: Set<UInt64> = []
    /// Deliveries that later ones of the same id have replaced.
    private var dropped: Set<UInt32> = []
    var replaced: Int { dropped.count }

    /// Whether some contact's need is known by its question alone, so that questions have to be compared.
    private(set) var needsComparison = false

    /// `language` names the question's language where the source does; `keepsAll`: also questions that are never compared.
    mutating func add(_ event: ContactEvent, id: Span<UInt8>, question: String?, language: String?, keepsAll: Bool) {
        var event = event
        if let question {
            let hasCustomer = event.customer != nil
            if hasCustomer || keepsAll { event.question = questions.add(question, language: language, isCompared: hasCustomer) }
            if hasCustomer, event.topic == 0 { needsComparison = true }
        }
        if count % Piece.size == 0 { pieces.append(Piece()) }
        pieces[pieces.count - 1].append(event, id: id)
        count += 1
        latest.append(ByteHash.hash(id))
        if latest.count == Self.batch { findRepeated() }
    }

    private mutating func findRepeated() {
        var sum: UInt64 = 0
        for hash in latest { sum &+= distinct.touch(hash) }
        touched &+= sum
        for hash in latest where !distinct.insert(hash) { repeated.insert(hash) }
        latest.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with all contacts in order of time.
    mutating func forEachInOrder(_ body: (ContactEvent, Span<UInt8>) throws -> Void) rethrows {
        findRepeated()
        distinct = DistinctHashes()
        dropReplaced()
        let order = TimeOrder.positions(of: count) { self.pieces[$0 / Piece.size].deliveries[$0 % Piece.size].event.time }
        // Not the property itself, which the touching changes; and a span counts no references.
        let pieces = pieces
        let all = pieces.span
        var start = 0
        while start < order.count {
            let end = min(start + Self.batch, order.count)
            touched &+= Self.touch(order[start..<end], all)
            for number in order[start..<end] where dropped.isEmpty || !dropped.contains(number) {
                let (piece, place) = (Int(number) / Piece.size, Int(number) % Piece.size)
                try all[piece].withID(place) { id in try body(all[piece].deliveries[place].event, id) }
            }
            start = end
        }
    }

    /// Brings deliveries that lie anywhere into the cache.
    private static func touch(_ numbers: ArraySlice<UInt32>, _ pieces: Span<Piece>) -> UInt64 {
        var sum: UInt64 = 0
        for number in numbers { sum &+= pieces[Int(number) / Piece.size].touch(Int(number) % Piece.size) }
        for number in numbers { sum &+= pieces[Int(number) / Piece.size].touchLongID(Int(number) % Piece.size) }
        return sum
    }

    private mutating func dropReplaced() {
        guard !repeated.isEmpty else { return }
        var newest: [[UInt8]: UInt32] = [:]
        for number in 0..<count {
            let id = pieces[number / Piece.size].withID(number % Piece.size) { id in
                repeated.contains(ByteHash.hash(id)) ? id.withUnsafeBufferPointer { Array($0) } : nil
            }
            guard let id else { continue }
            if let earlier = newest.updateValue(UInt32(number), forKey: id) { dropped.insert(earlier) }
        }
    }
}
