import KBModel

/// Articles ranked by the contacts that mending them would spare.
///
/// 1. Each contact counts for its articles by attribution, less when its topic speaks against the name (`CitationTrust`).
/// 2. Expected rates by stratum are fitted to the articles that add nothing, each weighted by the probability that it does (EM: Dempster,
///    Laird, Rubin, JRSS B 39, 1977), and judge each article without its own contacts (`Yardstick`).
/// 3. The excess rate of each article is shrunk by what all articles show (`ExcessPosterior`: empirical Bayes, Efron, "Large-Scale
///    Inference", 2010, with the prior's parameters averaged over).
/// 4. A bad outcome is avoidable with the probability that the article caused it, δ(1 − p) / (p + δ(1 − p)) (Greenland, Robins, "Conceptual
///    problems in the definition and interpretation of attributable fractions", Am. J. Epidemiology 128, 1988); the estimate is their sum.
/// 5. Flagged are as many of the surest articles as keep the expected share of false flags at 5 % (local false discovery rates added up:
///    Newton et al., Biostatistics 5, 2004; Müller, Parmigiani, Rice 2006).
package struct ArticleRanking: Sendable {
    /// Articles with at least one contact, the most avoidable contacts first; equal ones in the knowledge base's order.
    package private(set) var articles: [ArticleExcess] = []
    /// The probability that a named article was not the one needed, over all contacts that name one.
    package private(set) var citationErrorRate = 0.0
    /// The share of articles with an excess, as the data suggest.
    package private(set) var deficientShare = 0.0
    /// The mean excess rate of those, as the data suggest.
    package private(set) var meanExcess = 0.0
    let strata: Strata
    /// The rate expected of each stratum.
    private(set) var expectedRates: [Double] = []

    /// The expected share of false flags among the flagged.
    package static let falseDiscoveryRate = 0.05
    private static let rounds = 4
    /// How alike contacts of one article are taken to be in the first round, before anything is known (intra-class correlation): keeps a
    /// popular article from passing for what is normal in its topic.
    private static let firstCorrelation = 0.02

    /// `counts`, `isBad` and `isFollowed` by contact: how many contacts one stands for, whether they went badly.
    package init(
        _ contacts: [Contact], counts: [Double], attribution: Attribution, articleCount: Int, isBad: [Bool], isFollowed: [Bool]
    ) {
        strata = Strata(contacts, isFollowed: isFollowed)
        let trust = Self.trust(contacts, counts, attribution)
        citationErrorRate = trust.errorRate
        var observations: [CellTable.Observation] = []
        for need in attribution.needs where need.notContent == nil {
            for credit in need.credits {
                let topic = contacts[need.contact].topic
                let sure = need.how.isNamed ? trust.weight(article: credit.article, topic: topic) : 1
                let weight = credit.weight * sure
                guard weight > 1e-3 else { continue }
                observations.append(
                    CellTable.Observation(
                        article: credit.article, stratum: strata.ofContact[need.contact], weight: weight, count: counts[need.contact],
                        isBad: isBad[need.contact]))
            }
        }
        guard !observations.isEmpty else { return }
        let uncertainty = Self.attributionVariance(observations, articleCount: articleCount)
        rank(CellTable(articleCount: articleCount, observations: observations), attributionVariance: uncertainty)
    }

    static func trust(_ contacts: [Contact], _ counts: [Double], _ attribution: Attribution) -> CitationTrust {
        CitationTrust(
            attribution.needs.filter { $0.how.isNamed && $0.notContent == nil }.flatMap { need in
                contacts[need.contact].topic.map { topic in
                    need.credits.map { (article: $0.article, topic: topic, count: counts[need.contact]) }
                } ?? []
            })
    }

    /// What not knowing whose contacts they were adds to the variance of each article's excess.
    private static func attributionVariance(_ observations: [CellTable.Observation], articleCount: Int) -> [Double] {
        let total = observations.reduce(0) { $0 + $1.weight * $1.count }
        let rate = observations.reduce(0) { $0 + ($1.isBad ? $1.weight * $1.count : 0) } / total
        var variance = [Double](repeating: 0, count: articleCount)
        for observation in observations {
            let residual = (observation.isBad ? 1 : 0) - rate
            let weight = min(observation.weight, 1)
            variance[observation.article] += observation.count * weight * (1 - weight) * residual * residual
        }
        return variance
    }

    private mutating func rank(_ table: CellTable, attributionVariance: [Double]) {
        var rates = ExpectedRates(strata)
        var weights = (0..<table.articleCount).map { article in
            1 / (1 + Self.firstCorrelation * table.cells(of: article).reduce(0) { $0 + $1.contacts })
        }
        var last: (yardstick: Yardstick, posterior: ExcessPosterior)?
        for round in 0..<Self.rounds {
            fit(&rates, table, weights)
            let yardstick = Yardstick(table, rates: rates, weights: weights)
            let isLast = round == Self.rounds - 1
            // One spread does for weighting; the last round looks at all of them.
            let posterior = ExcessPosterior(table, yardstick: yardstick, spreads: isLast ? Array(ExcessPrior.spreads.indices) : [1])
            weights = (0..<table.articleCount).map(posterior.null)
            last = (yardstick, posterior)
        }
        guard let (yardstick, posterior) = last else { return }
        expectedRates = (0..<strata.count).map(rates.probability)
        deficientShare = posterior.share
        meanExcess = posterior.meanExcess
        collect(table, yardstick, posterior, attributionVariance)
    }

    private func fit(_ rates: inout ExpectedRates, _ table: CellTable, _ weights: [Double]) {
        var contacts = [Double](repeating: 0, count: strata.count)
        var bad = contacts
        for article in 0..<table.articleCount {
            for cell in table.cells(of: article) {
                contacts[cell.stratum] += weights[article] * cell.contacts
                bad[cell.stratum] += weights[article] * cell.bad
            }
        }
        rates.fit(contacts: contacts, bad: bad)
    }

    private mutating func collect(
        _ table: CellTable, _ yardstick: Yardstick, _ posterior: ExcessPosterior, _ attributionVariance: [Double]
    ) {
        var offset = 0
        for article in 0..<table.articleCount {
            let cells = table.cells(of: article)
            guard !cells.isEmpty else { continue }
            let logOdds = yardstick.logOdds[offset..<offset + cells.count]
            offset += cells.count
            var excess = Self.counted(article, cells, logOdds, posterior.probabilities[article], strata)
            let chance = excess.variance
            let unknown = yardstick.variance[article] + posterior.spreadVariance
            excess.variance = chance + unknown * chance * chance + attributionVariance[article]
            let range = BoundedExcess(mean: excess.expected, variance: excess.variance).range(seen: excess.bad)
            excess.avoidable.low = min(range.low, excess.avoidable.estimate)
            excess.avoidable.high = max(range.high, excess.avoidable.estimate)
            articles.append(excess)
        }
        flag()
        articles.sort { ($1.avoidable.estimate, $0.article) < ($0.avoidable.estimate, $1.article) }
    }

    private static func counted(
        _ article: Int, _ cells: ArraySlice<CellTable.Cell>, _ logOdds: ArraySlice<Double>, _ probabilities: [Double], _ strata: Strata
    ) -> ArticleExcess {
        var excess = ArticleExcess(
            article: article, contacts: 0, bad: 0, expected: 0, variance: 0, nullProbability: probabilities.first ?? 1, excessRate: 0,
            avoidable: Interval(estimate: 0, low: 0, high: 0), isFlagged: false, strata: [])
        for (cell, odds) in zip(cells, logOdds) {
            let p = logistic(odds)
            excess.contacts += cell.contacts
            excess.bad += cell.bad
            excess.expected += cell.contacts * p
            excess.variance += cell.contacts * p * (1 - p)
            excess.strata.append(
                .init(stratum: cell.stratum, name: strata.name(of: cell.stratum), contacts: cell.contacts, bad: cell.bad, rate: p))
            for (probability, delta) in zip(probabilities, ExcessPrior.grid) {
                let caused = delta * (1 - p)
                excess.avoidable.estimate += cell.bad * probability * caused / (p + caused)
            }
        }
        let deficient = max(1 - excess.nullProbability, 1e-300)
        excess.excessRate = zip(probabilities, ExcessPrior.grid).dropFirst().reduce(0) { $0 + $1.0 * $1.1 } / deficient
        return excess
    }

    private mutating func flag() {
        var sum = 0.0
        let order = articles.indices.sorted { (articles[$0].nullProbability, $0) < (articles[$1].nullProbability, $1) }
        for (count, i) in order.enumerated() {
            sum += articles[i].nullProbability
            guard sum <= Self.falseDiscoveryRate * Double(count + 1) else { return }
            articles[i].isFlagged = true
        }
    }
}

extension ContactNeed.How {
    /// Whether the contact itself names the article.
    package var isNamed: Bool {
        switch self {
        case .cited, .linked, .viewed, .searched: true
        case .inferred, .none: false
        }
    }
}
