/// Remembers which keys came once and which came again, in two bits a slot. A key is never forgotten; two keys that share a slot can make
/// one look repeated (about one in ten when as many keys as an eighth of the slots came).
package struct RepeatSketch: Sendable {
    private var once: [UInt64]
    private var again: [UInt64]
    private let mask: UInt64

    /// At most 64 MB, whatever is expected.
    package init(expected: Int) {
        var slots = 1 << 10
        while slots < expected * 8, slots < 1 << 28 { slots <<= 1 }
        mask = UInt64(slots - 1)
        once = [UInt64](repeating: 0, count: slots / 64)
        again = once
    }

    package mutating func insert(_ key: UInt64) {
        let (word, bit) = slot(of: key)
        if once[word] & bit != 0 { again[word] |= bit } else { once[word] |= bit }
    }

    /// Whether the key was inserted at least twice.
    package func isRepeated(_ key: UInt64) -> Bool {
        let (word, bit) = slot(of: key)
        return again[word] & bit != 0
    }

    private func slot(of key: UInt64) -> (word: Int, bit: UInt64) {
        // The finaliser of MurmurHash3 spreads keys that differ in a few bits.
        var hash = key
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        hash = (hash ^ hash >> 33) & mask
        return (Int(hash >> 6), 1 << (hash & 63))
    }
}
