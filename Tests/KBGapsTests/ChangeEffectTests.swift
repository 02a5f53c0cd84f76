import KBGaps
import KBModel
import KBTestSupport
import Testing

/// What is said of changes whose effect is known.
@Suite struct ChangeEffectTests {
    private static let changeDay = 60

    private func revisions(of articles: [Int]) -> [Revision] {
        articles.map { Revision(article: SimulatedWorld.id($0), time: SimulatedWorld.day(Self.changeDay)) }
    }

    private func verdicts(_ effects: [ChangeEffect]) -> [Int: ChangeEffect.Verdict] {
        Dictionary(uniqueKeysWithValues: effects.map { ($0.change.article, $0.verdict) })
    }

    @Test func seesThatAMendedArticleFailsLess() throws {
        let plan = SimulatedWorld.Plan(
            articles: 30, contacts: 12000,
            excess: { article, day in article % 5 == 0 ? (article == 10 && day > Double(Self.changeDay) ? 0 : 0.35) : 0 })
        var improved = 0
        for seed in 1...5 as ClosedRange<UInt64> {
            let effects = try SimulatedWorld(plan, seed: seed).analysis(revisions: revisions(of: [10])).effects
            improved += verdicts(effects)[10] == .improved ? 1 : 0
        }
        #expect(improved >= 4)
    }

    @Test func seesThatAChangeBrokeAnArticle() throws {
        let plan = SimulatedWorld.Plan(
            articles: 30, contacts: 12000, excess: { article, day in article == 10 && day > Double(Self.changeDay) ? 0.4 : 0 })
        let effects = try SimulatedWorld(plan, seed: 3).analysis(revisions: revisions(of: [10])).effects
        #expect(verdicts(effects) == [10: .worse])
    }

    /// The articles that looked worst in the first half are edited, without effect: half of them would look better by regression alone.
    @Test func isNotFooledByRegressionToTheMean() throws {
        var (improved, judged, naive) = (0, 0, 0)
        for seed in 1...10 as ClosedRange<UInt64> {
            let world = SimulatedWorld(.init(articles: 60, contacts: 6000), seed: seed)
            let half = world.contacts.filter { $0.time < SimulatedWorld.day(Self.changeDay) }
            let worst = try world.analysis(half).ranking.articles.sorted { rate($0) > rate($1) }.filter { $0.contacts > 15 }.prefix(8)
            let effects = try world.analysis(revisions: revisions(of: worst.map(\.article))).effects
            judged += effects.count { $0.difference != nil }
            improved += effects.count { $0.verdict == .improved }
            naive += effects.count { $0.after.bad / $0.after.contacts < $0.before.bad / $0.before.contacts }
        }
        #expect(judged >= 40)
        // Most look better, as chosen; hardly more than the one in twenty that chance allows are said to be.
        #expect(Double(naive) > 0.7 * Double(judged))
        #expect(Double(improved) <= 0.1 * Double(judged))
    }

    @Test func takesOffWhatTimeDidToAllArticles() throws {
        let plan = SimulatedWorld.Plan(
            articles: 40, contacts: 12000, drift: { $0 > Double(Self.changeDay) ? -1.2 : 0 })
        var improved = 0
        for seed in 1...5 as ClosedRange<UInt64> {
            let effects = try SimulatedWorld(plan, seed: seed).analysis(revisions: revisions(of: [3, 10, 17])).effects
            improved += effects.count { $0.verdict == .improved }
        }
        #expect(improved <= 2)
    }

    @Test func saysWhatIsMissingWhenThereIsTooLittle() throws {
        let world = SimulatedWorld(.init(articles: 40, contacts: 3000), seed: 5)
        let late = Revision(article: SimulatedWorld.id(0), time: SimulatedWorld.day(117))
        let effects = try world.analysis(revisions: [late]).effects
        #expect(effects.map(\.verdict) == [.tooLittleData])
        #expect(effects.first?.lacking?.contains("days after it") == true)
        #expect(effects.first?.difference == nil)
    }

    @Test func withoutUntouchedArticlesNothingCanBeSaid() throws {
        let world = SimulatedWorld(.init(articles: 12, contacts: 4000), seed: 5)
        let effects = try world.analysis(revisions: revisions(of: Array(0..<12))).effects
        #expect(effects.count == 12)
        let verdicts = Set(effects.map(\.verdict))
        #expect(verdicts == [.tooLittleData])
    }

    @Test func editsThatFollowCloselyAreOneChange() {
        let base = SimulatedWorld(.init(articles: 2, contacts: 0), seed: 1).base
        func edit(_ day: Int, _ id: String) -> Revision { Revision(article: SimulatedWorld.id(0), time: SimulatedWorld.day(day), id: id) }
        let (changes, unmatched) = ArticleChange.changes(
            [edit(50, "r4"), edit(10, "r1"), edit(13, "r2"), edit(20, "r3"), Revision(article: "elsewhere", time: SimulatedWorld.day(1))],
            of: base)
        #expect(changes.map(\.revisions) == [["r1", "r2", "r3"], ["r4"]])
        #expect(changes.first.map { [$0.first, $0.last] } == [SimulatedWorld.day(10), SimulatedWorld.day(20)])
        #expect(unmatched == 1)
    }

    @Test func anEditOutsideTheDataIsNotJudged() throws {
        let world = SimulatedWorld(.init(articles: 20, contacts: 1000), seed: 5)
        let before = Revision(article: SimulatedWorld.id(0), time: SimulatedWorld.day(-30))
        #expect(try world.analysis(revisions: [before]).effects.isEmpty)
    }

    private func rate(_ article: ArticleExcess) -> Double {
        article.bad / max(article.contacts, 1) - article.expected / max(article.contacts, 1)
    }
}
