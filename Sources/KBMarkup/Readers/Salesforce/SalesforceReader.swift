import KBModel
import KBText

/// Salesforce Knowledge import packages: a CSV whose cells name the HTML files that hold the bodies.
package struct SalesforceReader: ArticleReader {
    package let format = "salesforce"

    /// HTML files that a package's CSV names: parts of its articles.
    private var parts: Set<String> = []

    package init() {}

    /// Looks at the beginning of each CSV, and reads those that are packages.
    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        var reader = self
        for path in tree.paths where path.hasSuffix(".csv") {
            do {
                guard Self.isPackage(try tree.head(path, Self.headerSize)) else { continue }
                let table = CSVTable(parsing: TextDecoding(try tree.read(path)).bytes)
                reader.parts.formUnion(table.rows.flatMap(\.values).compactMap { Self.part($0, from: path, in: tree) })
            } catch {
                // `Ingest` comes to this path again as to any file, and reports it.
                continue
            }
        }
        return reader
    }

    package func confidence(_ file: SourceFile) -> Confidence {
        parts.contains(file.relativePath) || Self.isPackage(file.bytes) ? .certain : .no
    }

    private static let headerSize = 4096

    /// By the column names that an import needs.
    private static func isPackage(_ bytes: [UInt8]) -> Bool {
        let header = bytes.prefix(headerSize).prefix { $0 != 0x0A }.map(\.asciiLowercased)
        return header.range(of: "title") != nil && header.range(of: "urlname") != nil
            && (header.range(of: "__c") != nil || header.range(of: "datacategorygroup") != nil
                || header.range(of: "ismasterlanguage") != nil)
    }

    private static func part(_ value: String, from path: String, in tree: SourceTree) -> String? {
        guard value.utf8.count < 500, value.hasSuffix(".html") || value.hasSuffix(".htm") || value.hasSuffix(".txt") else { return nil }
        return tree.path(of: value, from: path)
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        guard !parts.contains(file.relativePath) else { return .notAnArticle }
        let decoded = TextDecoding(file.bytes)
        let table = CSVTable(parsing: decoded.bytes)
        var articles = table.rows.map { SalesforceRow($0, of: table, file: file, tree: context.tree).article }
        guard !articles.isEmpty else { return .unreadable(reason: "it holds no row", line: nil) }
        articles[0].problems = decoded.problems + articles[0].problems
        guard let error = table.cutOff else { return .articles(articles) }
        return .partly(articles, reason: "a quote is never closed; the rows before it were read", line: error.line)
    }

    /// One row of the package.
    private struct SalesforceRow {
        let table: CSVTable
        let row: CSVTable.Row
        let file: SourceFile
        let tree: SourceTree

        init(_ row: CSVTable.Row, of table: CSVTable, file: SourceFile, tree: SourceTree) {
            self.row = row
            self.table = table
            self.file = file
            self.tree = tree
        }

        private func value(_ column: String) -> String? {
            table.column(column).flatMap { table.value($0, in: row) }.flatMap { $0.isEmpty ? nil : $0 }
        }

        var article: Article {
            let name = value("URLName") ?? value("ArticleNumber") ?? ""
            let language = LanguageTag.stated(value("Language"))
            let body = body
            return Article(
                id: RecordValues.id(name, language: language), title: value("Title") ?? "", language: language, summary: value("Summary"),
                state: value("PublishStatus").map(RecordValues.state), labels: labels, urls: name.isEmpty ? [] : [name],
                source: Article.Source(path: file.path, format: "salesforce", locator: name), blocks: body.blocks, problems: body.problems)
        }

        /// Data categories, written with `+` between them.
        private var labels: [String] {
            var labels: [String] = []
            for (index, column) in table.columns.enumerated() where CSVDialect.normalizedName(column).hasPrefix("datacategorygroup") {
                for label in (table.value(index, in: row) ?? "").split(separator: "+") where !labels.contains(String(label)) {
                    labels.append(String(label))
                }
            }
            return labels
        }

        /// The custom fields in the order of the columns; with several, each under its name.
        private var body: HTMLFragment.Result {
            var result = HTMLFragment.Result(blocks: [], problems: [])
            let fields = table.columns.enumerated().compactMap { index, column -> (name: String, value: String)? in
                guard CSVDialect.normalizedName(column).hasSuffix("__c"), let value = table.value(index, in: row), !value.isEmpty else {
                    return nil
                }
                return (column, value)
            }
            for field in fields {
                var read = HTMLFragment.read(html(of: field.value, &result.problems))
                if fields.count > 1 {
                    let name = field.name.dropLast(3).split(separator: "_").joined(separator: " ")
                    read.blocks.insert(Block(.heading(level: 2, [Inline(name)])), at: 0)
                }
                result.blocks += read.blocks.placed(at: row.line)
                result.problems += read.problems
            }
            return result
        }

        private func html(of value: String, _ problems: inout [Problem]) -> [UInt8] {
            let isName = value.utf8.count < 500 && (value.hasSuffix(".html") || value.hasSuffix(".htm")) && !value.utf8.contains(0x3C)
            guard isName else { return Array(value.utf8) }
            guard let path = tree.path(of: value, from: file.relativePath) else {
                problems.append(Problem(kind: "unresolved-reference", line: row.line, message: "the file \(value) is not in the package"))
                return []
            }
            do {
                let decoded = TextDecoding(try tree.read(path))
                problems += decoded.problems
                return decoded.bytes
            } catch {
                problems.append(
                    Problem(kind: "unreadable-file", line: row.line, message: "the file \(value) cannot be opened: \(error)"))
                return []
            }
        }
    }
}
