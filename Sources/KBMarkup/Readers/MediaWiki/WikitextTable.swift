/// A wiki table: `{|`, `|-` between rows, `!` and `|` before cells, `|}`.
struct WikitextTable {
    struct Cell {
        var text: ArraySlice<UInt8>
        var isHeader: Bool
        var columns = 1
        var rows = 1
        var line: Int
    }

    private(set) var rows: [[Cell]] = []
    private(set) var caption: ArraySlice<UInt8>?

    init(_ text: ArraySlice<UInt8>, firstLine: Int) {
        var row: [Cell] = []
        var line = firstLine
        var depth = 0
        // The first line holds the table's attributes, the last its end.
        let body = text.drop { $0 != 0x0A }.dropFirst().dropLast(2)
        line += 1
        for part in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let content = part.drop { $0 == 0x20 || $0 == 0x09 }
            let nested = depth > 0
            if content.starts(with: "{|".utf8) { depth += 1 }
            if content.starts(with: "|}".utf8), depth > 0 { depth -= 1 }
            if nested || depth > 0 {
                Self.extend(&row, to: part.endIndex, in: text)
            } else if content.starts(with: "|-".utf8) {
                if !row.isEmpty { rows.append(row) }
                row = []
            } else if content.starts(with: "|+".utf8) {
                caption = Self.withoutAttributes(content.dropFirst(2)).text
            } else if content.first == 0x7C || content.first == 0x21 {
                row += Self.cells(content.dropFirst(), isHeader: content.first == 0x21, line: line)
            } else {
                Self.extend(&row, to: part.endIndex, in: text)
            }
            line += 1
        }
        if !row.isEmpty { rows.append(row) }
    }

    /// A line that begins no cell goes on with the one before.
    private static func extend(_ row: inout [Cell], to end: Int, in text: ArraySlice<UInt8>) {
        guard !row.isEmpty else { return }
        let last = row.count - 1
        row[last].text = text[min(row[last].text.startIndex, end)..<end]
    }

    /// Cells on one line are parted by `||`, header cells also by `!!`.
    private static func cells(_ line: ArraySlice<UInt8>, isHeader: Bool, line number: Int) -> [Cell] {
        var cells: [Cell] = []
        var start = line.startIndex
        var depth = 0
        var index = line.startIndex
        while index < line.endIndex {
            let pair = line[index...].prefix(2)
            if pair.elementsEqual("[[".utf8) || pair.elementsEqual("{{".utf8) { depth += 1 }
            if pair.elementsEqual("]]".utf8) || pair.elementsEqual("}}".utf8) { depth -= 1 }
            if depth <= 0, pair.elementsEqual("||".utf8) || (isHeader && pair.elementsEqual("!!".utf8)) {
                cells.append(cell(line[start..<index], isHeader: isHeader, line: number))
                start = index + 2
                index += 2
            } else {
                index += 1
            }
        }
        cells.append(cell(line[start...], isHeader: isHeader, line: number))
        return cells
    }

    private static func cell(_ text: ArraySlice<UInt8>, isHeader: Bool, line: Int) -> Cell {
        let (attributes, content) = withoutAttributes(text)
        return Cell(
            text: content, isHeader: isHeader, columns: span("colspan", in: attributes), rows: span("rowspan", in: attributes), line: line)
    }

    /// `style="…" | text`: what stands before a single bar, outside links and templates, are attributes.
    private static func withoutAttributes(_ text: ArraySlice<UInt8>) -> (attributes: ArraySlice<UInt8>, text: ArraySlice<UInt8>) {
        guard let bar = text.firstIndex(of: 0x7C) else { return (text[..<text.startIndex], text) }
        let before = text[..<bar]
        guard !before.contains(0x5B), !before.contains(0x7B), before.contains(0x3D) || before.allSatisfy(\.isASCIISpace) else {
            return (text[..<text.startIndex], text)
        }
        return (before, text[(bar + 1)...])
    }

    private static func span(_ name: String, in attributes: ArraySlice<UInt8>) -> Int {
        guard let place = Array(attributes).range(of: name) else { return 1 }
        let digits = Array(attributes)[place.upperBound...].drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }
        return min(1000, max(1, Int(String(decoding: digits, as: UTF8.self)) ?? 1))
    }
}

/// A template call: `{{name|value|name=value}}`.
struct WikitextTemplate {
    struct Value {
        var name: String?
        var text: ArraySlice<UInt8>
    }

    private(set) var name = ""
    private(set) var values: [Value] = []

    /// - Parameter text: from `{{` to `}}`.
    init(_ text: ArraySlice<UInt8>) {
        let parts = WikitextInline.split(text.dropFirst(2).dropLast(2))
        name = parts.first.map { String(decoding: $0.trimmingASCIISpace, as: UTF8.self) } ?? ""
        for part in parts.dropFirst() {
            let equals = part.prefix { $0 != 0x5B && $0 != 0x7B && $0 != 0x3C }.firstIndex(of: 0x3D)
            let key = equals.map { String(decoding: part[..<$0].trimmingASCIISpace, as: UTF8.self) }
            let value = (equals.map { part[($0 + 1)...] } ?? part).trimmingASCIISpace
            if !value.isEmpty { values.append(Value(name: key, text: value)) }
        }
    }
}
