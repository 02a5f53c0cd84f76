/// A fast hash of bytes for tables in memory (folded 64 × 64 → 128 bit multiplication, after W. Yi's wyhash). Never stored or shown, and
/// never trusted alone: who finds an equal hash compares the bytes. Cost: about a nanosecond for eight bytes.
enum ByteHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let seed: UInt64 = 0xA076_1D64_78BD_642F

    static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        let raw = bytes.bytes
        let count = raw.byteCount
        var result = seed ^ UInt64(truncatingIfNeeded: count)
        var i = 0
        while i + 8 <= count {
            result = mix(result ^ raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self), multiplier)
            i += 8
        }
        if i < count { result = mix(result ^ tail(bytes, from: i), multiplier) }
        return mix(result, seed)
    }

    static func hash(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(mix(a ^ seed, multiplier) ^ b, seed) }

    /// The last one to seven bytes as a number.
    static func tail(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for i in start..<bytes.count {
            word |= UInt64(bytes[i]) << shift
            shift += 8
        }
        return word
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}

/// Positions of elements that are kept elsewhere, found by hash: open addressing with linear probing (Knuth, TAOCP 3, 6.4, algorithm L).
struct HashIndex {
    /// Position + 1; 0 is free.
    private var slots: [UInt32]
    /// The upper half of each hash: most unequal elements are told apart without looking at them.
    private var tags: [UInt32]
    private(set) var count = 0

    init(minimumCapacity: Int = 16) {
        var size = 16
        while size * 3 < minimumCapacity * 4 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        tags = Array(repeating: 0, count: size)
    }

    /// The position with this hash that `matches`; `nil` when there is none.
    @inline(__always)
    func find(_ hash: UInt64, matches: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i] != 0 {
            if tags[i] == tag, matches(Int(slots[i] - 1)) { return Int(slots[i] - 1) }
            i = (i + 1) & mask
        }
        return nil
    }

    /// Adds a position that `find` did not find. `hashOf` gives the hash of a position when the table has to grow.
    mutating func insert(_ position: Int, hash: UInt64, hashOf: (Int) -> UInt64) {
        if (count + 1) * 4 > slots.count * 3 { grow(hashOf) }
        place(UInt32(position + 1), hash)
        count += 1
    }

    private mutating func place(_ slot: UInt32, _ hash: UInt64) {
        let mask = slots.count - 1
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i] != 0 { i = (i + 1) & mask }
        slots[i] = slot
        tags[i] = UInt32(truncatingIfNeeded: hash >> 32)
    }

    private mutating func grow(_ hashOf: (Int) -> UInt64) {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        tags = Array(repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { place(slot, hashOf(Int(slot - 1))) }
    }
}
