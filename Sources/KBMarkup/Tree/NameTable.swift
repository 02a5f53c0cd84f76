/// What names mean, found by their hash. The tables are fixed, so that a lookup is a comparison or two; a name that hashes like one of the
/// table would be taken for it, which at 64 bits does not happen by chance.
struct NameTable<Meaning: Sendable>: Sendable {
    /// Open addressing with linear probing; 0 is a free place.
    private var hashes: [UInt64]
    private var meanings: [Meaning?]

    init(_ names: [(String, Meaning)]) {
        var capacity = 8
        while capacity < 4 * names.count { capacity *= 2 }
        hashes = Array(repeating: 0, count: capacity)
        meanings = Array(repeating: nil, count: capacity)
        for (name, meaning) in names {
            let hash = NameHash(of: name.utf8)
            let place = place(of: hash)
            hashes[place] = hash.value
            meanings[place] = meaning
        }
    }

    subscript(hash: NameHash) -> Meaning? { meanings[place(of: hash)] }

    /// Where the hash stands, or would stand.
    private func place(of hash: NameHash) -> Int {
        let mask = hashes.count - 1
        var place = Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) & mask
        while hashes[place] != hash.value, hashes[place] != 0 { place = (place + 1) & mask }
        return place
    }
}

/// FNV-1a over 64 bits, byte by byte.
struct NameHash: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(of name: some Sequence<UInt8>) { for byte in name { add(byte) } }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
