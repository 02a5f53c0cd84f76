import KBText

/// The mapping's "not known" values as bytes, so that most values are told apart by their length alone.
struct MissingValues: Sendable {
    private let longest: Int
    private let mapping: Mapping

    init(_ mapping: Mapping) {
        self.mapping = mapping
        longest = mapping.missing.map(\.utf8.count).max() ?? 0
    }

    @inline(__always)
    func contains(_ value: Span<UInt8>, of field: SignalField) -> Bool {
        if value.isEmpty { return true }
        return value.count <= longest && mapping.neutral(value.string(), of: field) == nil
    }
}
