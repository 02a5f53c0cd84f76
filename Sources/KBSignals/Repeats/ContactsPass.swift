import KBModel

/// One pass over contacts in order of time: repeats in every window, kinds of contacts, daily volumes, and what aggregates need besides.
///
/// Memory holds the contacts of the longest window (64 bytes each and their ids), sixteen bytes or more for each customer, and the counts;
/// not the contacts that went by. Who finds that contacts are not in order (`Disorder`) sorts them and starts again. Contacts of the same
/// second are taken in the order of their ids.
struct ContactsPass {
    struct Disorder: Error {}

    /// A contact of the longest window.
    struct Entry {
        var time: Int64
        var customer: SipHash.Digest
        /// Where the id starts in `ids`.
        var id: Int
        var idLength: UInt32
        var topic: UInt32
        var articles: UInt32
        var question: UInt32
        /// Its kind, a row of `cells`.
        var cell: UInt32
        /// How many contacts before this one the customer's previous is; 0 for none.
        var previous: UInt32 = 0
        /// Seconds until it was closed, 0 when nobody says.
        var openFor: Int32 = 0
        /// Seconds until the next contact with the same need, negative when none came within the longest window.
        var gap: Int32 = -1
        /// Its place among the contacts that are handed on with their words, from 1; 0 for none.
        var asked: UInt32 = 0

        var idRange: Range<Int> { id..<id + Int(idLength) }
    }

    /// A contact that is not counted yet.
    private struct Pending {
        var event: ContactEvent
        var id: Range<Int>
        var hash: UInt64 = 0
    }

    /// The cell of contacts that only tell whether earlier ones came back.
    static let uncounted = UInt32.max

    let windows: RepeatWindows
    private let period: CountedPeriod
    private let articles: ArticleLists
    /// Whether two questions, by number, ask the same.
    private let areSimilar: (UInt32, UInt32) -> Bool
    private(set) var entries = SlidingArray<Entry>()
    private(set) var ids = SlidingArray<UInt8>()
    private var customers = CustomerTable()
    private var pending: [Pending] = []
    /// Keeps loads that only warm the cache from being optimised away.
    private var touched: UInt64 = 0
    /// Contacts are counted so many at a time.
    private static let batch = 256
    /// Customers of counted contacts.
    private var customerCount = 0
    /// The first and the last counted contact.
    private var span: (first: Timestamp, last: Timestamp)?
    private var repeats: [Int]
    private let windowSeconds: [Int64]
    private(set) var pairs = RepeatList()
    private(set) var cells = CountTable<CellKey>()
    private(set) var days = DailyVolumes()
    private(set) var gathering: AggregateGathering?
    /// Contacts whose customer had too many different needs open to compare them all.
    private(set) var cutShort = 0

    /// So many of a customer's earlier contacts are compared with a new one at most.
    static let mostCompared = 1000

    init(
        windows: RepeatWindows, period: CountedPeriod = CountedPeriod(), articles: ArticleLists, gathering: AggregateGathering? = nil,
        areSimilar: @escaping (UInt32, UInt32) -> Bool = { _, _ in false }
    ) {
        self.windows = windows
        self.period = period
        self.articles = articles
        self.gathering = gathering
        self.areSimilar = areSimilar
        windowSeconds = windows.days.map { Int64($0) * Timestamp.secondsPerDay }
        repeats = Array(repeating: 0, count: windows.days.count)
    }

    mutating func add(_ event: ContactEvent, id: Span<UInt8>) throws(Disorder) {
        if let last = pending.last?.event.time {
            if event.time < last { throw Disorder() }
            if event.time > last, pending.count >= Self.batch { countPending() }
        } else if entries.endIndex > entries.startIndex, event.time < entries[entries.endIndex - 1].time {
            throw Disorder()
        }
        let start = ids.endIndex
        id.withUnsafeBufferPointer { ids.append(contentsOf: $0) }
        pending.append(Pending(event: event, id: start..<ids.endIndex))
    }

