/// Positions of elements that are kept elsewhere, found by hash: open addressing with linear probing (Knuth, TAOCP 3, 6.4, algorithm L).
struct HashIndex {
    private struct Slot {
        /// Position + 1; 0 is free.
        var position: UInt32 = 0
        /// The upper half of the hash: most unequal elements are told apart without looking at them.
        var tag: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 16)
    private(set) var count = 0

    /// Loads the hash's slot, to have it in the cache when it is needed.
    @inline(__always)
    func touch(_ hash: UInt64) -> UInt64 { UInt64(slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)].position) }

    /// The position with this hash that `matches`; `nil` when there is none.
    @inline(__always)
    func find(_ hash: UInt64, matches: (Int) -> Bool) -> Int? {
        let mask = slots.count - 1
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i].position != 0 {
            if slots[i].tag == tag, matches(Int(slots[i].position - 1)) { return Int(slots[i].position - 1) }
            i = (i + 1) & mask
        }
        return nil
    }

    /// Adds a position that `find` did not find. `hashOf` gives the hash of a position when the table has to grow.
    mutating func insert(_ position: Int, hash: UInt64, hashOf: (Int) -> UInt64) {
        if (count + 1) * 4 > slots.count * 3 { grow(hashOf) }
        place(Slot(position: UInt32(position + 1), tag: UInt32(truncatingIfNeeded: hash >> 32)), hash)
        count += 1
    }

    private mutating func place(_ slot: Slot, _ hash: UInt64) {
        let mask = slots.count - 1
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i].position != 0 { i = (i + 1) & mask }
        slots[i] = slot
    }

    private mutating func grow(_ hashOf: (Int) -> UInt64) {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.position != 0 { place(slot, hashOf(Int(slot.position - 1))) }
    }
}
