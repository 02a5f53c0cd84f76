import KBModel

/// Parts of files of code that a `coderef` names by its fragment (DITA-OT, "Extended codeblock processing").
enum DITACode {
    /// `line-range(5,10)`, `line=4,10` (RFC 5147: lines between those numbers), or `token=start,end`: the lines between the first that holds
    /// `start` and the next that holds `end`. Any other fragment, or none, stands for the whole text; `nil` when no line holds `start`.
    static func lines(of text: [UInt8], fragment: String) -> String? {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        var wanted = range(fragment)?.clamped(to: lines.indices)
        if fragment.hasPrefix(tokens) {
            wanted = range(between: fragment.dropFirst(tokens.utf8.count), in: lines)
            if wanted == nil { return nil }
        }
        guard let wanted else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: Array(lines[wanted].joined(separator: [0x0A])), as: UTF8.self)
    }

    private static let tokens = "token="

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

    /// `start,end`: without `start` from the first line on, without `end` to the last.
    private static func range(between tokens: Substring, in lines: [ArraySlice<UInt8>]) -> Range<Int>? {
        let tokens = tokens.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        func line(holding token: String, from start: Int) -> Int? {
            lines[start...].firstIndex { Array($0).range(of: token) != nil }
        }
        var first = 0
        if let start = tokens.first, !start.isEmpty {
            guard let found = line(holding: start, from: 0) else { return nil }
            first = found + 1
        }
        guard tokens.count > 1, !tokens[1].isEmpty else { return first..<lines.count }
        return first..<(line(holding: tokens[1], from: first) ?? lines.count)
    }
}
