import KBModel
import KBText

/// How a file's own columns and values become neutral ones (`--mapping FILE`).
package struct Mapping: Sendable, Hashable {
    package struct Source: Sendable, Hashable {
        /// Columns whose values make the field; several are joined by ` / `.
        package var columns: [String]
        package var pattern: TimePattern?
        /// The zone of times that name none: `UTC`, `+02:00` or an IANA name.
        package var zone: String?
    }

    package var fields: [SignalField: Source] = [:]
    /// By field: the file's value, folded → the neutral value.
    package var values: [SignalField: [String: String]] = [:]
    /// Values that mean "not known", folded.
    package var missing: Set<String> = Self.usualMissing
    package var separator: UInt8?
    /// What separates several articles in one value.
    package var articleSeparator = "|"

    /// Between the values of several columns that make one field.
    package static let joint = " / "

    package static let usualMissing: Set<String> = ["", "?", "null", "none", "n/a", "nan", "-"]

    package init() {}

    /// The columns that contacts are read from, where the file itself does not tell: the mapping's, and the neutral names it leaves alone.
    package var columns: [String] {
        var names: [String] = []
        for field in EventReader.fields {
            for column in fields[field]?.columns ?? [field.name] where !names.contains(column) { names.append(column) }
        }
        return names
    }

    package var isEmpty: Bool { self == Mapping() }

    /// The neutral value of a field, `nil` when it means "not known".
    package func neutral(_ value: String, of field: SignalField) -> String? {
        let trimmed = value.utf8.first?.isSpace == true || value.utf8.last?.isSpace == true ? Self.trimmed(value) : value
        if trimmed.utf8.count <= Self.longestMissing, isMissing(trimmed) { return nil }
        guard let values = values[field] else { return trimmed }
        return values[Folding.folded(trimmed)] ?? trimmed
    }

    /// Longer values are never looked up among the missing ones.
    private static let longestMissing = 40

    private func isMissing(_ value: String) -> Bool { missing.contains(Folding.folded(value)) }

    static func trimmed(_ value: String) -> String {
        let bytes = Array(value.utf8)
        guard let first = bytes.firstIndex(where: { !$0.isSpace }), let last = bytes.lastIndex(where: { !$0.isSpace }) else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
