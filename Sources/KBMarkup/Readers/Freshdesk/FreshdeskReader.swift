import KBModel

/// Articles of Freshdesk's solutions API (v2): lists, single articles, and exports of categories with their folders.
package struct FreshdeskReader: ArticleReader {
    package let format = "freshdesk"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard JSONRecords.looksLikeJSON(file.bytes) else { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        guard head.range(of: "\"description\"") != nil, head.range(of: "\"title\"") != nil else {
            return .no
        }
        let signs = ["\"folder_id\"", "\"description_text\"", "\"seo_data\"", "\"thumbs_up\"", "\"agent_id\""]
        let found = signs.count { head.range(of: $0) != nil }
        return found >= 2 ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        JSONRecords.read(file, in: ["articles", "solution_articles", "results"]) { all in
            all.records.flatMap { record in
                Self.articles(in: record.value, names: []).map { value, names in Self.article(value, names, at: record.line, file) }
            }
        }
    }

    /// Articles stand alone, in a wrapper, or in the folders of categories, whose names become labels.
    private static func articles(in value: JSONValue, names: [String], depth: Int = 0) -> [(JSONValue, [String])] {
        guard depth < 8 else { return [] }
        if let inner = value["article"] ?? value["folder"] ?? value["category"] {
            return articles(in: inner, names: names, depth: depth + 1)
        }
        let isArticle = value["title"]?.string != nil && (value["description"] ?? value["description_text"]) != nil
        if isArticle { return [(value, names)] }
        let names = names + [value["name"]?.string].compactMap { $0 }
        return ["categories", "folders", "articles"].flatMap { key in
            (value[key]?.array ?? []).flatMap { articles(in: $0, names: names, depth: depth + 1) }
        }
    }

    private static func article(_ value: JSONValue, _ names: [String], at line: Int, _ file: SourceFile) -> Article {
        let id = (value["article_id"] ?? value["id"])?.scalarText ?? ""
        let levels = value["hierarchy"]?.array ?? []
        let language = LanguageTag.stated(
            (value["language"] ?? value["language_code"])?.string ?? levels.compactMap { $0["data"]?["language"]?.string }.first)
        let text = value["description_text"]?.string ?? ""
        let body = (value["description"]?.string.map { HTMLFragment.read($0) } ?? PlainText.read(Array(text.utf8)[...])).onLine(line)
        let search = value["seo_data"]
        let keywords = search?["meta_keywords"].map { $0.array?.compactMap(\.string) ?? RecordValues.list($0.string ?? "") } ?? []
        let places = levels.compactMap { $0["data"]?["name"]?.string }
        return Article(
            id: RecordValues.id(id, language: language), title: RecordValues.plainText(value["title"]?.string ?? ""), language: language,
            summary: search?["meta_description"]?.string.flatMap { $0.isEmpty ? nil : $0 }, state: state(value["status"]),
            created: RecordValues.time(value["created_at"]), updated: RecordValues.time(value["modified_at"] ?? value["updated_at"]),
            owner: value["agent"]?["name"]?.string ?? value["agent_name"]?.string,
            labels: unique((value["tags"]?.array ?? []).compactMap(\.string) + keywords + places + names),
            urls: [value["url"]?.string ?? value["path"]?.string].compactMap { $0 },
            source: Article.Source(path: file.path, format: "freshdesk", locator: id), blocks: body.blocks,
            problems: body.problems)
    }

    /// 1 is a draft, 2 published; exports write the words.
    private static func state(_ value: JSONValue?) -> Article.State? {
        switch value?.int {
        case 1: .draft
        case 2: .published
        default: value?.string.map(RecordValues.state)
        }
    }

    private static func unique(_ labels: [String]) -> [String] {
        labels.reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    }
}
