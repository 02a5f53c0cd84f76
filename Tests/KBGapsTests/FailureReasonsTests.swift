import KBModel
import Testing

@testable import KBGaps

@Suite struct FailureReasonsTests {
    /// Reasons of an article last changed in 1970, with ten contacts that went badly, when the period ends in 2020.
    private static func reasons(missing: [String] = [], share: Double = 0, also others: Int = 0) -> [FailureReason] {
        let needs = (0..<10).map { contact in
            let credits = [ContactNeed.Credit(article: 0, weight: 0.5)] + (contact < others ? [.init(article: 1, weight: 0.5)] : [])
            return ContactNeed(contact: contact, article: 0, how: .linked, score: 1, covered: true, credits: credits)
        }
        let contacts = needs.map { Contact(id: "c\($0.contact)", time: Timestamp(seconds: 0)) }
        var article = Article(id: "a", title: "A", source: Article.Source(path: "a", format: "text"), blocks: [])
        article.updated = Timestamp(seconds: 0)
        let found = FailureReasons(
            needs: needs, bad: needs, contacts: contacts, counts: [Double](repeating: 1, count: 10), signals: [], missingTerms: missing,
            missingTermShare: share)
        return found.reasons(for: article, index: 0, at: Timestamp(seconds: 1_577_836_800))
    }

    @Test func anArticlesAgeComesLastAndClaimsNoShareOfContacts() {
        let reasons = Self.reasons(missing: ["passkey"], share: 0.1, also: 1)
        #expect(reasons.map(\.kind) == [.competing, .missingDetail, .stale])
        #expect(reasons.last?.share == nil && reasons.last?.message == "last changed on 1970-01-01")
    }

    @Test(arguments: [(0.09, [FailureReason.Kind.stale]), (0.1, [.missingDetail, .stale])])
    func whatFewerThanOneInTenShowIsNoReason(share: Double, kinds: [FailureReason.Kind]) {
        #expect(Self.reasons(missing: ["passkey"], share: share).map(\.kind) == kinds)
    }
}
