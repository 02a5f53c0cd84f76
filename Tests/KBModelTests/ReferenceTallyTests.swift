import KBModel
import Testing

@Suite struct ReferenceTallyTests {
    @Test func countsHowReferencesWereFoundAndNamesThoseThatLeadNowhere() {
        var article = Article(id: "kb42", title: "Reset a password", source: Article.Source(path: "reset.html", format: "html"), blocks: [])
        article.urls = ["https://help.example.org/en-us/reset-password", "KB0042"]
        let base = KnowledgeBase([article])
        let address = "http://www.help.example.org/sv/reset-password?utm_source=mail"
        let tally = ReferenceTally(["kb42": 1, "KB0042": 1, address: 1, "Reset a password": 1, "lost": 2, "gone": 4], in: base)
        #expect(tally.ways == [.id: 1, .number: 1, .url: 1, .title: 1])
        #expect(tally.commonestUnknown.map(\.reference) == ["gone", "lost"] && tally.commonestUnknown.map(\.count) == [4, 2])
    }
}
