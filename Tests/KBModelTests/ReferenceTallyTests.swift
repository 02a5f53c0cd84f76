import KBModel
import Testing

@Suite struct ReferenceTallyTests {
    @Test func countsHowReferencesWereFoundAndNamesThoseThatLeadNowhere() {
        var article = Article(id: "kb42", title: "Reset a password", source: Article.Source(path: "reset.html", format: "html"), blocks: [])
        article.urls = ["https://help.example.org/en-us/reset-password", "KB0042"]
        let base = KnowledgeBase([article])
        var tally = ReferenceTally()
        for reference in ["kb42", "KB0042", "http://www.help.example.org/sv/reset-password?utm_source=mail", "Reset a password", "gone"] {
            tally.add(reference, in: base)
        }
        tally.add("gone", count: 3, in: base)
        tally.add("lost", count: 2, in: base)
        #expect(tally.ways == [.id: 1, .number: 1, .url: 1, .title: 1])
        #expect(tally.commonestUnknown.map(\.reference) == ["gone", "lost"] && tally.commonestUnknown.map(\.count) == [4, 2])
    }
}
