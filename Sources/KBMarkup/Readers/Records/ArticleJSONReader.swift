import KBModel

/// Lacuna's own forms: the lines of `lacuna ingest`, one article as an object, an array of them, and what `lacuna draft` writes. What is
/// read is what was written, the place of the first source included.
package struct ArticleJSONReader: ArticleReader {
    package let format = "lacuna-json"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard JSONRecords.looksLikeJSON(file.bytes) else { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        if head.range(of: "\"drafts\"") != nil, head.range(of: "\"provenance\"") != nil || head.range(of: "\"template\"") != nil {
            return .certain
        }
        func has(_ keys: String...) -> Bool { keys.allSatisfy { head.range(of: "\"\($0)\"") != nil } }
        guard has("title", "blocks") else { return .no }
        return has("source", "locator") ? .certain : has("kind") ? .possible : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let lines = JSONLineRecords(TextDecoding(file.bytes).bytes)
        if lines.records.count > 1 || lines.failure != nil, !lines.records.isEmpty { return Self.read(lines) }
        return JSONRecords.read(file, in: ["drafts"]) { all in
            all.records.compactMap { Self.article($0.value, place: "record \($0.number)") }
        }
    }

    /// A line that is no article is named, the others are read.
    private static func read(_ lines: JSONLineRecords) -> Reading {
        var articles: [Article] = []
        var failure = lines.failure
        for record in lines.records {
            if let article = article(record.value, place: "line \(record.line)") {
                articles.append(article)
            } else {
                failure =
                    failure ?? JSONRecords.Failure(reason: "this line is no article: it needs an id, a title and blocks", line: record.line)
            }
        }
        return failure.map { .partly(articles, reason: $0.reason, line: $0.line) } ?? .articles(articles)
    }

    private static func article(_ value: JSONValue, place: String) -> Article? {
        let value = value["article"] ?? value
        guard var article = Article(json: value) else { return nil }
        let unknown = unknownKinds(in: value["blocks"])
        if !unknown.isEmpty {
            article.problems.append(
                Problem(
                    kind: "unknown-block",
                    message: "\(place) has blocks of kinds that are not known (\(unknown.joined(separator: ", "))); they were left out"))
        }
        return article
    }

    /// Words of `kind` that no block has, without repetition.
    private static func unknownKinds(in blocks: JSONValue?) -> [String] {
        var unknown: [String] = []
        var open = blocks?.array ?? []
        while let block = open.popLast() {
            let kind = block["kind"]?.string ?? ""
            if Block(json: .members(["kind": .string(kind)])) == nil, !unknown.contains(kind) { unknown.append(kind) }
            open += block["blocks"]?.array ?? []
            open += (block["items"]?.array ?? []).flatMap { $0["blocks"]?.array ?? [] }
            open += (block["rows"]?.array ?? []).flatMap { ($0.array ?? []).flatMap { $0["blocks"]?.array ?? [] } }
        }
        return unknown.sorted()
    }
}
