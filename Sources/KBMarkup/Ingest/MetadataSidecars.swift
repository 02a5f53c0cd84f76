import KBModel
import KBText

/// CSV files with a `file` column beside articles (`index.csv`): titles, URLs, labels of their neighbours.
struct MetadataSidecars: Sendable {
    /// By the article's path below PATH.
    private var entries: [String: StatedMetadata] = [:]
    private var paths: Set<String> = []
    /// Sidecars that could not be read to their end.
    private(set) var result = IngestResult()

    /// A sidecar is small; a larger CSV is an export, not an index.
    private static let maximumSize = 64 << 20
    /// The columns' names stand within this many bytes.
    private static let headerSize = 1 << 14

    /// Reads the `.csv` files of the tree whose header names a `file` column and of which a row names a file beside it.
    init(in tree: SourceTree) {
        let known = Set(tree.paths)
        for path in tree.paths where path.utf8.suffix(4).map(\.asciiLowercased) == Array(".csv".utf8) {
            do {
                let header = CSVTable(parsing: TextDecoding(try tree.head(path, Self.headerSize)).bytes)
                guard header.column("file") != nil else { continue }
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
            var metadata = StatedMetadata()
            for (index, column) in table.columns.enumerated() where index != file {
                if let value = table.value(index, in: row) { metadata.add(value, for: column) }
            }
            entries[folder + name] = metadata
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
        guard let metadata = entries[path] else { return article }
        var article = article
        metadata.complete(&article)
        return article
    }
}
