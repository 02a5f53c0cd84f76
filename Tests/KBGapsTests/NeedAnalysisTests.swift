import KBGaps
import KBModel
import Testing

@Suite struct NeedAnalysisTests {
    private func article(_ id: String, _ title: String, _ text: String, language: String) -> Article {
        Article(
            id: id, title: title, language: language, source: .init(path: id, format: "text"), blocks: [Block(.paragraph([Inline(text)]))])
    }

    private func contact(_ number: Int, _ question: String, language: String) -> Contact {
        Contact(
            id: "c\(number)", time: Timestamp(seconds: Int64(number) * 3600), customer: "k\(number)", language: language, question: question
        )
    }

    @Test(arguments: [
        (
            "sv", ("Byt lösenord", "Så byter du lösenordet på ditt konto."), ("Faktura", "Var fakturan för abonnemanget finns."),
            "Hur byter jag lösenordet?"
        ),
        ("zh", ("重置密码", "如何重置账户的密码。"), ("发票", "在哪里下载订阅的发票。"), "我想重置密码"),
        ("en", ("Reset your password", "How to reset the password."), ("Invoices", "Where to find invoices."), "cannot reset my password"),
    ])
    func findsTheArticleInEveryLanguage(language: String, right: (String, String), wrong: (String, String), question: String) {
        let base = KnowledgeBase([
            article("a-wrong", wrong.0, wrong.1, language: language), article("b-right", right.0, right.1, language: language),
        ])
        let analysis = NeedAnalysis(contacts: [contact(1, question, language: language)], in: base)
        #expect(analysis.attribution.needs.map(\.article) == [1])
    }

    /// The words of the article and of those who need it differ: only the contacts that cite it can tell.
    @Test func learnsFromCitationsWhatAnArticleIsAskedForWith() {
        let titles = [
            "Rebuild the index", "Print a label", "Export addresses", "Change the theme", "Block a sender", "Box sizes",
        ]
        let base = KnowledgeBase(titles.enumerated().map { article("a\($0)", $1, "\($1) step by step.", language: "en") })
        let words = [
            "magnifier finds nothing in search box", "paper jams", "people list", "colours look odd", "unwanted letters",
            "old letters",
        ]
        var contacts: [Contact] = []
        for (number, question) in (0..<40).flatMap({ _ in words }).enumerated() {
            var contact = contact(number, "\(question) \(number % 7)", language: "en")
            contact.articles = ["a\(number % 6)"]
            contact.articleLink = .linked
            contacts.append(contact)
        }
        contacts.append(contact(1000, "the magnifier finds nothing in the search box", language: "en"))
        let analysis = NeedAnalysis(contacts: contacts, in: base)
        #expect(analysis.attribution.needs.last?.article == 0)
        let unnamed = NeedAnalysis(contacts: [contact(1000, "the magnifier finds nothing in the search box", language: "en")], in: base)
        #expect(unnamed.attribution.needs.last?.article == 5)
    }

    @Test func groupsWhatNothingCoversAndQuotesOnlyWhatThreeCustomersAsked() throws {
        let base = KnowledgeBase([article("password", "Reset your password", "How to reset the password of your account.", language: "en")])
        let covered = (0..<8).map { contact($0, "how do I reset the account password \($0)", language: "en") }
        let asked = (8..<14).map { contact($0, "calendar sync with phone fails error \($0)", language: "en") }
        let analysis = NeedAnalysis(contacts: covered + asked, in: base)
        let topic = try #require(analysis.missing.first)
        #expect(Set(topic.contacts) == Set(8..<14))
        #expect(topic.terms.contains("calendar"))
        #expect(!topic.questions.isEmpty)
        let few = NeedAnalysis(contacts: covered + Array(asked.prefix(2)), in: base)
        let small = few.missing.filter { $0.contacts.contains(8) }
        #expect(small.flatMap(\.questions).isEmpty)
    }

    @Test func contactsThatSayNothingHideNoNeed() {
        let base = KnowledgeBase([article("password", "Reset your password", "How to reset the password of your account.", language: "en")])
        let covered = (0..<8).map { contact($0, "how do I reset the account password \($0)", language: "en") }
        let asked = (8..<14).map { contact($0, "password of the calendar sync with phone fails error \($0)", language: "en") }
        let silent = ["hi", "hg", "xx"].enumerated().map { contact(20 + $0, $1, language: "en") }
        let missing = NeedAnalysis(contacts: covered + asked + silent, in: base).missing
        #expect(missing.contains { Set($0.contacts).isSuperset(of: 8..<14) })
    }

    @Test func contactsThatSayTheVerySameAreOneNeedHoweverManyTheyAre() {
        let base = KnowledgeBase([article("password", "Reset your password", "How to reset the password of your account.", language: "en")])
        let covered = (0..<60).map { contact($0, "how do I reset the password", language: "en") }
        let asked = (60..<110).map { contact($0, "the printer prints a blank page and the printer stops", language: "en") }
        let analysis = NeedAnalysis(contacts: covered + asked, in: base)
        #expect(analysis.missing.map(\.contacts.count).contains(50))
    }

    @Test func survivesContactsWithoutWordsAndAnEmptyBase() {
        var silent = contact(1, "", language: "en")
        silent.question = nil
        let analysis = NeedAnalysis(contacts: [silent, contact(2, "printer offline", language: "en")], in: KnowledgeBase([]))
        #expect(analysis.attribution.needs.map(\.article) == [nil, nil])
        #expect(analysis.attribution.needs.allSatisfy { $0.score.isFinite && !$0.covered })
        #expect(NeedAnalysis(contacts: [], in: KnowledgeBase([])).missing.isEmpty)
    }
}
