import KBModel

/// What a page says about itself in its head.
struct HTMLMetadata {
    private var title: String?
    private var values: [String: String] = [:]
    private var canonical: String?
    var language: String?
    /// What a link's fragment may point at.
    private(set) var anchors: [String] = []

    init(_ page: HTMLDocument) {
        let tree = page.tree
        for node in tree.nodes.indices {
            guard let tag = page.tag(node) else { continue }
            if let anchor = tree.attribute("id", of: node) { anchors.append(anchor) }
            switch tag {
            case .a: if let anchor = tree.attribute("name", of: node) { anchors.append(anchor) }
            case .html: language = tree.attribute("lang", of: node) ?? tree.attribute("xml:lang", of: node) ?? language
            case .title where title == nil:
                var text = InlineBuilder()
                text.append(tree.innerText(of: node))
                title = text.finish().plainText
            case .meta:
                let name = tree.attribute("name", of: node) ?? tree.attribute("property", of: node) ?? tree.attribute("itemprop", of: node)
                if let name = name?.lowercased(), let content = tree.attribute("content", of: node), !content.isEmpty, values[name] == nil {
                    values[name] = content
                }
            case .link where tree.attribute("rel", of: node)?.lowercased() == "canonical":
                canonical = canonical ?? tree.attribute("href", of: node)
            default: break
            }
        }
    }

    /// The first heading of level 1, else the head's title, else the first heading.
    func title(_ blocks: [Block]) -> String {
        var first: String?
        for block in blocks {
            guard case .heading(let level, let runs) = block.kind else { continue }
            if level == 1 { return runs.plainText }
            first = first ?? runs.plainText
        }
        if let title, !title.isEmpty { return title }
        return values["og:title"] ?? first ?? ""
    }

    /// Whether the page has no title of its own: neither a heading of level 1 nor a title in its head.
    func lacksTitle(_ blocks: [Block]) -> Bool {
        let hasHeading = blocks.contains { if case .heading(1, let runs) = $0.kind { !runs.plainText.isEmpty } else { false } }
        return !hasHeading && title?.isEmpty != false && values["og:title"] == nil
    }

    /// A dated article of a newspaper, magazine or blog, as it says itself.
    var isPublication: Bool { values["og:type"] == "article" || values["article:published_time"] != nil }

    func complete(_ article: inout Article) {
        article.anchors = anchors
        article.summary = values["description"] ?? values["og:description"]
        article.owner = values["author"]
        article.created = time("article:published_time", "datepublished", "dcterms.created", "date")
        article.updated = time("article:modified_time", "datemodified", "dcterms.modified", "last-modified")
        if let url = canonical ?? values["og:url"] { article.urls = [url] }
    }

    private func time(_ names: String...) -> Timestamp? {
        names.lazy.compactMap { values[$0] }.compactMap { Timestamp(iso8601: $0) }.first
    }
}
