import KBText

/// Numbers a column's distinct values from 1 in order of appearance; 0 means "not known". Values are looked up as they are written; what
/// the mapping makes of one is worked out once.
struct ValueNumbers {
    private let field: SignalField
    private let mapping: Mapping
    private var written = ByteStrings()
    private var hashes: [UInt64] = []
    private var index = HashIndex()
    /// By written value: its number.
    private var numbers: [UInt32] = []
    private var numberOfName: [String: UInt32] = [:]
    /// By number less 1.
    private(set) var names: [String] = []
    private var last = 0

    init(_ field: SignalField, mapping: Mapping) {
        self.field = field
        self.mapping = mapping
    }

    /// The name of a number; `nil` for 0.
    func name(_ number: UInt32) -> String? { number == 0 ? nil : names[Int(number) - 1] }

    /// Cost: a hash and a comparison of the bytes; nothing is allocated for a value seen before.
    mutating func number(of value: Span<UInt8>) -> UInt32 {
        if last < written.count, written.equals(last, value) { return numbers[last] }
        let hash = ByteHash.hash(value)
        if let position = index.find(hash, matches: { written.equals($0, value) }) {
            last = position
            return numbers[position]
        }
        last = written.count
        written.append(value)
        hashes.append(hash)
        index.insert(last, hash: hash) { hashes[$0] }
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
