/// Watches that no id comes twice, as cheaply as the ids allow: ids that only ascend cannot repeat, for others a 64-bit hash of each is kept.
/// An equal hash is taken for a repeated id; who is told so looks again with the ids themselves at hand.
struct DistinctIDs {
    enum Mode: Sendable { case ascending, hashed }

    enum Verdict: Sendable { case new, notAscending, perhapsRepeated }

    private let mode: Mode
    private var last: [UInt8] = []
    private var hashes: [UInt64] = []
    private var count = 0

    init(_ mode: Mode) {
        self.mode = mode
        if mode == .hashed { hashes = Array(repeating: 0, count: 1 << 12) }
    }

    @inline(__always)
    mutating func add(_ id: Span<UInt8>) -> Verdict {
        switch mode {
        case .ascending:
            guard last.span.precedesByLength(id) else { return .notAscending }
            last.removeAll(keepingCapacity: true)
            id.withUnsafeBufferPointer { last.append(contentsOf: $0) }
            return .new
        case .hashed: return insert(ByteHash.hash(id)) ? .new : .perhapsRepeated
        }
    }

    private mutating func insert(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? 1 : hash
        let mask = hashes.count - 1
        var i = Int(truncatingIfNeeded: hash) & mask
        while hashes[i] != 0 {
            if hashes[i] == hash { return false }
            i = (i + 1) & mask
        }
        hashes[i] = hash
        count += 1
        if count * 4 > hashes.count * 3 { grow() }
        return true
    }

    private mutating func grow() {
        let old = hashes
        hashes = Array(repeating: 0, count: old.count * 2)
        let mask = hashes.count - 1
        for hash in old where hash != 0 {
            var i = Int(truncatingIfNeeded: hash) & mask
            while hashes[i] != 0 { i = (i + 1) & mask }
            hashes[i] = hash
        }
    }
}
