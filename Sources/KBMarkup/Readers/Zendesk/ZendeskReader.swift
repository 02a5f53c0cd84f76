import KBModel

/// Pages of Zendesk's Help Center API: articles with the names of their sections, and translations.
package struct ZendeskReader: ArticleReader {
    package let format = "zendesk"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard JSONRecords.looksLikeJSON(file.bytes) else { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        let list =
            head.range(of: "\"articles\"") != nil || head.range(of: "\"article\"") != nil || head.range(of: "\"translations\"") != nil
        guard list, head.range(of: "\"locale\"") != nil, head.range(of: "\"body\"") != nil else { return .no }
        return head.range(of: "\"section_id\"") != nil || head.range(of: "\"source_locale\"") != nil
            || head.range(of: "\"source_id\"") != nil
            ? .certain : .possible
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        JSONRecords.read(file, in: ["articles", "translations"]) { all in
            let sections = Self.names(of: all.whole?["sections"])
            return all.records.flatMap { record in
                let value = record.value["article"] ?? record.value["translation"] ?? record.value
                guard value["title"] != nil || value["name"] != nil else { return [Article]() }
                let translations = (value["translations"]?.array ?? []).filter { $0["locale"] != value["locale"] }
                return ([value] + translations).map { article($0, of: value, at: record.line, sections: sections, file) }
            }
        }
    }

    private static func names(of sections: JSONValue?) -> [String: String] {
        Dictionary(
            (sections?.array ?? []).compactMap { section in
                section["id"]?.scalarText.flatMap { id in section["name"]?.string.map { (id, $0) } }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameters:
    ///   - text: the record with title and body: the article, or one of its translations.
    ///   - record: the article.
    private func article(
        _ text: JSONValue, of record: JSONValue, at line: Int, sections: [String: String], _ file: SourceFile
    ) -> Article {
        let id = (record["source_id"] ?? record["id"])?.scalarText ?? ""
        let locale = text["locale"]?.string
        let body = HTMLFragment.read(text["body"]?.string ?? "").onLine(line)
        let section = record["section_id"]?.scalarText.flatMap { sections[$0] }
        let draft = (text["draft"] ?? record["draft"])?.bool
        return Article(
            id: RecordValues.id(id, language: locale), title: RecordValues.plainText((text["title"] ?? text["name"])?.string ?? ""),
            language: locale,
            state: draft.map { $0 ? .draft : .published }, created: RecordValues.time(text["created_at"]),
            updated: RecordValues.time(text["edited_at"]) ?? RecordValues.time(text["updated_at"]),
            labels: (record["label_names"]?.array ?? []).compactMap(\.string) + [section].compactMap { $0 },
            urls: [text["html_url"]?.string].compactMap { $0 }, source: Article.Source(path: file.path, format: format, locator: id),
            blocks: body.blocks, problems: body.problems)
    }
}
