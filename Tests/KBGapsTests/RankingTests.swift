import KBGaps
import KBModel
import KBTestSupport
import Testing

/// What the ranking promises, on worlds whose truth is known.
@Suite struct RankingTests {
    /// Every seventh article adds bad outcomes, in 10 to 40 of a hundred contacts.
    private static let deficient: @Sendable (Int, Double) -> Double = { article, _ in
        article % 7 == 3 ? 0.1 + 0.3 * Double(article % 5) / 4 : 0
    }

    private func isDeficient(_ article: Int) -> Bool { Self.deficient(article, 0) > 0 }

    @Test func flagsWhatAddsBadOutcomesAndLittleElse() throws {
        var (flagged, right, found, all) = (0, 0, 0.0, 0.0)
        for seed in 1...4 as ClosedRange<UInt64> {
            let world = SimulatedWorld(.init(excess: Self.deficient), seed: seed)
            let ranking = try world.analysis().ranking
            all += world.avoidable.reduce(0, +)
            for article in ranking.articles where article.isFlagged {
                flagged += 1
                right += isDeficient(article.article) ? 1 : 0
                found += world.avoidable[article.article]
            }
        }
        #expect(Double(right) >= 0.93 * Double(flagged))
        #expect(found >= 0.75 * all)
    }

    @Test func intervalsHoldTheTruthAsOftenAsTheySay() throws {
        var (held, all) = (0, 0)
        for seed in 11...14 as ClosedRange<UInt64> {
            let world = SimulatedWorld(.init(excess: Self.deficient), seed: seed)
            for article in try world.analysis().ranking.articles {
                let truth = world.avoidable[article.article]
                all += 1
                held += article.avoidable.low - 1e-9 <= truth && truth <= article.avoidable.high + 1e-9 ? 1 : 0
            }
        }
        // Nine in ten are promised; of 320 intervals, chance allows for three hundredths less.
        #expect(Double(held) >= 0.87 * Double(all))
    }

    @Test func ranksByWhatMendingWouldSpare() throws {
        let world = SimulatedWorld(.init(excess: Self.deficient), seed: 21)
        let first = try world.analysis().ranking.articles.prefix(3).map(\.article)
        let best = world.avoidable.indices.sorted { world.avoidable[$0] > world.avoidable[$1] }
        #expect(Set(first).isSubset(of: Set(best.prefix(5))))
    }

    @Test func flagsNobodyWhereNobodyIsToBlame() throws {
        let flagged = try (31...36 as ClosedRange<UInt64>).map { seed in
            try SimulatedWorld(.init(), seed: seed).analysis().ranking.articles.count { $0.isFlagged }
        }
        #expect(flagged.reduce(0, +) <= 1)
    }

    @Test func doesNotBlameAnArticleForTheChannelItsReadersUse() throws {
        // Calls go badly more often; an article that only callers need is no worse for it.
        var random = SeededGenerator(seed: 7)
        var contacts: [Contact] = []
        for number in 0..<4000 {
            let byVoice = number % 4 == 0
            let isBad = Double.random(in: 0..<1, using: &random) < (byVoice ? 0.5 : 0.1)
            let article = number % 16 == 0 ? 0 : 1 + number % 9
            contacts.append(
                Contact(
                    id: "c\(number)", time: SimulatedWorld.day(number % 60), channel: byVoice ? "voice" : "chat", handledBy: .ai,
                    escalated: isBad, articles: [SimulatedWorld.id(article)], articleLink: .cited))
        }
        let ranking = try SimulatedWorld(.init(articles: 10, contacts: 0), seed: 1).analysis(contacts).ranking
        #expect(ranking.articles.filter(\.isFlagged).isEmpty)
    }

    @Test func doesNotDependOnTheOrderOfContacts() throws {
        let world = SimulatedWorld(.init(contacts: 2000, excess: Self.deficient), seed: 41)
        var random = SeededGenerator(seed: 42)
        let shuffled = try world.analysis(world.contacts.shuffled(using: &random)).ranking.articles
        let ordered = try world.analysis().ranking.articles
        #expect(shuffled.map(\.article) == ordered.map(\.article))
        for (a, b) in zip(shuffled, ordered) {
            #expect(abs(a.avoidable.estimate - b.avoidable.estimate) < 1e-6 * (1 + b.avoidable.estimate))
        }
    }

    @Test func countsAContactOnceHoweverManySignalsItGives() throws {
        var contacts = (0..<40).map { number in
            Contact(
                id: "c\(number)", time: SimulatedWorld.day(number), customer: "u", topic: "t", handledBy: .ai, outcome: .negative,
                escalated: true, reopened: 2, articles: [SimulatedWorld.id(0)], articleLink: .cited)
        }
        contacts.append(
            Contact(id: "other", time: SimulatedWorld.day(60), escalated: false, articles: [SimulatedWorld.id(1)], articleLink: .cited))
        let ranking = try SimulatedWorld(.init(articles: 2, contacts: 0), seed: 1).analysis(contacts).ranking
        let bad = ranking.articles.first { $0.article == 0 }?.bad
        #expect(bad.map { abs($0 - 40) < 1e-9 } == true)
    }

    @Test func leavesOutWhatIsNotContentsFault() throws {
        let contacts = (0..<30).map { number in
            Contact(
                id: "c\(number)", time: SimulatedWorld.day(number), outcome: .escalated, escalated: true,
                escalationReason: "customer asked for a person", articles: [SimulatedWorld.id(0)], articleLink: .cited)
        }
        let analysis = try SimulatedWorld(.init(articles: 2, contacts: 0), seed: 1).analysis(contacts)
        #expect(analysis.ranking.articles.isEmpty)
        #expect(analysis.report().counts.notContent == 30)
    }

    @Test func emptyInputGivesAnEmptyRanking() throws {
        let analysis = try SimulatedWorld(.init(articles: 0, contacts: 0), seed: 1).analysis()
        #expect(analysis.ranking.articles.isEmpty)
        #expect(analysis.report().missing.isEmpty)
    }
}
