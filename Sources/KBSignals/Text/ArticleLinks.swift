import KBModel

/// Links in messages that look like links to help articles. Whether the article exists is for the knowledge base to say.
enum ArticleLinks {
    /// Path parts of help centres: Zendesk `/hc/…/articles/`, Intercom `/articles/`, Salesforce `/s/article/`, ServiceNow `kb_view.do`.
    private static let parts: Set<String> = [
        "hc", "kb", "article", "articles", "knowledge", "knowledgebase", "kb_view.do", "kb_article.do", "help", "support", "docs", "faq",
        "solutions", "answers",
    ]
    private static let hosts: Set<String> = ["help", "support", "docs", "kb", "knowledge", "faq", "hjalp", "hilfe", "aide", "ayuda"]
    private static let keys = ["sysparm_article=", "sys_kb_id=", "articleid=", "article_id="]

    static func looksLikeArticle(_ url: String) -> Bool {
        let lowered = url.lowercased()
        guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return false }
        let address = lowered.dropFirst(lowered.hasPrefix("https") ? 8 : 7)
        let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let host = path.first else { return false }
        if keys.contains(where: { lowered.contains($0) }) { return true }
        guard path.count > 1 else { return false }
        let first = host.split(separator: ".").first.map(String.init) ?? ""
        return hosts.contains(first) || path.dropFirst().contains { parts.contains(String($0)) }
    }

    /// The article links of a text without markup, in order.
    static func inText(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var links: [String] = []
        var i = 0
        while i + 8 < bytes.count {
            guard bytes[i] == UInt8(ascii: "h"), bytes[i...].starts(with: "http".utf8) else {
                i += 1
                continue
            }
            let end = bytes[i...].firstIndex { $0 <= 0x20 || [0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D].contains($0) }
            var link = bytes[i..<(end ?? bytes.count)]
            while let last = link.last, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x2A].contains(last) { link = link.dropLast() }
            let url = String(decoding: link, as: UTF8.self)
            if looksLikeArticle(url) { links.append(url) }
            i = max(i + 4, link.endIndex)
        }
        return links
    }
}

/// A message as text, with the article links in it.
struct MessageText {
    let text: String
    let articles: [String]

    init(html: String) {
        let read = HTMLText(html)
        text = read.text
        let linked = read.links.filter(ArticleLinks.looksLikeArticle)
        articles = linked + ArticleLinks.inText(read.text).filter { !linked.contains($0) }
    }

    init(plain: String) {
        text = Mapping.trimmed(plain)
        articles = ArticleLinks.inText(plain)
    }
}
