/// The values of a column that can only have a few meanings (yes and no, a few names), each written value read once.
struct FewValues<Value: Sendable>: Sendable {
    private var numbers: ValueNumbers
    private var meanings: [Value?] = []
    private let parse: @Sendable (String) -> Value?

    init(_ field: SignalField, mapping: Mapping, parse: @escaping @Sendable (String) -> Value?) {
        numbers = ValueNumbers(field, mapping: mapping)
        self.parse = parse
    }

    /// The value, `nil` when it is not known; `isBad` when something is written that the column cannot mean.
    mutating func value(of bytes: Span<UInt8>) -> (value: Value?, isBad: Bool) {
        let number = numbers.number(of: bytes)
        if number == 0 { return (nil, false) }
        while meanings.count < numbers.names.count { meanings.append(parse(numbers.names[meanings.count])) }
        let value = meanings[Int(number) - 1]
        return (value, value == nil)
    }
}