    /// Counts the added contacts and compares them with their customers' earlier ones. Tables are far larger than the caches: touching the
    /// slots of a whole batch first lets the processor wait for many of them at once, which halves the time of the pass.
    private mutating func countPending() {
        sortEqualTimes()
        for i in pending.indices {
            if let customer = pending[i].event.customer { touched &+= customers.touch(customer.low) }
            let hash = key(of: pending[i].event).tableHash
            pending[i].hash = hash
            touched &+= cells.touch(hash)
        }
        let first = entries.endIndex
        for contact in pending { touched &+= cells.touchRow(contact.hash) }
        for contact in pending { append(contact) }
        for number in first..<entries.endIndex where entries[number].previous > 0 {
            touched &+= UInt64(bitPattern: entries[number - Int(entries[number].previous)].time)
        }
        for number in first..<entries.endIndex where entries[number].previous > 0 { compare(number) }
        pending.removeAll(keepingCapacity: true)
        dropOld()
    }

    @inline(__always)
    private func key(of event: ContactEvent) -> CellKey {
        var key = CellKey(event)
        if gathering != nil { key.day = Int32(truncatingIfNeeded: Timestamp(seconds: event.time).day) }
        return key
    }

    private mutating func sortEqualTimes() {
        var start = 0
        while start < pending.count {
            var end = start + 1
            while end < pending.count, pending[end].event.time == pending[start].event.time { end += 1 }
            if end - start > 1 {
                let ids = ids
                pending[start..<end].sort { a, b in ids.withBytes(a.id) { x in ids.withBytes(b.id) { y in x.precedesByBytes(y) } } }
            }
            start = end
        }
    }

    private mutating func append(_ contact: Pending) {
        let event = contact.event
        var entry = Entry(
            time: event.time, customer: event.customer ?? SipHash.Digest(low: 0, high: 0), id: contact.id.lowerBound,
            idLength: UInt32(contact.id.count), topic: event.topic, articles: event.articles, question: event.question,
            cell: Self.uncounted, openFor: event.closed.map { Int32(clamping: $0 - event.time) } ?? 0)
        if period.contains(event.time) {
            let cell = cells.row(of: key(of: event), hash: contact.hash)
            cells.add(1, to: cell)
            days.add(event.time, event.entry)
            entry.cell = UInt32(cell)
            let ids = ids
            entry.asked = gathering.map { _ in ids.withBytes(contact.id) { gathering?.count(event, cell: cell, id: $0) ?? 0 } } ?? 0
        }
        if let customer = event.customer,
            let latest = customers.exchange(customer.low, latest: UInt32(truncatingIfNeeded: entries.endIndex))
        {
            let distance = UInt32(truncatingIfNeeded: entries.endIndex) &- latest
            if distance <= entries.endIndex - entries.startIndex { entry.previous = distance }
        }
        if entry.cell != Self.uncounted {
            customerCount = customers.count
            let time = Timestamp(seconds: event.time)
            span = (span?.first ?? time, time)
        }
        entries.append(entry)
    }

    private mutating func compare(_ number: Int) {
        let contact = entries[number]
        var newer = number
        var steps = 0
        var candidate = number - Int(contact.previous)
        while candidate >= entries.startIndex, contact.time - entries[candidate].time <= windows.longestSeconds {
            let distance = entries[candidate].previous
            if let same = same(entries[candidate], contact) {
                // Whoever writes again before the contact is closed is still in it.
                if contact.time - entries[candidate].time < Int64(entries[candidate].openFor) { return }
                found(candidate, again: number, same)
                // What would match the earlier of two contacts alike in every respect matches the later: the earlier need not be asked again.
                if isAlike(entries[candidate], contact) {
                    entries[newer].previous = distance == 0 ? 0 : UInt32(newer - candidate) + distance
                }
                return
            }
            steps += 1
            if steps == Self.mostCompared {
                cutShort += 1
                return
            }
            guard distance > 0 else { return }
            newer = candidate
            candidate -= Int(distance)
        }
    }

    private func same(_ a: Entry, _ b: Entry) -> SameNeed? {
        guard a.customer.high == b.customer.high else { return nil }
        if a.topic != 0, b.topic != 0 { return a.topic == b.topic ? .topic : nil }
        if a.articles != 0, b.articles != 0 { return articles.share(a.articles, b.articles) ? .article : nil }
        guard a.question != 0, b.question != 0 else { return nil }
        return areSimilar(a.question, b.question) ? .text : nil
    }

