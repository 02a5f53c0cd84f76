import KBModel

/// What a page says about itself in its head.
struct HTMLMetadata {
    private var title: String?
    private var values: [String: String] = [:]
    private var canonical: String?
    private let linked: JSONLinkedData
    /// Signs that the site publishes dated articles: a feed, a post's class, a machine-readable time.
    private var signs: Set<String> = []
    private(set) var language: String?
    /// What a link's fragment may point at.
    private(set) var anchors: [String] = []

    init(_ page: HTMLDocument) {
        let tree = page.tree
        linked = JSONLinkedData(page)
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
            case .link where tree.attribute("type", of: node) == "application/rss+xml": signs.insert("feed")
            case .time: signs.insert("time")
            case .article, .div, .body:
                if let type = tree.attribute("itemtype", of: node), type.hasSuffix("NewsArticle") || type.hasSuffix("BlogPosting") {
                    signs.insert("itemtype")
                }
                let names = (tree.attribute("class", of: node) ?? "").utf8.split(separator: 0x20)
                if names.contains(where: { Self.postClasses.contains(String(decoding: Array($0), as: UTF8.self)) }) { signs.insert("post") }
            default: break
            }
        }
        language = language ?? linked.language
    }

    private static let postClasses: Set<String> = [
        "hentry", "post", "single-post", "blog-post", "blogpost", "post-content", "entry-content",
    ]

    /// The first heading of level 1, else the head's title, else the first heading.
    func title(_ blocks: [Block]) -> String {
        var first: String?
        for block in blocks {
            guard case .heading(let level, let runs) = block.kind else { continue }
            if level == 1 { return runs.plainText }
            first = first ?? runs.plainText
        }
        if isPublication, let headline = linked.headline ?? values["og:title"] { return headline }
        if let title, !title.isEmpty { return title }
        return values["og:title"] ?? linked.headline ?? first ?? ""
    }

    /// Whether the page has no title of its own: neither a heading of level 1 nor a title in its head.
    func lacksTitle(_ blocks: [Block]) -> Bool {
        let hasHeading = blocks.contains { if case .heading(1, let runs) = $0.kind { !runs.plainText.isEmpty } else { false } }
        return !hasHeading && title?.isEmpty != false && values["og:title"] == nil
    }

    /// A dated article of a newspaper, magazine or blog, as it says itself.
    var isPublication: Bool {
        if values["og:type"] == "article" || Self.publicationTimes.contains(where: { values[$0] != nil }) { return true }
        return linked.isPublication || signs.contains("itemtype") || signs.count >= 3
    }

    private static let publicationTimes = ["article:published_time", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued"]

    func complete(_ article: inout Article) {
        article.anchors = anchors
        article.summary = values["description"] ?? values["og:description"] ?? linked.summary
        article.owner = values["author"] ?? linked.author
        article.created = time("article:published_time", "datepublished", "dcterms.created", "date", "pubdate") ?? linked.created
        article.updated = time("article:modified_time", "datemodified", "dcterms.modified", "last-modified") ?? linked.updated
        article.labels = linked.labels.isEmpty ? JSONLinkedData.keywords(values["keywords"] ?? "") : linked.labels
        if let url = canonical ?? values["og:url"] ?? linked.url { article.urls = [url] }
    }

    private func time(_ names: String...) -> Timestamp? {
        names.lazy.compactMap { values[$0] }.compactMap { Timestamp(iso8601: $0) }.first
    }
}
