import KBText

/// Numbers a column's distinct values from 1 in order of appearance; 0 means "not known". Values are looked up as they are written; what
/// the mapping makes of one is worked out once.
struct ValueNumbers {
    private let field: SignalField
    private let mapping: Mapping
    private var written = ByteStrings()
    private var hashes: [UInt64] = []
    private var index = HashIndex()
    /// The latest written value for each of a few hashes: most values were written a moment ago.
    private var recent = [Recent](repeating: Recent(), count: 64)
    /// By written value: its number.
    private var numbers: [UInt32] = []
    private var numberOfName: [String: UInt32] = [:]
    /// By number less 1.
    private(set) var names: [String] = []

    /// A value of at most eight bytes, as a number with its length: compared in one step.
    private struct Recent: Sendable {
        var key: UInt64 = 0
        var length = -1
        var number: UInt32 = 0
    }

    init(_ field: SignalField, mapping: Mapping) {
        self.field = field
        self.mapping = mapping
    }

    /// The name of a number; `nil` for 0.
    func name(_ number: UInt32) -> String? { number == 0 ? nil : names[Int(number) - 1] }

    /// Cost: a hash and a comparison of the bytes; nothing is allocated for a value seen before.
    mutating func number(of value: Span<UInt8>) -> UInt32 {
        guard value.count <= 8 else { return numberOfAny(value) }
        let key = ByteHash.prefix(value)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
        if recent[slot].key == key, recent[slot].length == value.count { return recent[slot].number }
        let number = numberOfAny(value)
        recent[slot] = Recent(key: key, length: value.count, number: number)
        return number
    }

    private mutating func numberOfAny(_ value: Span<UInt8>) -> UInt32 {
        let hash = ByteHash.hash(value)
        if let position = index.find(hash, matches: { written.equals($0, value) }) { return numbers[position] }
        written.append(value)
        hashes.append(hash)
        index.insert(hashes.count - 1, hash: hash) { hashes[$0] }
        let number = mapping.neutral(value.string(), of: field).map { numberOf(name: $0) } ?? 0
        numbers.append(number)
        return number
    }

    mutating func numberOf(name: String) -> UInt32 {
        if let known = numberOfName[name] { return known }
        names.append(name)
        numberOfName[name] = UInt32(names.count)
        return UInt32(names.count)
    }
}
