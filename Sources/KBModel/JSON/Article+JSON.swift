extension Article {
    /// The form of one line of `lacuna ingest`.
    public var json: JSONValue {
        .members([
            "id": .string(id), "title": .string(title), "language": language.map(JSONValue.string) ?? .null,
            "summary": summary.map(JSONValue.string) ?? .null, "state": state.map { .string($0.word) } ?? .null,
            "created": created.map { .string($0.iso8601) } ?? .null, "updated": updated.map { .string($0.iso8601) } ?? .null,
            "review_by": reviewBy.map { .string($0.iso8601) } ?? .null, "owner": owner.map(JSONValue.string) ?? .null,
            "labels": .strings(labels), "urls": .strings(urls),
            "source": .members([
                "path": .string(source.path), "format": .string(source.format), "locator": source.locator.map(JSONValue.string) ?? .null,
            ]),
            "blocks": .array(blocks.map(\.json)), "text": .string(text), "anchors": anchors.map { .strings($0) },
            "related": related.isEmpty ? nil : .strings(related),
            "problems": .array(problems.map(\.json)),
        ])
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
