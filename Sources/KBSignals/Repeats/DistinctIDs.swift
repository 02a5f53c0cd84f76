/// Watches that no id comes twice, as cheaply as the ids allow: ids that only ascend cannot repeat, for others a 64-bit hash of each is kept.
/// An equal hash is taken for a repeated id; who is told so looks again with the ids themselves at hand.
struct DistinctIDs {
    enum Mode: Sendable { case ascending, hashed }

    enum Verdict: Sendable { case new, notAscending, perhapsRepeated }

    private let mode: Mode
    private var last = AscendingID()
    private var hashes = DistinctHashes()

    init(_ mode: Mode) { self.mode = mode }

    @inline(__always)
    mutating func add(_ id: Span<UInt8>) -> Verdict {
        switch mode {
        case .ascending: return last.advance(to: id) ? .new : .notAscending
        case .hashed: return hashes.insert(ByteHash.hash(id)) ? .new : .perhapsRepeated
        }
    }
}

/// The latest of ids that ascend: shorter ones first, equally long ones by their bytes, which is the order of numbers.
private struct AscendingID {
    private var length = -1
    /// The first eight bytes in the order of their bytes, and the others.
    private var start: UInt64 = 0
    private var rest: [UInt8] = []

    /// `false` when the id does not come after the latest one, which then stays.
    @inline(__always)
    mutating func advance(to id: Span<UInt8>) -> Bool {
        let start = ByteHash.prefix(id).byteSwapped
        if id.count <= 8 {
            guard id.count != length ? id.count > length : start > self.start else { return false }
        } else {
            let others = id.extracting(8...)
            guard id.count != length ? id.count > length : start != self.start ? start > self.start : rest.span.precedesByBytes(others)
            else { return false }
            rest.removeAll(keepingCapacity: true)
            others.withUnsafeBufferPointer { rest.append(contentsOf: $0) }
        }
        (self.start, length) = (start, id.count)
        return true
    }
}

/// 64-bit hashes, each once: open addressing with linear probing, eight bytes for each hash and at most as many free ones.
struct DistinctHashes {
    private var slots = [UInt64](repeating: 0, count: 1 << 12)
    private var count = 0

    /// Brings the hash's slot into the cache. The result says nothing; it has to be used for the load to take place.
    @inline(__always)
    func touch(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)] }

    /// `false` when it is there already.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? 1 : hash
        let mask = slots.count - 1
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i] != 0 {
            if slots[i] == hash { return false }
            i = (i + 1) & mask
        }
        slots[i] = hash
        count += 1
        if count * 4 > slots.count * 3 { grow() }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for hash in old where hash != 0 {
            var i = Int(truncatingIfNeeded: hash) & mask
            while slots[i] != 0 { i = (i + 1) & mask }
            slots[i] = hash
        }
    }
}
