import KBModel

/// What a page says about itself in its head.
struct HTMLMetadata {
    private var title: String?
    private var values: [String: String] = [:]
    private var canonical: String?
    private var alternates: [String] = []
    private var tags: [String] = []
    let linked: JSONLinkedData
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
                if let name = name?.lowercased(), let content = tree.attribute("content", of: node), !content.isEmpty {
                    if values[name] == nil { values[name] = content }
                    if name == "article:tag" { tags.append(content) }
                }
            case .link where tree.attribute("rel", of: node)?.lowercased() == "canonical":
                canonical = canonical ?? tree.attribute("href", of: node)
            // A translation or another form of the page is another article; a plain alternate is another address of this one.
            case .link where tree.attribute("rel", of: node)?.lowercased() == "alternate":
                if tree.attribute("type", of: node) == "application/rss+xml" { signs.insert("feed") }
                let isOther = ["hreflang", "type", "media"].contains { tree.attribute($0, of: node) != nil }
                if !isOther, let url = tree.attribute("href", of: node) { alternates.append(url) }
            case .link where tree.attribute("type", of: node) == "application/rss+xml": signs.insert("feed")
            case .time: signs.insert("time")
            case .article, .div, .body:
                if let type = tree.attribute("itemtype", of: node), type.hasSuffix("NewsArticle") || type.hasSuffix("BlogPosting") {
                    signs.insert("itemtype")
                }
                let names = tree.attributeBytes("class", of: node)?.words ?? []
                if names.contains(where: { Self.postClasses[NameHash(of: $0)] != nil }) { signs.insert("post") }
            default: break
            }
        }
        language = language ?? linked.language
    }

    private static let postClasses = NameTable(
        ["hentry", "post", "single-post", "blog-post", "blogpost", "post-content", "entry-content"].map { ($0, true) })

    /// What the page declares as its title (Dublin Core); else its heading of level 1, else the head's title, else the first heading. Where
    /// the head has a title that says something else, a heading of level 1 is the title only when it is the one such heading and stands
    /// first; otherwise pages use that level for their sections.
    func title(_ blocks: [Block]) -> String {
        if let declared = values["dcterms.title"] { return declared }
        let headings = blocks.compactMap { block -> (level: Int, text: String)? in
            if case .heading(let level, let runs) = block.kind { (level, runs.plainText) } else { nil }
        }
        let top = headings.filter { $0.level == 1 }
        let head = title.flatMap { $0.isEmpty ? nil : $0 }
        if let heading = top.first(where: { head?.contains($0.text) == true }) { return heading.text }
        let isFirst = if case .heading(1, _)? = blocks.first?.kind { true } else { false }
        if let heading = top.first, head == nil || (top.count == 1 && isFirst) { return heading.text }
        if isPublication, let headline = linked.headline ?? values["og:title"] { return headline }
        return head ?? values["og:title"] ?? linked.headline ?? headings.first?.text ?? ""
    }

    /// All that the head and the linked data call the page, with the site's name and without.
    var statedTitles: [String] {
        [title, values["og:title"], values["dcterms.title"], linked.headline].compactMap { $0 }.flatMap { title in
            let parts = title.split { "|–—·".contains($0) }.flatMap { $0.split(separator: " - ") }
            return parts.count > 1 ? [title] + parts.filter { $0.utf8.count > 12 }.map(String.init) : [title]
        }
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

    /// A page that `HTMLWriter` wrote: it holds the article and nothing else.
    var isOwnPage: Bool { values["generator"] == "Lacuna" }

    private static let publicationTimes = ["article:published_time", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued"]

    func complete(_ article: inout Article) {
        article.anchors = anchors
        article.summary = values["description"] ?? values["og:description"] ?? linked.summary
        article.owner = values["author"] ?? linked.author
        article.created = time("article:published_time", "datepublished", "dcterms.created", "date", "pubdate") ?? linked.created
        article.updated = time("article:modified_time", "datemodified", "dcterms.modified", "last-modified") ?? linked.updated
        article.reviewBy = time("dcterms.valid")
        article.state = values["lacuna.state"].map(Article.State.init(word:))
        article.labels = linked.labels.isEmpty ? JSONLinkedData.keywords(values["keywords"] ?? "") : linked.labels
        for tag in tags where !article.labels.contains(tag) { article.labels.append(tag) }
        if let url = canonical ?? values["og:url"] ?? linked.url { article.urls = [url] + alternates.filter { $0 != url } }
    }

    private func time(_ names: String...) -> Timestamp? {
        names.lazy.compactMap { values[$0] }.compactMap { Timestamp(iso8601: $0) }.first
    }
}
