/// For every customer seen: the number of the latest contact. Open addressing with linear probing; a customer takes 12 bytes.
///
/// The key is the lower half of the customer's 128-bit digest; the upper half is compared where contacts are compared, so two customers are
/// never taken for one. Only the number of customers trusts 64 bits (for 10 million customers a chance of 1 in 370,000 to be one too low).
struct CustomerTable {
    private var keys: [UInt64]
    private var latest: [UInt32]
    private(set) var count = 0

    init() {
        keys = Array(repeating: 0, count: 1 << 12)
        latest = Array(repeating: 0, count: 1 << 12)
    }

    /// Sets the customer's latest contact and returns the one before, `nil` for a new customer. Contacts' numbers come back modulo 2³².
    @inline(__always)
    mutating func exchange(_ key: UInt64, latest number: UInt32) -> UInt32? {
        let key = key == 0 ? 1 : key
        let mask = keys.count - 1
        var i = Int(truncatingIfNeeded: key) & mask
        while true {
            if keys[i] == key {
                let previous = latest[i]
                latest[i] = number
                return previous
            }
            if keys[i] == 0 { break }
            i = (i + 1) & mask
        }
        keys[i] = key
        latest[i] = number
        count += 1
        if count * 4 > keys.count * 3 { grow() }
        return nil
    }

    private mutating func grow() {
        let (oldKeys, oldLatest) = (keys, latest)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        latest = Array(repeating: 0, count: oldKeys.count * 2)
        let mask = keys.count - 1
        for (key, number) in zip(oldKeys, oldLatest) where key != 0 {
            var i = Int(truncatingIfNeeded: key) & mask
            while keys[i] != 0 { i = (i + 1) & mask }
            keys[i] = key
            latest[i] = number
        }
    }
}
