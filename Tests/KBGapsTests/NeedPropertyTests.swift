import KBGaps
import KBModel
import KBTestSupport
import Testing

/// What holds for every log: generated contacts about a small base, some of them naming articles.
@Suite struct NeedPropertyTests {
    private static let needs = [
        "reset the account password", "download an invoice", "import an address book", "calendar sync fails on the phone",
        "move folders to another computer", "print labels on both sides",
    ]

    private var base: KnowledgeBase {
        KnowledgeBase(
            Self.needs.prefix(3).enumerated().map { number, need in
                Article(
                    id: "a\(number)", title: need, language: "en", source: .init(path: "a\(number)", format: "text"),
                    blocks: [Block(.paragraph([Inline("How to \(need), step by step.")]))])
            })
    }

    private func contacts(seed: UInt64, count: Int = 60) -> [Contact] {
        var random = SeededGenerator(seed: seed)
        let fillers = ["please", "since yesterday", "on my laptop", "again", "with version nine", "it worked before"]
        return (0..<count).map { number in
            let need = Int.random(in: 0..<Self.needs.count, using: &random)
            var contact = Contact(
                id: "c\(number)", time: Timestamp(seconds: Int64(number) * 3600), customer: "k\(number)", language: "en",
                question: "\(Self.needs[need]) \(fillers[Int.random(in: 0..<fillers.count, using: &random)])")
            contact.escalated = Int.random(in: 0..<10, using: &random) < (need < 3 ? 2 : 8)
            if need < 3, Int.random(in: 0..<3, using: &random) == 0 {
                contact.articles = ["a\(need)", "a\((need + 1) % 3)"]
                contact.articleLink = .linked
            }
            return contact
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func creditsArePositiveAndSumToAtMostOne(seed: UInt64) {
        let needs = NeedAnalysis(contacts: contacts(seed: seed), in: base).attribution.needs
        for need in needs {
            let sum = need.credits.reduce(0) { $0 + $1.weight }
            let isPositive = need.credits.allSatisfy { $0.weight > 0 }
            #expect(isPositive && sum <= 1.000001)
            #expect(need.score.isFinite)
            #expect(need.covered || need.credits.isEmpty)
            #expect(Set(need.credits.map(\.article)).count == need.credits.count)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func noContactIsInTwoTopicsAndNoCoveredOneInAny(seed: UInt64) {
        let analysis = NeedAnalysis(contacts: contacts(seed: seed), in: base)
        let members = analysis.missing.flatMap(\.contacts)
        #expect(Set(members).count == members.count)
        let isUncovered = members.allSatisfy { !analysis.attribution.needs[$0].covered }
        #expect(isUncovered)
    }

    @Test func theOrderOfContactsChangesNoGroupOfSeveral() {
        let contacts = contacts(seed: 7)
        func groups(_ contacts: [Contact]) -> Set<Set<String>> {
            Set(NeedAnalysis(contacts: contacts, in: base).missing.map { Set($0.contacts.map { contacts[$0].id }) }.filter { $0.count > 1 })
        }
        #expect(groups(contacts) == groups(contacts.reversed()))
    }

    @Test func moreNeedsGiveMoreTopics() {
        func topics(_ words: [String]) -> Int {
            let contacts = (0..<words.count * 12).map { number in
                Contact(
                    id: "c\(number)", time: Timestamp(seconds: Int64(number)), customer: "k\(number)", language: "en",
                    question: "\(words[number % words.count]) \(words[number % words.count]) help")
            }
            let covered = (0..<24).map { number in
                Contact(
                    id: "d\(number)", time: Timestamp(seconds: Int64(number)), customer: "d\(number)", language: "en",
                    question: "reset the account password")
            }
            return NeedAnalysis(contacts: contacts + covered, in: base).missing.count
        }
        let few = topics(["calendar phone sync", "folders computer move"])
        let many = topics([
            "calendar phone sync", "folders computer move", "labels printer sides", "spelling dictionary danish", "sound alert mute",
        ])
        #expect(few < many)
    }

    @Test func searchesWithoutAResultJoinTheNeedThatAsksForTheSame() throws {
        let contacts = contacts(seed: 3)
        let searches =
            (0..<4).map { _ in SearchEvent(query: "calendar sync phone", time: nil, results: 0, clicked: nil) }
            + (0..<3).map { _ in SearchEvent(query: "quantum teleporter", time: nil, results: 0, clicked: nil) }
            + [SearchEvent(query: "quantum teleporter", time: nil, results: 5, clicked: nil)]
        let missing = NeedAnalysis(contacts: contacts, searches: searches, in: base).missing
        let calendar = try #require(missing.first { $0.terms.contains("calendar") })
        #expect(calendar.searches == 4)
        let alone = try #require(missing.last)
        #expect(alone.contacts.isEmpty && alone.searches == 3)
    }

    @Test func namesWhatBadContactsSayAndTheArticleLacks() throws {
        let contacts = (0..<24).map { number in
            var contact = Contact(
                id: "c\(number)", time: Timestamp(seconds: Int64(number)), customer: "k\(number)", language: "en",
                question: "reset the account password \(number % 2 == 0 ? "says app passkey expired" : "on my laptop")")
            contact.escalated = number % 2 == 0
            contact.articles = ["a0"]
            contact.articleLink = .linked
            return contact
        }
        let analysis = NeedAnalysis(contacts: contacts, in: base)
        let missing = try #require(analysis.missingTerms { contacts[$0].escalated == true }[0])
        #expect(missing.terms.contains { $0.contains("passkey") })
        #expect(!missing.terms.contains { $0.contains("laptop") || $0.contains("password") })
        #expect(missing.share == 1)
        #expect(analysis.missingTerms { _ in false }.isEmpty)
    }

    @Test func termsOfANeedAreNoPartsOfAddresses() throws {
        let contacts = (0..<6).map { number in
            Contact(
                id: "c\(number)", time: Timestamp(seconds: Int64(number)), customer: "k\(number)", language: "en",
                question: "calendar does not sync with phone, see https://calendar.example.com/error\(number).html")
        }
        let terms = NeedAnalysis(contacts: contacts, in: base).missing.flatMap(\.terms)
        #expect(terms.contains("calendar") && terms.contains("sync"))
        #expect(Set(terms).isDisjoint(with: ["https", "com", "html"]))
    }

    /// Half of the contacts went badly; an agent's answer to these is `answer`.
    private func missingTerms(answered answer: String) throws -> [String] {
        let contacts = (0..<12).map { number in
            var contact = Contact(
                id: "c\(number)", time: Timestamp(seconds: Int64(number)), customer: "k\(number)", language: "en",
                question: "reset the account password \(number % 2 == 0 ? "somehow" : "on my laptop")")
            contact.escalated = number % 2 == 0
            contact.articles = ["a0"]
            contact.articleLink = .linked
            return contact
        }
        let transcripts = contacts.map { contact in
            Transcript(
                id: contact.id,
                turns: [
                    .init(speaker: .customer, text: contact.question ?? ""),
                    .init(speaker: .agent, text: contact.escalated == true ? answer : "As the page says."),
                ])
        }
        let analysis = NeedAnalysis(contacts: contacts, transcripts: transcripts, in: base)
        return analysis.missingTerms { contacts[$0].escalated == true }[0]?.terms ?? []
    }

    @Test func missingTermsAreThoseOfTheAnswersAndNotOfTheQuestions() throws {
        let terms = try missingTerms(answered: "The passkey expired after the merger.")
        #expect(terms.contains { $0.contains("passkey") } && terms.contains { $0.contains("merger") })
        #expect(!terms.contains { $0.contains("somehow") })
    }

    @Test(arguments: [
        "See https://support.example.org/en-US/kb/tokens for the passkey.", "Reset the passkey.\nKind regards\nAmelie Svensson",
        "Hi Amelie, reset the passkey.",
    ])
    func missingTermsHoldNoPartsOfLinksAndNoNamesOfPeople(answer: String) throws {
        let terms = try missingTerms(answered: answer)
        #expect(terms.contains { $0.contains("passkey") })
        for word in ["https", "example", "org", "kb", "amelie", "svensson"] {
            #expect(!terms.contains { $0.split(separator: " ").contains(Substring(word)) }, "\(terms)")
        }
    }
}
