import KBModel

/// Articles as Zendesk's Help Center API takes and gives them: `{"articles": […]}` with an HTML body each.
package struct ZendeskWriter: ImportFileWriter {
    package let format = "zendesk"
    package let fileEnding = "json"

    package init() {}

    package func write(_ articles: [Article]) -> WrittenFile {
        var losses = WritingLosses()
        let records = articles.map { record($0, &losses) }
        let value = JSONValue.members(["articles": .array(records), "count": .int(records.count)])
        return WrittenFile(value.serialized(pretty: true) + "\n", losses: losses)
    }

    private func record(_ article: Article, _ losses: inout WritingLosses) -> JSONValue {
        let id = VendorID(article)
        if !id.isWhole { losses.add(.field("id")) }
        for (name, isLost) in [
            ("summary", article.summary != nil), ("review_by", article.reviewBy != nil), ("owner", article.owner != nil),
            ("urls", article.urls.count > 1),
        ] where isLost { losses.add(.field(name)) }
        switch article.state {
        case nil, .draft, .published: break
        case .review, .retired, .other: losses.add(.field("state"))
        }
        let locale = article.language.map(JSONValue.string) ?? .null
        return .members([
            "id": Int(id.record).map(JSONValue.int) ?? .string(id.record), "title": .string(HTMLWriter.escapedText(article.title)),
            "locale": locale, "source_locale": locale, "section_id": .null,
            "draft": article.state.map { .bool($0 != .published) }, "body": .string(HTMLWriter.fragment(of: article.blocksBelowTitle)),
            "label_names": .strings(article.labels), "created_at": article.created.map { .string($0.iso8601) },
            "edited_at": article.updated.map { .string($0.iso8601) }, "html_url": article.urls.first.map(JSONValue.string),
        ])
    }
}

/// The parts of an article's id: the vendor's own id of the record, and the locale behind it.
struct VendorID {
    var record: String
    /// Whether reading the record gives the article's id again.
    var isWhole: Bool

    init(_ article: Article) {
        guard let language = article.language else {
            record = article.id
            isWhole = true
            return
        }
        let suffix = "-" + language
        isWhole = article.id.hasSuffix(suffix) && article.id.utf8.count > suffix.utf8.count
        record = isWhole ? String(article.id.dropLast(suffix.count)) : article.id
    }
}
