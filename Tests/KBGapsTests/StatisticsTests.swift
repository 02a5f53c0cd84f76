import KBGaps
import KBModel
import KBTestSupport
import Testing

@Suite struct StatisticsTests {
    // R: lgamma(x), pbeta(x, a, b).
    @Test(arguments: [(0.5, 0.5723649429247001), (1, 0), (10, 12.801827480081469), (171.5, 709.1431630309282)])
    func theGammaFunctionIsExact(x: Double, expected: Double) {
        #expect(abs(logGamma(x) - expected) < 1e-10 * max(1, abs(expected)))
    }

    @Test func theIncompleteBetaFunctionKeepsItsIdentities() {
        for (a, b) in [(0.5, 0.5), (2.0, 5.0), (30, 4)] {
            for x in stride(from: 0.05, through: 0.95, by: 0.1) {
                #expect(abs(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a) - 1) < 1e-9)
            }
        }
        // Of one and b it is 1 − (1 − x)ᵇ.
        #expect(abs(incompleteBeta(0.3, 1, 4) - (1 - 0.7 * 0.7 * 0.7 * 0.7)) < 1e-10)
    }

    @Test func aNameGivenToTheWrongTopicCountsForLittle() {
        // Article 0 is about mail, article 1 about invoices; each is named in ten contacts of the other's topic.
        let trust = CitationTrust([(0, "mail", 90), (1, "invoices", 90), (0, "invoices", 10), (1, "mail", 10)])
        #expect((0.05...0.3).contains(trust.errorRate))
        #expect(trust.weight(article: 0, topic: "mail") > 0.95)
        #expect(trust.weight(article: 0, topic: "invoices") < 0.6)
        #expect(trust.weight(article: 0, topic: nil) == 1)
    }

    @Test func whereAllContactsHaveOneTopicEveryNameCounts() {
        let trust = CitationTrust((0..<20).map { ($0 % 3, "mail", 1) })
        #expect(trust.errorRate == 0)
        #expect(trust.weight(article: 1, topic: "mail") == 1)
    }
}

@Suite struct TrendTests {
    private static let weeks = 20

    private func trend(_ count: (Int) -> Double, of total: (Int) -> Double = { _ in 400 }) -> ArticleTrend {
        ArticleTrend(counts: (0..<Self.weeks).map(count), totals: (0..<Self.weeks).map(total))
    }

    @Test func tellsRisingFromFallingAndNew() {
        #expect(trend { 5 + Double($0) }.direction == .rising)
        #expect(trend { 25 - Double($0) }.direction == .falling)
        #expect(trend { $0 < 10 ? 0 : 6 }.direction == .new)
        #expect(trend { _ in 10 }.direction == .steady)
    }

    @Test func theGrowthOfAllContactsIsNoTrend() {
        let growing = trend({ 5 + Double($0) }, of: { 200 + 40 * Double($0) })
        #expect(growing.direction == .steady)
    }

    @Test func oneStretchFarAboveTheOthersIsABurst() {
        #expect(trend { $0 == 10 ? 60 : $0 == 3 ? 55 : 5 }.direction == .bursting)
    }

    @Test func fewContactsSayNothing() {
        let quiet = trend { $0 == 1 ? 3 : 0 }
        #expect(quiet.direction == .unknown)
        #expect(quiet.change == nil)
    }

    @Test func countsThatScatterWidenTheInterval() throws {
        let even = try #require(trend { _ in 12 }.change)
        let uneven = try #require(trend { $0.isMultiple(of: 2) ? 2 : 22 }.change)
        #expect(uneven.high - uneven.low > 1.5 * (even.high - even.low))
    }
}
