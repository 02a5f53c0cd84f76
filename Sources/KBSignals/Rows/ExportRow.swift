import KBModel
import KBText

/// One flat record of a vendor's table, whatever carried it: XML, JSON or CSV.
struct ExportRow: Sendable {
    /// The table's name where the file says it.
    var table: String?
    var line: Int
    private var values: [String: String] = [:]
    /// What a reference shows to people, beside its key.
    private var shown: [String: String] = [:]

    init(table: String? = nil, line: Int) {
        self.table = table
        self.line = line
    }

    /// How names of columns are compared: without capitals and spaces.
    static func key(_ name: String) -> String {
        let folded = CSVDialect.normalizedName(name)
        return folded.utf8.contains(0x20) ? String(decoding: folded.utf8.filter { $0 != 0x20 }, as: UTF8.self) : folded
    }

    mutating func set(_ name: String, to value: String?, shown text: String? = nil) {
        let key = Self.key(name)
        if let value { values[key] = value }
        if let text { shown[key] = text }
    }

    func has(_ name: String) -> Bool { values[name] != nil || shown[name] != nil }

    /// The value; `nil` when it is empty or means "not known".
    subscript(name: String) -> String? { Self.known(values[name]) ?? Self.known(shown[name]) }

    /// The first of these columns that has a value.
    subscript(first names: String...) -> String? { names.lazy.compactMap { self[$0] }.first }

    /// What people see: a reference's text, else the value.
    func label(_ name: String) -> String? { Self.known(shown[name]) ?? Self.known(values[name]) }

    private static func known(_ text: String?) -> String? {
        guard let text = text.map(Mapping.trimmed), !text.isEmpty else { return nil }
        return text.utf8.count < 5 && Mapping.usualMissing.contains(Folding.folded(text)) ? nil : text
    }

    /// Scalars, and objects of `value` and `display_value`.
    init(_ record: JSONValue, line: Int) {
        self.init(table: record["sys_class_name"]?.string ?? record["attributes"]?["type"]?.string, line: line)
        for member in record.object ?? [] {
            if member.value.object != nil {
                set(member.key, to: member.value["value"]?.scalarText, shown: member.value["display_value"]?.scalarText)
            } else {
                set(member.key, to: member.value.scalarText)
            }
        }
    }
}

extension ExportSink {
    /// Calls `body` with every row of a table in XML, JSON or CSV. Rows too wide for their header are counted; a file that is cut off is a
    /// failure in `problems`, after the rows before it.
    mutating func forEachRow(in stream: inout ByteStream, _ body: (ExportRow, inout ExportSink) throws -> Void) throws {
        let sample = try ExportSample(&stream)
        switch sample.form {
        case .json:
            try forEachRecord(in: &stream, lists: ["records", "result"]) { record, _, line, sink in
                try body(ExportRow(record, line: line), &sink)
            }
        case .xml:
            try XMLRecords.forEach(in: &stream) { row in
                problems.rows += 1
                try body(row, &self)
            } failure: {
                problems.failures.append($0)
            }
        case .table, .text: try forEachCSVRow(in: &stream, body)
        }
    }

    private mutating func forEachCSVRow(in stream: inout ByteStream, _ body: (ExportRow, inout ExportSink) throws -> Void) throws {
        var scanner = CSVScanner(separator: CSVDialect.separator(of: stream.bytes.span))
        var position = CSVDialect.startsWithMark(stream.bytes.span) ? 3 : 0
        var record = CSVRecord()
        var header: [String] = []
        while true {
            let start = position
            switch scanner.next(in: stream.bytes.span, at: &position, isLast: stream.isAtEnd, into: &record) {
            case .end: return
            case .needsMore:
                try stream.refill(from: position)
                position = 0
            case .cutOff(let error):
                problems.failures.append(RowReader.cutOff(error, header: header, rows: problems.rows, name: stream.name))
                return
            case .record where record.isBlank: continue
            case .record where header.isEmpty: header = (0..<record.count).map { record.string(at: $0, in: stream.bytes.span) }
            case .record:
                problems.rows += 1
                if record.count > header.count { problems.count(.wrongWidth, line: record.line) }
                if !stream.bytes.span.extracting(start..<position).isUTF8 { problems.count(.notUTF8, line: record.line) }
                var row = ExportRow(line: record.line)
                for i in 0..<min(record.count, header.count) { row.set(header[i], to: record.string(at: i, in: stream.bytes.span)) }
                try body(row, &self)
            }
        }
    }
}
