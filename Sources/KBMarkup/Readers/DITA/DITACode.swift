/// Parts of files of code that a `coderef` names by its fragment (DITA-OT, "Extended codeblock processing").
enum DITACode {
    /// `line-range(5,10)` and `line=4,10` (RFC 5147: lines between those numbers); anything else stands for the whole text.
    static func lines(of text: [UInt8], fragment: String) -> String {
        guard let range = range(fragment) else { return String(decoding: text, as: UTF8.self) }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let wanted = range.clamped(to: 0..<lines.count).map { lines[$0] }
        return String(decoding: Array(wanted.joined(separator: [0x0A])), as: UTF8.self)
    }

    /// Lines counted from 0.
    private static func range(_ fragment: String) -> Range<Int>? {
        let isRange = fragment.hasPrefix("line-range(")
        guard isRange || fragment.hasPrefix("line=") else { return nil }
        let numbers = fragment.dropFirst(isRange ? 11 : 5).split(separator: ",", omittingEmptySubsequences: false)
            .map { Int($0.filter { $0.isASCII && $0.isNumber }) }
        let first = (numbers.first.flatMap { $0 } ?? (isRange ? 1 : 0)) - (isRange ? 1 : 0)
        let last = numbers.dropFirst().first.flatMap { $0 } ?? Int(Int32.max)
        return first >= 0 && last > first ? first..<last : nil
    }
}
