/// A small CSV file read whole: the first record names the columns. For files that may be large, use `CSVScanner`.
public struct CSVTable: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        /// The line of the row's first byte, counted from 1.
        public var line: Int
        /// As many values as the row has; a short row has fewer than there are columns.
        public var values: [String]
    }

    public var columns: [String] = []
    public var rows: [Row] = []
    /// Where the text is cut off: the rows before are complete, the one that is cut is not among them.
    public var cutOff: CSVError?

    /// `separator`: found in the first record when `nil`. A UTF-8 byte-order mark and blank lines are skipped. With `onlyColumns` nothing is
    /// read behind the first record.
    public init(parsing bytes: [UInt8], separator: UInt8? = nil, onlyColumns: Bool = false) {
        var scanner = CSVScanner(separator: separator ?? CSVDialect.separator(of: bytes.span))
        var position = CSVDialect.startsWithMark(bytes.span) ? 3 : 0
        var record = CSVRecord()
        while true {
            switch scanner.next(in: bytes.span, at: &position, isLast: true, into: &record) {
            case .record:
                if record.isBlank { continue }
                let values = (0..<record.count).map { record.string(at: $0, in: bytes.span) }
                if columns.isEmpty { columns = values } else { rows.append(Row(line: record.line, values: values)) }
                if onlyColumns { return }
            case .cutOff(let error):
                cutOff = error
                return
            case .needsMore, .end: return
            }
        }
    }

    /// The index of the column with this name, capitals and spaces around it aside.
    public func column(_ name: String) -> Int? {
        let wanted = CSVDialect.normalizedName(name)
        return columns.firstIndex { CSVDialect.normalizedName($0) == wanted }
    }

    /// A row's value in a column; `nil` where the row is too short.
    public func value(_ column: Int, in row: Row) -> String? { column < row.values.count ? row.values[column] : nil }
}

/// What differs between CSV files.
public enum CSVDialect {
    /// The separator of the first record: of comma, semicolon, tab and bar the one that stands there most often outside quotes.
    public static func separator(of bytes: Span<UInt8>) -> UInt8 {
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        var counts = [0, 0, 0, 0]
        var quoted = false
        for i in 0..<min(bytes.count, 1 << 16) {
            let byte = bytes[i]
            if byte == CSVScanner.quote { quoted.toggle() }
            if quoted { continue }
            if byte == 0x0A || byte == 0x0D, counts.contains(where: { $0 > 0 }) { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    /// Whether the bytes start with the UTF-8 byte-order mark.
    public static func startsWithMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    /// Column names are compared without capitals and without white space around them.
    public static func normalizedName(_ name: String) -> String {
        let bytes = name.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let trimmed = bytes.reversed().drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.reversed()
        return Folding.folded(String(decoding: Array(trimmed), as: UTF8.self))
    }
}
