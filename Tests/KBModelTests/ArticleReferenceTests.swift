import KBModel
import Testing

@Suite struct ArticleReferenceTests {
    private static func article(_ id: String, title: String, urls: [String], locator: String? = nil) -> Article {
        Article(id: id, title: title, urls: urls, source: Article.Source(path: id + ".json", format: "test", locator: locator), blocks: [])
    }

    private let base = KnowledgeBase(
        [
            article(
                "360012345-en-us", title: "Printer is offline",
                urls: ["https://help.example.com/hc/en-us/articles/360012345-Printer-is-offline"], locator: "360012345"),
            article(
                "360012345-sv", title: "Skrivaren är nedkopplad",
                urls: ["https://help.example.com/hc/sv/articles/360012345-Skrivaren"], locator: "360012345"),
            article("3b0fccee", title: "VPN", urls: ["KB0000011"]),
            article("a", title: "A", urls: ["https://portal.example.com/view?doc=17"]),
            article("b", title: "B", urls: ["https://portal.example.com/view?doc=18&lang=en"]),
            article("guide/install", title: "Install", urls: []),
        ], hostAliases: ["support.example.com": "help.example.com"])

    @Test(arguments: [
        ("360012345-en-us", "360012345-en-us", ReferenceKind.id), ("360012345", "360012345-en-us", .id), ("3b0fccee", "3b0fccee", .id),
        ("KB0000011", "3b0fccee", .number),
        ("https://dev.example.com/kb_view.do?sysparm_article=KB0000011&utm_source=mail", "3b0fccee", .number),
        ("https://dev.example.com/kb?id=kb_article_view&sys_kb_id=3b0fccee", "3b0fccee", .id),
        ("http://www.help.example.com/hc/en-us/articles/360012345-Printer-is-offline/?utm_campaign=x#step-2", "360012345-en-us", .id),
        ("https://help.example.com/hc/sv/articles/360012345-Nytt-namn", "360012345-sv", .id),
        ("https://support.example.com/hc/sv/articles/360012345-Skrivaren", "360012345-sv", .id),
        ("https://portal.example.com/view?doc=18&fbclid=9", "b", .url), ("https://portal.example.com/view?lang=sv&doc=17", "a", .url),
        ("https://elsewhere.example.com/docs/install.html", "guide/install", .slug), ("printer IS offline", "360012345-en-us", .title),
    ])
    func findsTheArticleAndSaysHow(reference: String, id: String, how: ReferenceKind) {
        let match = base.match(reference)
        #expect(match.map { base.articles[$0.index].id } == id)
        #expect(match?.how == how)
    }

    @Test(arguments: [
        "https://portal.example.com/view?doc=19", "https://portal.example.com/view", "999999", "", "https://example.com/VPN-2", "?",
    ])
    func findsNothingWhereNothingIsNamed(reference: String) {
        #expect(base.match(reference) == nil)
    }
}
