import KBModel

/// Articles of Intercom's API: lists, search results and single articles, with their translations.
package struct IntercomReader: ArticleReader {
    package let format = "intercom"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard JSONRecords.looksLikeJSON(file.bytes) else { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        guard head.range(of: "\"title\"") != nil, head.range(of: "\"body\"") != nil else { return .no }
        let signs = ["\"translated_content\"", "\"default_locale\"", "\"workspace_id\"", "\"parent_type\"", "\"author_id\""]
        let found = signs.count { head.range(of: $0) != nil }
        let isArticle = head.range(of: "\"article\"") != nil || head.range(of: "\"translated_content\"") != nil
        return isArticle && found >= 2 && head.range(of: "\"section_id\"") == nil ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        JSONRecords.read(file, in: ["data", "data.articles", "articles"]) { all in
            all.records.filter { $0.value["type"]?.string ?? "article" == "article" && $0.value["title"] != nil }
                .flatMap { Self.articles(of: $0, file) }
        }
    }

    /// The article in its default language, then its translations by their languages.
    private static func articles(of record: JSONRecords.Record, _ file: SourceFile) -> [Article] {
        let locale = LanguageTag.stated(record.value["default_locale"]?.string)
        let translations = (record.value["translated_content"]?.object ?? []).filter { member in
            member.key != locale && LanguageTag.stated(member.key) != nil && member.value["body"]?.string?.isEmpty == false
        }
        return [article(record.value, locale: locale, of: record, file)]
            + translations.sorted { $0.key < $1.key }.map { article($0.value, locale: $0.key, of: record, file) }
    }

    private static func article(_ text: JSONValue, locale: String?, of record: JSONRecords.Record, _ file: SourceFile) -> Article {
        let id = record.value["id"]?.scalarText ?? ""
        let body = HTMLFragment.read(text["body"]?.string ?? "").onLine(record.line)
        let tags = (record.value["tags"]?["tags"] ?? record.value["tags"])?.array ?? []
        let title = RecordValues.plainText(text["title"]?.string ?? "")
        return Article(
            id: RecordValues.id(id, language: locale), title: title, language: locale,
            summary: text["description"]?.string.map(RecordValues.plainText).flatMap { $0.isEmpty ? nil : $0 },
            state: text["state"]?.string.map(RecordValues.state), created: RecordValues.time(text["created_at"]),
            updated: RecordValues.time(text["updated_at"]), owner: (text["author"] ?? record.value["author"])?["name"]?.string,
            labels: tags.compactMap { $0["name"]?.string ?? $0.string }, urls: [text["url"]?.string].compactMap { $0 },
            source: Article.Source(path: file.path, format: "intercom", locator: id), blocks: body.blocks,
            problems: body.problems)
    }
}
