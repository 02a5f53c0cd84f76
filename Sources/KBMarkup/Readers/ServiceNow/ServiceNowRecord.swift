import KBModel

/// One `kb_knowledge` record, whatever carried it.
struct ServiceNowRecord {
    /// Values by field name.
    var values: [String: String]
    /// What a reference shows, by field name.
    var shown: [String: String] = [:]
    var line: Int?
    /// The line its text begins on.
    var textLine: Int?

    /// The parts of KCS articles, which have fields of their own (Consortium for Service Innovation, KCS v6: "Structure for reuse").
    private static let parts = ["issue", "environment", "cause", "resolution"]

    private func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Versions that a later one replaced are no articles of their own.
    var isCurrent: Bool { value("latest") != "false" }

    func article(path: String, format: String) -> Article {
        let read = content
        let body = textLine.map { HTMLFragment.Result(blocks: read.blocks.placed(at: $0), problems: read.problems) } ?? read.onLine(line)
        let id = value("sys_id") ?? value("number") ?? ""
        let language = LanguageTag.stated(value("language"))
        func time(_ name: String) -> Timestamp? { value(name).flatMap { Timestamp(iso8601: $0) } }
        let category = shown["kb_category"] ?? ""
        return Article(
            id: RecordValues.id(id, language: language), title: RecordValues.plainText(value("short_description") ?? ""),
            language: language,
            summary: value("meta_description"), state: value("workflow_state").map(RecordValues.state),
            created: time("sys_created_on"), updated: time("sys_updated_on"), reviewBy: time("valid_to"),
            owner: shown["author"] ?? shown["ownership_group"],
            labels: (category.isEmpty ? [] : [category]) + RecordValues.list(value("meta") ?? ""),
            urls: [value("number")].compactMap { $0 },
            source: Article.Source(path: path, format: format, locator: value("sys_id") ?? value("number")),
            blocks: body.blocks, problems: body.problems)
    }

    private var content: HTMLFragment.Result {
        if let text = value("text") { return HTMLFragment.read(text) }
        if let wiki = value("wiki") {
            return HTMLFragment.Result(blocks: WikitextBlocks.read(Array(wiki.utf8), namespaces: WikiNamespaces()).blocks, problems: [])
        }
        var result = HTMLFragment.Result(blocks: [], problems: [])
        for part in Self.parts {
            guard let text = value("kb_" + part) ?? value(part) else { continue }
            let read = HTMLFragment.read(text)
            result.blocks += [Block(.heading(level: 2, [Inline(part.prefix(1).uppercased() + part.dropFirst())]))] + read.blocks
            result.problems += read.problems
        }
        return result
    }
}
