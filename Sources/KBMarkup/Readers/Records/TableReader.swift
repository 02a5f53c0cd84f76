import KBModel
import KBText

/// Articles in the rows of a CSV file, or the objects of JSON and JSON Lines, by the names of their columns or by a mapping.
package struct TableReader: ArticleReader {
    static let name = "table"
    package let format = name

    private static let headSize = 1 << 16
    private let mapping: ArticleMapping
    /// With a mapping of its own a table is told by the mapped columns, whatever vendor it may look like.
    private let isMapped: Bool

    package init(mapping: ArticleMapping? = nil) {
        self.mapping = mapping ?? ArticleMapping()
        isMapped = mapping != nil
    }

    /// By columns for a title and a text.
    package func confidence(_ file: SourceFile) -> Confidence {
        guard let first = file.bytes.first(where: { !$0.isASCIISpace }), first != 0x3C else { return .no }
        let head = Array(file.bytes.prefix(Self.headSize))
        let sure: Confidence = isMapped ? .certain : .possible
        if JSONRecords.looksLikeJSON(head) {
            return ArticleRow.isComplete({ name in Self.mentions(name, in: head) }, mapping: mapping) ? sure : .no
        }
        let names = CSVTable(parsing: head, separator: mapping.separator, onlyColumns: true).columns
        guard names.count > 1 else { return .no }
        let columns = Set(names.map(CSVDialect.normalizedName))
        guard columns.count > 1 else { return .no }
        return ArticleRow.isComplete({ columns.contains(CSVDialect.normalizedName($0)) }, mapping: mapping) ? max(sure, .likely) : .no
    }

    /// Whether the last name of a path stands as a member's name.
    private static func mentions(_ path: String, in head: [UInt8]) -> Bool {
        head.range(of: "\"" + (path.split(separator: ".").last.map(String.init) ?? path) + "\"") != nil
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        JSONRecords.looksLikeJSON(file.bytes) ? readJSON(file) : readCSV(file)
    }

    private func readCSV(_ file: SourceFile) -> Reading {
        let decoded = TextDecoding(file.bytes)
        let table = CSVTable(parsing: decoded.bytes, separator: mapping.separator)
        let columns = Dictionary(
            table.columns.enumerated().map { (CSVDialect.normalizedName($1), $0) }, uniquingKeysWith: { first, _ in first })
        let rows = table.rows.map { ArticleRow($0, columns: columns, mapping: mapping) }
        var found = articles(of: rows, file)
        if !found.isEmpty { found[0].problems = decoded.problems + found[0].problems }
        if let error = table.cutOff {
            return .partly(found, reason: "a quote is never closed; the rows before it were read", line: error.line)
        }
        guard found.isEmpty else { return .articles(found) }
        return isMapped ? .unreadable(reason: "no row has a title or a text", line: nil) : .notAnArticle
    }

    private func readJSON(_ file: SourceFile) -> Reading {
        let lines = JSONLineRecords(TextDecoding(file.bytes).bytes)
        if lines.records.count + (lines.failure == nil ? 0 : 1) > 1 {
            let found = articles(of: lines.records.map { ArticleRow($0, mapping: mapping) }, file)
            if found.isEmpty, !isMapped { return .notAnArticle }
            guard let failure = lines.failure else { return .articles(found) }
            return .partly(found, reason: failure.reason, line: failure.line)
        }
        let reading = JSONRecords.read(file, in: ["articles", "data", "results", "items", "records", "result"]) { all in
            articles(of: all.records.map { ArticleRow($0, mapping: mapping) }, file)
        }
        // Whatever else has members of such names is none of this reader's business.
        if case .unreadable = reading, !isMapped { return .notAnArticle }
        return reading
    }

    /// Rows without title and text are counted on the first article.
    private func articles(of rows: [ArticleRow], _ file: SourceFile) -> [Article] {
        var found: [Article] = []
        var empty: [Int] = []
        for row in rows {
            if let article = row.article(file, format: format, needsBoth: !isMapped) {
                found.append(article)
            } else {
                empty.append(row.line)
            }
        }
        if let first = empty.first, !found.isEmpty {
            found[0].problems.append(
                Problem(
                    kind: "empty-record", line: first, message: "\(empty.count) records have neither a title nor a text; they were left out"
                ))
        }
        return found
    }
}
