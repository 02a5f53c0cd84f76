import KBModel
import KBText

/// One row of a table of articles: a line of CSV or an object of JSON.
struct ArticleRow {
    private enum Values {
        case csv([String], columns: [String: Int])
        case json(JSONValue)
    }

    private let values: Values
    private let mapping: ArticleMapping
    let line: Int

    init(_ row: CSVTable.Row, columns: [String: Int], mapping: ArticleMapping) {
        values = .csv(row.values, columns: columns)
        line = row.line
        self.mapping = mapping
    }

    init(_ record: JSONRecords.Record, mapping: ArticleMapping) {
        values = .json(record.value)
        line = record.line
        self.mapping = mapping
    }

    /// Whether these names hold a title and a text.
    static func isComplete(_ hasColumn: (String) -> Bool, mapping: ArticleMapping) -> Bool {
        [ArticleMapping.Field.title, .body].allSatisfy { mapping.columns(of: $0).contains(where: hasColumn) }
    }

    // MARK: Values

    /// The values of one column, those that mean "not known" left out.
    private func texts(_ column: String, _ field: ArticleMapping.Field) -> [String] {
        let found: [String]
        switch values {
        case .csv(let row, let columns):
            let index = columns[CSVDialect.normalizedName(column)]
            found = index.flatMap { $0 < row.count ? [row[$0]] : nil } ?? []
        case .json(let record):
            let value = column.split(separator: ".").reduce(record) { $0[String($1)] ?? .null }
            found =
                value.array?.compactMap { $0.scalarText ?? $0["name"]?.string }
                ?? [value.scalarText ?? value["name"]?.string].compactMap { $0 }
        }
        return found.compactMap { mapping.neutral($0, of: field) }
    }

    private func text(_ field: ArticleMapping.Field) -> String? {
        mapping.columns(of: field).lazy.compactMap { texts($0, field).first }.first
    }

    private func time(_ field: ArticleMapping.Field, _ problems: inout [Problem]) -> Timestamp? {
        guard let text = text(field) else { return nil }
        let pattern = mapping.fields[field]?.pattern
        if let time = pattern.map({ $0.localTime(text) }) ?? Timestamp(iso8601: text) { return time }
        problems.append(
            Problem(
                kind: "unreadable-date", line: line,
                message:
                    "what stands for \(field.rawValue) does not follow \(pattern == nil ? "ISO 8601" : "the mapping's pattern"); it was left out"
            ))
        return nil
    }

    // MARK: The article

    /// `nil` without title and text.
    ///
    /// - Parameter needsBoth: a title alone, or a text alone, is no article.
    func article(_ file: SourceFile, format: String, needsBoth: Bool) -> Article? {
        var problems: [Problem] = []
        let body = body(&problems)
        let title = text(.title).map(RecordValues.plainText) ?? ""
        guard !title.isEmpty || !body.isEmpty, !needsBoth || !(title.isEmpty || body.isEmpty) else { return nil }
        if title.isEmpty { problems.append(Problem(kind: "missing-title", line: line, message: "the record has no title")) }
        let language = LanguageTag.stated(text(.language))
        let id = text(.id)
        var article = Article(
            id: RecordValues.id(id ?? "", language: language), title: title, language: language, summary: text(.summary),
            state: text(.state).map(RecordValues.state), owner: text(.owner), labels: labels,
            urls: mapping.columns(of: .url).flatMap { texts($0, .url) },
            source: Article.Source(path: file.path, format: format, locator: id ?? title),
            blocks: body)
        article.created = time(.created, &problems)
        article.updated = time(.updated, &problems)
        article.reviewBy = time(.reviewBy, &problems)
        article.problems = problems
        // Without an id of its own an article keeps its place among the others by its title, wherever its line moves.
        if article.id.isEmpty, article.urls.isEmpty { article.id = RelativePath.stem(file.relativePath) + "#" + title }
        return article
    }

    private var labels: [String] {
        var labels: [String] = []
        for column in mapping.columns(of: .labels) {
            let values = texts(column, .labels)
            for label in values.count == 1 ? StatedMetadata.parts(of: values[0]) : values where !labels.contains(label) {
                labels.append(label)
            }
        }
        return labels
    }

    private func body(_ problems: inout [Problem]) -> [Block] {
        let isMapped = mapping.fields[.body] != nil
        let parts = mapping.columns(of: .body).map { ($0, texts($0, .body)) }.filter { !$0.1.isEmpty }
        var blocks: [Block] = []
        // Of the usual names one column is the text; others may be the same text in another form.
        for (column, texts) in isMapped ? parts[...] : parts.prefix(1) {
            if isMapped, parts.count > 1 {
                let name = column.split { $0 == "." }.last.map(String.init) ?? column
                blocks.append(Block(.heading(level: 2, [Inline(name)]), line: line))
            }
            for text in texts {
                let read = read(text, column: column).onLine(line)
                blocks += read.blocks
                problems += read.problems
            }
        }
        return blocks
    }

    private func read(_ text: String, column: String) -> HTMLFragment.Result {
        let bytes = Array(text.utf8)
        switch mapping.fields[.body]?.form ?? Self.form(of: bytes, column: column) {
        case .html: return HTMLFragment.read(bytes)
        case .markdown: return MarkdownBody.read(bytes[...])
        case .text: return PlainText.read(bytes[...])
        }
    }

    private static func form(of text: [UInt8], column: String) -> ArticleMapping.Form {
        if column == "markdown" { return .markdown }
        if column == "html" { return .html }
        var index = 0
        while let open = text[index...].firstIndex(of: 0x3C) {
            let name = text[(open + 1)...].drop { $0 == 0x2F }.prefix { $0.isASCIILetter || $0.isASCIIDigit }.map(\.asciiLowercased)
            if let tag = HTMLTag(rawValue: String(decoding: name, as: UTF8.self)), tag != .other { return .html }
            index = open + 1
        }
        return .text
    }
}
