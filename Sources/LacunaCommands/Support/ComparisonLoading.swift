import Foundation
import KBDiff
import KBModel

/// Reads one side of a comparison: articles in any format, the JSON of `ingest`, or drafts.
enum ComparisonLoading {
    static func load(_ path: String, sourceFormat: String, console: Console) async throws -> LoadedArticles {
        if path == "/dev/null" { return LoadedArticles(articles: [], incomplete: false) }
        if sourceFormat == "auto", path.hasSuffix(".json") || path.hasSuffix(".jsonl") || path == "-" {
            let bytes = try FileTree.content(of: path)
            if let found = try JSONArticles.articles(in: bytes, path: path) {
                return LoadedArticles(articles: found.map(\.article), incomplete: false, evidence: JSONArticles.evidence(of: found))
            }
        }
        return try await ArticleLoading.load(paths: [path], sourceFormat: sourceFormat, console: console)
    }

    /// The only article of a file.
    static func one(_ path: String, sourceFormat: String, console: Console) async throws -> Article {
        let loaded = try await load(path, sourceFormat: sourceFormat, console: console)
        guard let article = loaded.articles.first else {
            throw CommandFailure("\(path): no article was found. Check the path, or name the format with --source-format.")
        }
        guard loaded.articles.count == 1 else {
            throw CommandFailure("\(path) holds \(loaded.articles.count) articles. Name a file with one.")
        }
        return article
    }
}

/// Articles in JSON: what `ingest` writes (lines or one object), an array of them, or what `draft` writes.
enum JSONArticles {
    /// An article, with what supports it when it is a draft's.
    struct Found {
        var article: Article
        var evidence: DraftEvidence?
    }

    /// `nil` when the bytes are not JSON or hold no article, so that another reader may try.
    static func articles(in bytes: [UInt8], path: String) throws(CommandFailure) -> [Found]? {
        guard let first = bytes.first(where: { !$0.isASCIISpace }), first == 0x7B || first == 0x5B else { return nil }
        if let value = Result(catching: { () throws(JSONError) in try JSONValue(parsing: bytes) }).value {
            let found = articles(in: value)
            return found.isEmpty ? nil : found
        }
        var found: [Found] = []
        for (i, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy(\.isASCIISpace) { continue }
            do throws(JSONError) {
                found += articles(in: try JSONValue(parsing: line))
            } catch {
                if found.isEmpty { return nil }
                throw CommandFailure("\(path), line \(i + 1): this is not JSON (\(error.reason.rawValue)). The file may be cut off.")
            }
        }
        return found.isEmpty ? nil : found
    }

    private static func articles(in value: JSONValue) -> [Found] {
        if let list = value.array { return list.flatMap(articles(in:)) }
        if let drafts = value["drafts"]?.array { return drafts.flatMap(articles(in:)) }
        if let article = value["article"], let found = Article(json: article) {
            return [Found(article: found, evidence: DraftEvidence(draft: value))]
        }
        return Article(json: value).map { [Found(article: $0, evidence: nil)] } ?? []
    }

    static func evidence(of found: [Found]) -> [String: DraftEvidence] {
        found.reduce(into: [:]) { evidence, found in
            if let own = found.evidence, !own.isEmpty { evidence[found.article.id] = own }
        }
    }
}

extension Result {
    fileprivate var value: Success? { if case .success(let value) = self { value } else { nil } }
}
