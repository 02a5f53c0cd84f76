import KBModel
import KBText

/// Reads a signals file row by row, whatever form it has, and hands each row's values on by neutral field.
package struct RowReader {
    package let mapping: Mapping
    /// The fields the rows are asked for; other columns are passed over.
    package let fields: [SignalField]

    package init(mapping: Mapping, fields: [SignalField]) {
        self.mapping = mapping
        self.fields = fields
    }

    /// Calls `body` with every row; rows that are no rows are counted in `problems`. Throws when nothing of the file can be used; a file
    /// that is cut off is a failure in `problems`, after the rows before it.
    package func forEachRow(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (borrowing FieldValues, inout SignalProblems) -> Void
    ) throws {
        while stream.bytes.count < 4096, !stream.isAtEnd { try stream.refill(from: 0) }
        switch RowForm(firstBytes: stream.bytes.span) {
        case .csv: try forEachCSVRow(in: &stream, problems: &problems, body)
        case .jsonLines: try forEachLine(in: &stream, problems: &problems, body)
        case .jsonArray: try forEachElement(in: &stream, problems: &problems, body)
        }
    }

    private func forEachCSVRow(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (borrowing FieldValues, inout SignalProblems) -> Void
    ) throws {
        var scanner = CSVScanner(separator: mapping.separator ?? CSVDialect.separator(of: stream.bytes.span))
        var position = CSVDialect.startsWithMark(stream.bytes.span) ? 3 : 0
        var record = CSVRecord()
        var header: [String] = []
        var columns: [FieldColumns] = []
        var values = FieldValues()
        while true {
            switch scanner.next(in: stream.bytes.span, at: &position, isLast: stream.isAtEnd, into: &record) {
            case .end: return
            case .needsMore:
                try stream.refill(from: position)
                position = 0
            case .cutOff(let error):
                problems.failures.append(Self.cutOff(error, header: header, rows: problems.rows, name: stream.name))
                return
            case .record where record.isBlank: continue
            case .record where header.isEmpty:
                header = (0..<record.count).map { record.string(at: $0, in: stream.bytes.span) }
                columns = try FieldColumns.all(fields, header: header, mapping: mapping, name: stream.name)
            case .record:
                problems.rows += 1
                if record.count > header.count { problems.count(.wrongWidth, line: record.line) }
                values.line = record.line
                for column in columns { values[column.field] = column.value(record, stream.bytes.span, mapping) }
                body(values, &problems)
            }
        }
    }

    private static func cutOff(_ error: CSVError, header: [String], rows: Int, name: String) -> String {
        let column = error.field < header.count ? "column '\(header[error.field])'" : "column \(error.field + 1)"
        return """
            \(name), line \(error.line): the quote opened in \(column) is never closed (the file may be cut off). \
            \(rows) rows were read before it; the rest of the job went on. Export the file again, or pass --accept-partial.
            """
    }

    private func forEachLine(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (borrowing FieldValues, inout SignalProblems) -> Void
    ) throws {
        var values = FieldValues()
        try JSONLines.forEach(in: &stream, problems: &problems) { value, line, problems in
            fill(&values, from: value, line: line)
            body(values, &problems)
        }
    }

    private func forEachElement(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (borrowing FieldValues, inout SignalProblems) -> Void
    ) throws {
        var values = FieldValues()
        for (i, element) in try JSONLines.array(in: &stream).enumerated() {
            problems.rows += 1
            guard element.object != nil else {
                problems.count(.notAnObject, line: i + 1)
                continue
            }
            fill(&values, from: element, line: i + 1)
            body(values, &problems)
        }
    }

    private func fill(_ values: inout FieldValues, from object: JSONValue, line: Int) {
        values.line = line
        for field in fields { values[field] = value(of: field, in: object) }
    }

    private func value(of field: SignalField, in object: JSONValue) -> String? {
        let keys = mapping.fields[field].map(\.columns).flatMap { $0.contains { object[$0] != nil } ? $0 : nil } ?? [field.rawValue]
        let parts = keys.compactMap { object[$0].flatMap { text($0, of: field) } }
        return parts.isEmpty ? nil : parts.joined(separator: " / ")
    }

    private func text(_ value: JSONValue, of field: SignalField) -> String? {
        if let elements = value.array {
            let texts = elements.compactMap { $0.scalarText }
            return texts.isEmpty ? nil : texts.joined(separator: mapping.articleSeparator)
        }
        return value.scalarText.flatMap { mapping.neutral($0, of: field) }
    }
}
