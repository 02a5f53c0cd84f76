import KBModel

/// Finds suppressions written in a source, in whatever kind of comment its format has:
/// `lacuna: allow click-here because the label is the product's own` (optionally `until 2026-12-31`) counts for its line and the next
/// one that is not blank; `lacuna: allow-file RULE because …` for the whole file. Works on the raw bytes, so that it is the same for
/// HTML, XML and Markdown. Cost: one pass that looks for the marker.
package enum SuppressionScanner {
    private static let marker = Array("lacuna: allow".utf8)

    package static func entries(in bytes: [UInt8], path: String) -> [SuppressionEntry] {
        var entries: [SuppressionEntry] = []
        var search = bytes[...]
        while let start = firstMarker(in: search) {
            let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let number = bytes[..<lineStart].count { $0 == 0x0A } + 1
            let text = String(decoding: bytes[(start + marker.count)..<lineEnd], as: UTF8.self)
            entries += parse(text, path: path, line: number, nextLine: nextFilledLine(after: lineEnd, line: number, in: bytes))
            search = bytes[lineEnd...]
        }
        return entries
    }

    private static func firstMarker(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var i = 0
            while i + marker.count <= buffer.count {
                if buffer[i] == marker[0], buffer[i + 1] == marker[1], buffer[i + 2] == marker[2],
                    buffer[i..<i + marker.count].elementsEqual(marker)
                {
                    return bytes.startIndex + i
                }
                i += 1
            }
            return nil
        }
    }

    private static func nextFilledLine(after lineEnd: Int, line: Int, in bytes: [UInt8]) -> Int {
        var number = line
        for byte in bytes[lineEnd...] {
            if byte == 0x0A { number += 1 } else if !byte.isASCIISpace { break }
        }
        return max(number, line)
    }

    private static func parse(_ text: String, path: String, line: Int, nextLine: Int) -> [SuppressionEntry] {
        var rest = Substring(text)
        for end in ["-->", "*/", "?>"] {
            if let range = rest.firstRange(of: end) { rest = rest[..<range.lowerBound] }
        }
        let isFile = rest.hasPrefix("-file")
        if isFile { rest = rest.dropFirst(5) }
        var words = rest.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return [] }
        let rules = words.removeFirst().split(separator: ",").map(String.init)
        var until: Timestamp?
        if let mark = words.lastIndex(of: "until"), mark + 1 < words.count, let date = Timestamp(iso8601: words[mark + 1]) {
            until = date
            words.removeSubrange(mark...(mark + 1))
        }
        let reason = words.first == "because" ? words.dropFirst().joined(separator: " ") : nil
        let scope: SuppressionEntry.Scope = isFile ? .file(path: path) : .lines(path: path, line...nextLine)
        return rules.map { SuppressionEntry(rule: $0, scope: scope, reason: reason, until: until, line: line) }
    }
}
