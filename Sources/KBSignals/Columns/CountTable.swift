/// A key that brings its own fast hash.
protocol TableKey: Hashable, Sendable {
    var tableHash: UInt64 { get }
}

/// Counts by key; a key has the same row for good. Cost: a hash and a comparison of the key.
struct CountTable<Key: TableKey>: Sendable {
    private(set) var keys: [Key] = []
    private(set) var counts: [Int] = []
    private var index = HashIndex()
    private var last = 0

    /// Brings the slot of a hash into the cache. The result says nothing; it has to be used for the load to take place.
    @inline(__always)
    func touch(_ hash: UInt64) -> UInt64 { index.touch(hash) }

    /// Brings the row that the hash most likely has into the cache.
    @inline(__always)
    func touchRow(_ hash: UInt64) -> UInt64 {
        let position = Int(index.touch(hash)) - 1
        return keys.indices.contains(position) ? keys[position].tableHash &+ UInt64(counts[position]) : 0
    }

    /// The row of a key, made when it is new.
    @inline(__always)
    mutating func row(of key: Key, hash: UInt64) -> Int {
        if last < keys.count, keys[last] == key { return last }
        if let found = index.find(hash, matches: { keys[$0] == key }) {
            last = found
            return found
        }
        keys.append(key)
        counts.append(0)
        index.insert(keys.count - 1, hash: hash) { keys[$0].tableHash }
        last = keys.count - 1
        return last
    }

    mutating func row(of key: Key) -> Int { row(of: key, hash: key.tableHash) }

    @inline(__always)
    mutating func add(_ amount: Int, to row: Int) { counts[row] += amount }

    /// Moves one count to another key; returns its row.
    mutating func move(from row: Int, to key: Key) -> Int {
        counts[row] -= 1
        let target = self.row(of: key)
        counts[target] += 1
        return target
    }
}
