import KBModel

/// An unload of ServiceNow's `kb_knowledge` table, as its XML import takes it.
package struct ServiceNowWriter: ImportFileWriter {
    private typealias Tag = XMLOutput.Tag

    package let format = "servicenow"
    package let fileEnding = "xml"

    package init() {}

    package func write(_ articles: [Article]) -> WrittenFile {
        var out = XMLOutput()
        var losses = WritingLosses()
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<unload>\n")
        for article in articles { record(article, to: &out, &losses) }
        out.raw("</unload>\n")
        if out.forbidden > 0 { losses.add(.characters, times: out.forbidden) }
        return WrittenFile(out.text, losses: losses)
    }

    private func record(_ article: Article, to out: inout XMLOutput, _ losses: inout WritingLosses) {
        let id = VendorID(article)
        if !id.isWhole { losses.add(.field("id")) }
        let body = HTMLWriter.fragment(of: article.blocksBelowTitle)
        let record = Tag("kb_knowledge", ["action": "INSERT_OR_UPDATE"])
        out.open(record)
        out.lineEnd()
        out.leaf(Tag("sys_id"), id.record)
        if let number = article.urls.first { out.leaf(Tag("number"), number) }
        out.leaf(Tag("short_description"), HTMLWriter.escapedText(article.title))
        if let language = article.language { out.leaf(Tag("language"), language) }
        if let state = article.state { out.leaf(Tag("workflow_state"), state.word) }
        if let summary = article.summary { out.leaf(Tag("meta_description"), summary) }
        if !article.labels.isEmpty { out.leaf(Tag("meta"), article.labels.joined(separator: ", ")) }
        for (name, time) in [
            ("sys_created_on", article.created), ("sys_updated_on", article.updated), ("valid_to", article.reviewBy),
        ] {
            if let time { out.leaf(Tag(name), Self.written(time)) }
        }
        if let owner = article.owner { out.leaf(Tag("author", ["display_value": owner]), "") }
        out.leaf(Tag("text"), body)
        out.close(record)
        out.lineEnd()
        countLosses(of: article, &losses)
    }

    private func countLosses(of article: Article, _ losses: inout WritingLosses) {
        if article.urls.count > 1 { losses.add(.field("urls")) }
        if article.language.map({ LanguageTag.stated($0) != $0 }) == true { losses.add(.field("language")) }
        if article.state.map({ RecordValues.state($0.word) != $0 }) == true { losses.add(.field("state")) }
        if RecordValues.list(article.labels.joined(separator: ", ")) != article.labels { losses.add(.field("labels")) }
    }

    /// `2026-11-02 09:10:00`, in UTC.
    private static func written(_ time: Timestamp) -> String {
        String(decoding: time.iso8601.utf8.prefix(19).map { $0 == 0x54 ? 0x20 : $0 }, as: UTF8.self)
    }
}
