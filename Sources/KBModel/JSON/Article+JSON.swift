extension Article {
    /// The form of one line of `lacuna ingest`.
    public var json: JSONValue {
        .object(head + [JSONValue.Member("blocks", .array(blocks.map(\.json))), JSONValue.Member("text", .string(text))] + tail)
    }

    /// The bytes of `json`. They come part by part, each at most a block of its own text: `put` may pass the buffer on and empty it; what it
    /// leaves is the result. Memory: one leaf in JSON, however long the article.
    package func jsonBytes(put: @escaping (inout [UInt8]) throws -> Void) throws -> [UInt8] {
        var sink = JSONBytes(put: put)
        sink.object { sink in
            for member in head { sink.add(member) }
            sink.add("blocks", each: blocks) { $0.describe(to: &$1) }
            sink.add("text", pieces: texts)
            for member in tail { sink.add(member) }
        }
        if let failure = sink.failure { throw failure }
        return sink.bytes
    }

    /// What `text` is made of, piece by piece.
    private func texts(to sink: inout JSONBytes) {
        var isFirst = true
        blocks.forEachText { text in
            if text.isEmpty { return }
            if !isFirst { sink.addPiece("\n\n") }
            isFirst = false
            sink.addPiece(text)
        }
    }

    private var head: [JSONValue.Member] {
        let source = JSONValue.members([
            "path": .string(source.path), "format": .string(source.format), "locator": source.locator.map(JSONValue.string) ?? .null,
        ])
        return [
            .init("id", .string(id)), .init("title", .string(title)), .init("language", language.map(JSONValue.string) ?? .null),
            .init("summary", summary.map(JSONValue.string) ?? .null), .init("state", state.map { .string($0.word) } ?? .null),
            .init("created", created.map { .string($0.iso8601) } ?? .null), .init("updated", updated.map { .string($0.iso8601) } ?? .null),
            .init("review_by", reviewBy.map { .string($0.iso8601) } ?? .null), .init("owner", owner.map(JSONValue.string) ?? .null),
            .init("labels", .strings(labels)), .init("urls", .strings(urls)), .init("source", source),
        ]
    }

    private var tail: [JSONValue.Member] {
        (anchors.map { [JSONValue.Member("anchors", .strings($0))] } ?? [])
            + (related.isEmpty ? [] : [JSONValue.Member("related", .strings(related))])
            + [JSONValue.Member("problems", .array(problems.map(\.json)))]
    }

    /// Reads what `json` writes; `nil` when `value` is not an article: an object with an id, a title and blocks.
    public init?(json value: JSONValue) {
        guard let id = value["id"]?.scalarText, let title = value["title"]?.string, let blocks = value["blocks"]?.array else { return nil }
        func text(_ key: String) -> String? { value[key]?.string }
        func time(_ key: String) -> Timestamp? { text(key).flatMap { Timestamp(iso8601: $0) } }
        func strings(_ key: String) -> [String] { value[key]?.array?.compactMap(\.string) ?? [] }
        self.init(
            id: id, title: title, language: text("language"), summary: text("summary"), state: text("state").map(State.init(word:)),
            created: time("created"), updated: time("updated"), reviewBy: time("review_by"), owner: text("owner"),
            labels: strings("labels"), urls: strings("urls"),
            source: Source(
                path: value["source"]?["path"]?.string ?? "", format: value["source"]?["format"]?.string ?? "json",
                locator: value["source"]?["locator"]?.string),
            blocks: blocks.compactMap(Block.init(json:)), anchors: value["anchors"]?.array?.compactMap(\.string),
            problems: value["problems"]?.array?.compactMap(Problem.init(json:)) ?? [])
        related = strings("related")
    }
}

extension Problem {
    public var json: JSONValue {
        .members(["kind": .string(kind), "line": line.map { .int($0) } ?? .null, "message": .string(message)])
    }

    public init?(json value: JSONValue) {
        guard let kind = value["kind"]?.string, let message = value["message"]?.string else { return nil }
        self.init(kind: kind, line: value["line"]?.int, message: message)
    }
}
