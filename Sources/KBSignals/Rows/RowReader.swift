import KBModel
import KBText

/// Reads a signals file row by row, whatever form it has, and hands each row on by neutral field.
package struct RowReader {
    /// What is done with a row: the row, the bytes its ranges mean, and where to count what is wrong with it.
    package typealias Use = (borrowing SignalRow, Span<UInt8>, inout SignalProblems) throws -> Void

    package let mapping: Mapping
    /// The fields the rows are asked for; other columns are passed over.
    package let fields: [SignalField]

    package init(mapping: Mapping, fields: [SignalField]) {
        self.mapping = mapping
        self.fields = fields
    }

    /// Calls `use` with every row; rows that are no rows are counted in `problems`. Throws when nothing of the file can be used; a file
    /// that is cut off is a failure in `problems`, after the rows before it.
    package func forEachRow(in stream: inout ByteStream, problems: inout SignalProblems, _ use: Use) throws {
        while stream.bytes.count < 4096, !stream.isAtEnd { try stream.refill(from: 0) }
        switch RowForm(firstBytes: stream.bytes.span) {
        case .csv: try forEachCSVRow(in: &stream, problems: &problems, use)
        case .jsonLines: try forEachLine(in: &stream, problems: &problems, use)
        case .jsonArray: try forEachElement(in: &stream, problems: &problems, use)
        }
    }

    private func forEachCSVRow(in stream: inout ByteStream, problems: inout SignalProblems, _ use: Use) throws {
        var scanner = CSVScanner(separator: mapping.separator ?? CSVDialect.separator(of: stream.bytes.span))
        var position = CSVDialect.startsWithMark(stream.bytes.span) ? 3 : 0
        var record = CSVRecord()
        var header: [String] = []
        var columns: [FieldColumns] = []
        var row = SignalRow()
        while true {
            let start = position
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
                try FieldColumns.check(columns, for: fields, header: header, name: stream.name)
            case .record:
                problems.rows += 1
                if record.count > header.count { problems.count(.wrongWidth, line: record.line) }
                if !record.isASCII, !stream.bytes.span.extracting(start..<position).isUTF8 { problems.count(.notUTF8, line: record.line) }
                row.clear()
                row.line = record.line
                for column in columns { column.fill(&row, from: record, stream.bytes.span, mapping) }
                try use(row, stream.bytes.span, &problems)
            }
        }
    }

    static func cutOff(_ error: CSVError, header: [String], rows: Int, name: String) -> String {
        let column = error.field < header.count ? "column '\(header[error.field])'" : "column \(error.field + 1)"
        return """
            \(name), line \(error.line): the quote opened in \(column) is never closed (the file may be cut off). \
            \(rows) rows were read before it; the rest of the job went on. Export the file again, or pass --accept-partial.
            """
    }

    private func forEachLine(in stream: inout ByteStream, problems: inout SignalProblems, _ use: Use) throws {
        let name = stream.name
        let sources = fields.map { (field: $0, keys: mapping.fields[$0]?.columns ?? [$0.name]) }
        let isSimple = sources.allSatisfy { $0.keys.count == 1 }
        var scanner = JSONRowScanner(keys: sources.map { ($0.keys[0], $0.field) }, separator: mapping.articleSeparator)
        var row = SignalRow()
        try JSONLines.forEachLine(in: &stream) { bytes, range, line, isLast in
            if !bytes.extracting(range).isUTF8 { problems.count(.notUTF8, line: line) }
            row.clear()
            row.line = line
            if isSimple, scanner.scan(bytes, range, into: &row) {
                problems.rows += 1
                try use(row, bytes, &problems)
                return
            }
            try JSONLines.parse(bytes, range, line, isLast: isLast, name: name, &problems) { object, problems in
                row.clear()
                fill(&row, from: object)
                try use(row, bytes, &problems)
            }
        }
    }

    private func forEachElement(in stream: inout ByteStream, problems: inout SignalProblems, _ use: Use) throws {
        var row = SignalRow()
        let elsewhere: [UInt8] = []
        try JSONRecords.forEach(in: &stream, problems: &problems) { element, _, line, problems in
            row.clear()
            row.line = line
            fill(&row, from: element)
            try use(row, elsewhere.span, &problems)
        }
    }

    private func fill(_ row: inout SignalRow, from object: JSONValue) {
        for field in fields {
            let mapped = mapping.fields[field]?.columns ?? []
            let keys = mapped.contains { object[$0] != nil } ? mapped : [field.name]
            let parts = keys.compactMap { object[$0]?.listText(separator: mapping.articleSeparator) }
            let known = parts.count > 1 ? parts.compactMap { mapping.neutral($0, of: field) } : parts
            if !known.isEmpty { row.set(field, toText: known.joined(separator: Mapping.joint)) }
        }
    }
}
