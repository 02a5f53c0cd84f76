import KBDiff
import KBMarkup
import KBModel

/// The articles of a command's KB PATHs.
struct LoadedArticles: Sendable {
    /// In the order of the PATHs, the files below each and the records inside each.
    var articles: [Article]
    /// Whether a file, or a whole PATH, could not be read: such a command ends with exit code 2.
    var incomplete: Bool
    /// What supports the statements of drafts among them, by the ids of their articles.
    var evidence: [String: DraftEvidence] = [:]
    /// What is to be said about files, where it was not said while they were read.
    var remarks: [String] = []

    var outcome: Outcome { incomplete ? .incomplete : .done }
}

/// Reads KB PATHs for every command, with the remarks the contract asks for: one line on standard error for a file that gave no article,
/// one line that counts the files that are plainly none.
enum ArticleLoading {
    /// - Parameters:
    ///   - sourceFormat: `auto` or the name of a format that all files are read as.
    ///   - readers: of `ArticleReaders`, as options made them.
    /// - Throws: `CommandFailure` when `sourceFormat` is unknown, or when no PATH exists.
    static func load(
        paths: [String], sourceFormat: String = "auto", readers: [any ArticleReader] = ArticleReaders.all, console: Console
    ) async throws -> LoadedArticles {
        var loaded = LoadedArticles(articles: [], incomplete: false)
        loaded.incomplete = try await read(paths: paths, sourceFormat: sourceFormat, readers: readers, console: console) {
            loaded.articles.append($0)
        }
        return loaded
    }

    /// The same of one tree; the remarks are left to the caller, who may read several at once.
    static func load(_ tree: SourceTree, sourceFormat: String) async throws -> LoadedArticles {
        let readers = ArticleReaders.all
        let ingest = Ingest(format: try reader(named: sourceFormat, among: readers), readers: readers)
        var loaded = LoadedArticles(articles: [], incomplete: false)
        var remarks: [String] = []
        loaded.incomplete = try await read(
            tree, by: ingest, remark: { remarks.append($0) }, each: { loaded.articles.append($0) })
        loaded.remarks = remarks
        return loaded
    }

    /// Passes the articles on in their order without keeping them; whether something could not be read.
    static func read(
        paths: [String], sourceFormat: String, readers: [any ArticleReader], console: Console, each: (Article) throws -> Void
    ) async throws -> Bool {
        let ingest = Ingest(format: try reader(named: sourceFormat, among: readers), readers: readers)
        var incomplete = false
        for path in paths {
            let tree: SourceTree
            do {
                tree = try FileTree.tree(at: path)
            } catch {
                guard paths.count > 1 else { throw error }
                console.remark("lacuna: \(error)")
                incomplete = true
                continue
            }
            if try await read(tree, by: ingest, remark: console.remark, each: each) { incomplete = true }
        }
        return incomplete
    }

    private static func read(
        _ tree: SourceTree, by ingest: Ingest, remark: (String) -> Void, each: (Article) throws -> Void
    ) async throws -> Bool {
        var count = IngestCount()
        try await ingest.read(tree) { result in
            for article in result.articles { try each(article) }
            for file in result.unread { remark(line(about: file)) }
            count.add(result)
        }
        for line in lines(about: count, of: tree.root) { remark(line) }
        return count.unread > 0
    }

    private struct IngestCount {
        var articles = 0
        var unread = 0
        var notArticles = 0

        mutating func add(_ result: IngestResult) {
            articles += result.articles.count
            unread += result.unread.count
            notArticles += result.notArticles
        }
    }

    private static func reader(named format: String, among readers: [any ArticleReader]) throws(CommandFailure) -> (any ArticleReader)? {
        if format == "auto" { return nil }
        if let reader = readers.first(where: { $0.format == format }) { return reader }
        let known = readers.map(\.format).joined(separator: ", ")
        throw CommandFailure("unknown --source-format \(format). Formats: auto, \(known).")
    }

    private static func line(about file: IngestResult.Unread) -> String {
        let line = file.line.map { ", line \($0)" } ?? ""
        return "lacuna: \(file.path)\(line): \(file.isPartly ? "read in part" : "no article was read"): \(file.reason)."
    }

    private static func lines(about count: IngestCount, of path: String) -> [String] {
        var lines: [String] = []
        if count.notArticles > 0 {
            let what = count.notArticles == 1 ? "file is no article and was" : "files are no articles and were"
            lines.append("lacuna: \(path): \(count.notArticles) \(what) skipped.")
        }
        if count.articles == 0, count.unread == 0 {
            lines.append("lacuna: \(path): no articles were found. Check the path, or name the format with --source-format.")
        }
        return lines
    }
}
