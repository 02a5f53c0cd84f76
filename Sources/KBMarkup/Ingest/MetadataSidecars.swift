import KBModel
import KBText

/// CSV files with a `file` column beside articles (`index.csv`): titles, URLs, labels of their neighbours.
struct MetadataSidecars: Sendable {
    /// By the article's path below PATH.
    private var entries: [String: Entry] = [:]
    private var paths: Set<String> = []
    /// Sidecars that could not be read to their end.
    private(set) var result = IngestResult()

    private struct Entry: Sendable {
        var values: [String: String]
    }

    /// A sidecar is small; a larger CSV is an export, not an index.
    private static let maximumSize = 64 << 20

    /// Reads the `.csv` files of the tree whose header names a `file` column and of which a row names a file beside it.
    init(in tree: SourceTree) {
        let known = Set(tree.paths)
        for path in tree.paths where path.utf8.suffix(4).map(\.asciiLowercased) == Array(".csv".utf8) {
            do {
                let bytes = try tree.read(path)
                if bytes.count <= Self.maximumSize { add(CSVTable(parsing: TextDecoding(bytes).bytes), at: path, known: known, tree: tree) }
            } catch {
                // Not a known sidecar: `Ingest` comes to this path again as to any file, and reports it.
                continue
            }
        }
    }

    func isSidecar(_ path: String) -> Bool { paths.contains(path) }

    private mutating func add(_ table: CSVTable, at path: String, known: Set<String>, tree: SourceTree) {
        guard let file = table.column("file") else { return }
        let folder = path.utf8.lastIndex(of: 0x2F).map { String(path[...$0]) } ?? ""
        var found = false
        for row in table.rows {
            guard let name = table.value(file, in: row), known.contains(folder + name) else { continue }
            found = true
            var values: [String: String] = [:]
            for (index, column) in table.columns.enumerated() {
                if let value = table.value(index, in: row), !value.isEmpty { values[CSVDialect.normalizedName(column)] = value }
            }
            entries[folder + name] = Entry(values: values)
        }
        guard found else { return }
        paths.insert(path)
        if let error = table.cutOff {
            result.unread.append(
                IngestResult.Unread(
                    path: tree.fullPath(path), line: error.line, reason: "a quote is never closed; the rows before it were used"))
        }
    }

    /// The article with what its sidecar says about it: the sidecar wins over what the file says about itself.
    func completing(_ article: Article, of path: String) -> Article {
        guard let values = entries[path]?.values else { return article }
        func value(_ names: String...) -> String? { names.lazy.compactMap { values[$0] }.first }
        func time(_ names: String...) -> Timestamp? { names.lazy.compactMap { values[$0] }.compactMap { Timestamp(iso8601: $0) }.first }
        var article = article
        let language = value("language", "locale", "lang")
        if article.id.isEmpty, let id = value("id", "number", "sys_id") { article.id = language.map { "\(id)-\($0)" } ?? id }
        if let title = value("title", "name") {
            article.title = title
            article.problems.removeAll { $0.kind == "missing-title" }
        }
        article.language = language ?? article.language
        article.summary = value("summary", "description") ?? article.summary
        article.state = value("state", "status").map(Article.State.init(word:)) ?? article.state
        article.created = time("created", "created_at", "published") ?? article.created
        article.updated = time("updated", "updated_at", "modified") ?? article.updated
        article.reviewBy = time("review_by", "valid_to") ?? article.reviewBy
        article.owner = value("owner", "author") ?? article.owner
        if let url = value("url", "canonical") { article.urls = [url] + article.urls.filter { $0 != url } }
        for column in ["labels", "tags", "products", "topics", "categories"] {
            for label in Self.list(values[column] ?? "") where !article.labels.contains(label) { article.labels.append(label) }
        }
        return article
    }

    /// Values separated by `;` or `|`, or by `,` where there is neither.
    private static func list(_ text: String) -> [String] {
        let strong = text.utf8.contains { $0 == 0x3B || $0 == 0x7C }
        return text.utf8.split { strong ? $0 == 0x3B || $0 == 0x7C : $0 == 0x2C }.compactMap { part in
            let trimmed = part.drop(while: \.isASCIISpace).reversed().drop(while: \.isASCIISpace).reversed()
            return trimmed.isEmpty ? nil : String(decoding: Array(trimmed), as: UTF8.self)
        }
    }
}
