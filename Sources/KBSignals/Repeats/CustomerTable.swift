/// For every customer seen: the number of the latest contact. Open addressing with linear probing; a customer takes 16 bytes, 32 right
/// after the table has grown.
///
/// The key is the lower half of the customer's 128-bit digest; the upper half is compared where contacts are compared, so two customers are
/// never taken for one. Only the number of customers trusts 64 bits (for 10 million customers a chance of 1 in 370,000 to be one too low).
struct CustomerTable {
    private struct Slot {
        /// 0 is free.
        var key: UInt64 = 0
        var latest: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << 12)
    private(set) var count = 0

    /// Brings the customer's slot into the cache. The result says nothing; it has to be used for the load to take place.
    @inline(__always)
    func touch(_ key: UInt64) -> UInt64 {
        let start = start(of: key)
        return slots[start].key &+ slots[start + Self.group - 1].key
    }

    /// Searches start at every fourth slot only, so that most end within the two cache lines that `touch` loads.
    private static let group = 4

    @inline(__always)
    private func start(of key: UInt64) -> Int { Int(truncatingIfNeeded: key) & (slots.count - Self.group) }

    /// Sets the customer's latest contact and returns the one before, `nil` for a new customer. Contacts' numbers come back modulo 2³².
    @inline(__always)
    mutating func exchange(_ key: UInt64, latest number: UInt32) -> UInt32? {
        let key = key == 0 ? 1 : key
        let mask = slots.count - 1
        var i = start(of: key)
        while true {
            if slots[i].key == key {
                let previous = slots[i].latest
                slots[i].latest = number
                return previous
            }
            if slots[i].key == 0 { break }
            i = (i + 1) & mask
        }
        slots[i] = Slot(key: key, latest: number)
        count += 1
        if count * 4 > slots.count * 3 { grow() }
        return nil
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.key != 0 {
            var i = start(of: slot.key)
            while slots[i].key != 0 { i = (i + 1) & mask }
            slots[i] = slot
        }
    }
}