    private func isAlike(_ a: Entry, _ b: Entry) -> Bool {
        a.topic == b.topic && a.articles == b.articles && a.question == 0 && a.customer == b.customer && a.openFor == 0
    }

    private mutating func found(_ first: Int, again: Int, _ same: SameNeed) {
        guard entries[first].cell != Self.uncounted else { return }
        let gap = entries[again].time - entries[first].time
        if gap <= windows.chosenSeconds {
            let (ids, a, b) = (ids, entries[first].idRange, entries[again].idRange)
            ids.withBytes(a) { a in ids.withBytes(b) { b in pairs.append(first: a, again: b, seconds: gap, same: same) } }
        }
        guard entries[first].gap < 0 else { return }
        entries[first].gap = Int32(truncatingIfNeeded: gap)
        for i in windowSeconds.indices where gap <= windowSeconds[i] { repeats[i] += 1 }
        if gap <= windows.chosenSeconds { cameBack(first) }
    }

    private mutating func cameBack(_ first: Int) {
        let before = cells.keys[Int(entries[first].cell)]
        let key = move(first) { $0.cameBack = true }
        days.move(entries[first].time, from: before.marks.entry, to: key.marks.entry)
    }

    /// Moves a contact to the cell of other marks; returns its key.
    @discardableResult
    private mutating func move(_ number: Int, _ change: (inout ContactMarks) -> Void) -> CellKey {
        var key = cells.keys[Int(entries[number].cell)]
        change(&key.marks)
        let cell = cells.move(from: Int(entries[number].cell), to: key)
        entries[number].cell = UInt32(cell)
        if entries[number].asked > 0 { gathering?.asked[Int(entries[number].asked) - 1].cell = cell }
        return key
    }

    /// Drops what no later contact can be a repeat of.
    private mutating func dropOld() {
        let oldest = entries[entries.endIndex - 1].time - windows.longestSeconds
        var first = entries.startIndex
        while entries[first].time < oldest {
            gather(first)
            first += 1
        }
        entries.drop(before: first)
        // Contacts of one second stand in the order of their ids, which is not the order in which the ids came.
        var start = entries[first].id
        var next = first + 1
        while next < entries.endIndex, entries[next].time == entries[first].time {
            start = min(start, entries[next].id)
            next += 1
        }
        ids.drop(before: start)
    }

    /// Offers a contact of which all is known as an example.
    private mutating func gather(_ number: Int) {
        guard gathering != nil, entries[number].cell != Self.uncounted else { return }
        let entry = entries[number]
        guard entry.asked == 0 else { return }
        let (ids, key) = (ids, cells.keys[Int(entry.cell)])
        ids.withBytes(entry.idRange) { gathering?.examples.offer(key, time: entry.time, id: $0) }
    }

    /// Ends the pass: what the data do not reach a window beyond is taken out of that window's counts.
    mutating func finish(names: ContactNames) -> ContactsSummary {
        if !pending.isEmpty { countPending() }
        let total = cells.counts.reduce(0, +)
        var summary = ContactsSummary(contacts: total, customers: customerCount, windows: windows)
        summary.counts = windows.days.map { _ in ContactsSummary.WindowCount(eligible: total) }
        for (i, count) in repeats.enumerated() { summary.counts[i].repeats = count }
        if entries.endIndex > entries.startIndex {
            let last = max(entries[entries.endIndex - 1].time, period.reach ?? .min)
            for number in entries.startIndex..<entries.endIndex where entries[number].cell != Self.uncounted {
                censor(number, end: last, &summary)
                gather(number)
            }
        }
        (summary.first, summary.last) = (span?.first, span?.last)
        summary.pairs = pairs
        summary.cells = cells
        summary.days = days
        summary.names = names
        summary.cutShort = cutShort
        summary.gathering = gathering
        return summary
    }

    private mutating func censor(_ number: Int, end: Int64, _ summary: inout ContactsSummary) {
        let entry = entries[number]
        for (i, seconds) in windowSeconds.enumerated() where entry.time > end - seconds {
            summary.counts[i].eligible -= 1
            if entry.gap >= 0, Int64(entry.gap) <= seconds { summary.counts[i].repeats -= 1 }
        }
        if entry.time > end - windows.chosenSeconds { move(number) { $0.isCut = true } }
    }
}
