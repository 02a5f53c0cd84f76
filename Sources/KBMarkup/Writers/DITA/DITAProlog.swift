import KBModel

/// What a topic's prolog says about the article: elements of DITA where it has them, `othermeta` for the rest.
enum DITAProlog {
    private typealias Tag = XMLOutput.Tag

    /// The names of `othermeta` for fields that DITA has no element for.
    static let description = "description"
    static let state = "state"
    static let url = "url"

    /// - Parameter holdsSummary: the short description says it.
    static func write(_ article: Article, holdsSummary: Bool, to body: inout XMLBlocks) {
        var inner = XMLOutput()
        if let owner = article.owner { inner.leaf(Tag("author"), owner) }
        dates(of: article, to: &inner)
        metadata(of: article, holdsSummary: holdsSummary, to: &inner)
        guard !inner.bytes.isEmpty else { return }
        body.out.open(Tag("prolog"))
        body.out.lineEnd()
        body.out.raw(inner.text)
        body.out.close(Tag("prolog"))
        body.out.lineEnd()
    }

    private static func dates(of article: Article, to out: inout XMLOutput) {
        guard article.created != nil || article.updated != nil || article.reviewBy != nil else { return }
        out.open(Tag("critdates"))
        if let created = article.created { out.empty(Tag("created", ["date": created.iso8601])) }
        if article.updated != nil || article.reviewBy != nil {
            var revised = Tag("revised")
            // `modified` is required, `expiry` is not.
            let modified = (article.updated ?? article.created)?.iso8601 ?? ""
            revised.attributes.append(.init(name: "modified", value: modified))
            if let expiry = article.reviewBy { revised.attributes.append(.init(name: "expiry", value: expiry.iso8601)) }
            out.empty(revised)
        }
        out.close(Tag("critdates"))
        out.lineEnd()
    }

    private static func metadata(of article: Article, holdsSummary: Bool, to out: inout XMLOutput) {
        var others: [(String, String)] = []
        if let summary = article.summary, !holdsSummary { others.append((description, summary)) }
        if let state = article.state { others.append((Self.state, state.word)) }
        for url in article.urls { others.append((Self.url, url)) }
        guard !article.labels.isEmpty || !others.isEmpty else { return }
        out.open(Tag("metadata"))
        out.lineEnd()
        if !article.labels.isEmpty {
            out.open(Tag("keywords"))
            for label in article.labels {
                out.open(Tag("keyword"))
                out.text(label)
                out.close(Tag("keyword"))
            }
            out.close(Tag("keywords"))
            out.lineEnd()
        }
        for (name, content) in others {
            out.empty(Tag("othermeta", ["name": name, "content": content]))
            out.lineEnd()
        }
        out.close(Tag("metadata"))
        out.lineEnd()
    }
}
