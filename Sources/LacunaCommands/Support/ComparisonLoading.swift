import Foundation
import KBDiff
import KBMarkup
import KBModel

/// Reads one side of a comparison: articles in any format, the JSON of `ingest`, or drafts.
enum ComparisonLoading {
    /// What is to be said about its files is in `remarks`: sides are read at once and speak one after the other.
    static func load(_ path: String, sourceFormat: String) async throws -> LoadedArticles {
        if path == "/dev/null" { return LoadedArticles(articles: [], incomplete: false) }
        let tree = try FileTree.tree(at: path)
        var loaded = try await ArticleLoading.load(tree, sourceFormat: sourceFormat)
        loaded.evidence = evidence(in: tree)
        return loaded
    }

    /// What supports the statements of the drafts in a file that `draft --format json` wrote.
    private static func evidence(in tree: SourceTree) -> [String: DraftEvidence] {
        guard tree.paths == [""] else { return [:] }
        let json: JSONValue
        do {
            let head = try tree.head("", 1 << 16)
            guard head.contains(0x7B), String(decoding: head, as: UTF8.self).contains("\"provenance\"") else { return [:] }
            json = try JSONValue(parsing: tree.read(""))
        } catch {
            // What cannot be read has been named with its articles.
            return [:]
        }
        return (json["drafts"]?.array ?? [json]).reduce(into: [:]) { found, draft in
            let evidence = DraftEvidence(draft: draft)
            if let id = draft["article"]?["id"]?.scalarText, !evidence.isEmpty { found[id] = evidence }
        }
    }

    /// The only article of a file.
    static func one(_ path: String, sourceFormat: String, console: Console) async throws -> Article {
        let loaded = try await load(path, sourceFormat: sourceFormat)
        loaded.remarks.forEach(console.remark)
        guard let article = loaded.articles.first else {
            throw CommandFailure("\(path): no article was found. Check the path, or name the format with --source-format.")
        }
        guard loaded.articles.count == 1 else {
            throw CommandFailure("\(path) holds \(loaded.articles.count) articles. Name a file with one.")
        }
        return article
    }
}
