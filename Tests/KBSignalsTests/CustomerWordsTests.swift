import KBModel
import KBSignals
import Testing

@Suite struct CustomerWordsTests {
    private func article(_ id: String) -> Article {
        Article(id: id, title: id, source: .init(path: id + ".html", format: "html"), blocks: [])
    }

    private func contacts(_ count: Int, about article: String?, _ question: String) -> [Contact] {
        (0..<count).map {
            Contact(
                id: "\(article ?? "none")-\($0)", time: Timestamp(seconds: Int64($0)), language: "en", articles: article.map { [$0] } ?? [],
                question: question)
        }
    }

    @Test func findsWhatCustomersOfAnArticleSayMoreOftenThanOthers() {
        let base = KnowledgeBase([article("folders"), article("filters")])
        let all =
            contacts(6, about: "folders", "My inbox is full, please help")
            + contacts(40, about: nil, "Please help me with my password")
        #expect(CustomerWords.byArticle(all, in: base) == ["folders": ["inbox", "full"]])
    }

    @Test func aFewContactsTellNothing() {
        let base = KnowledgeBase([article("folders")])
        let all = contacts(4, about: "folders", "My inbox is full") + contacts(40, about: nil, "Please help me with my password")
        #expect(CustomerWords.byArticle(all, in: base).isEmpty)
    }
}
