import KBModel
import KBSignals

/// One signal of one article: how often it was given, of how many times it could have been, against what is usual for such contacts.
package struct SignalEvidence: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case escalation, `repeat`, feedback, reopen
    }

    package var kind: Kind
    package var events: Double
    package var exposure: Double
    /// Events that so many such contacts have anyway.
    package var expected: Double

    package var rate: Double { exposure > 0 ? events / exposure : 0 }

    /// The 90 % interval of the rate (Wilson, JASA 22, 1927, 209: keeps its level for small counts and rates near nought).
    package var range: (low: Double, high: Double) {
        guard exposure > 0 else { return (0, 1) }
        let z = normalQuantile95
        let centre = (rate + z * z / (2 * exposure)) / (1 + z * z / exposure)
        let half = z / (1 + z * z / exposure) * (rate * (1 - rate) / exposure + z * z / (4 * exposure * exposure)).squareRoot()
        return (max(0, centre - half), min(1, centre + half))
    }

    /// Standard deviations beyond what was expected; chance alone, not the uncertainty of the expectation.
    package var deviation: Double {
        guard exposure > 0 else { return 0 }
        let p = min(max(expected / exposure, 1e-6), 1 - 1e-6)
        return (events - expected) / (exposure * p * (1 - p)).squareRoot()
    }
}

/// The signals of all articles.
package struct SignalTable: Sendable {
    /// By article, in the order of `SignalEvidence.Kind`; signals that nobody could have given are left out.
    package private(set) var evidence: [Int: [SignalEvidence]] = [:]
    /// Votes that no article of the base answers to.
    package private(set) var unmatchedVotes = 0

    private struct Sums {
        var events = 0.0
        var exposure = 0.0
        var expected = 0.0
    }

    /// Expected are the rates of each stratum over all articles that are not `deficient`, drawn towards the overall rate by as many contacts
    /// as `pooling`.
    package init(
        _ contacts: [Contact], counts: [Double], attribution: Attribution, outcomes: ContactOutcomes, ranking: ArticleRanking,
        votes: [String: Aggregates.Votes], base: KnowledgeBase
    ) {
        let deficient = Set(ranking.articles.filter(\.isFlagged).map(\.article))
        for kind in SignalEvidence.Kind.allCases {
            let sums =
                kind == .feedback
                ? counted(votes, base, deficient) : Self.counted(kind, contacts, counts, attribution, outcomes, ranking.strata, deficient)
            for (article, sum) in sums where sum.exposure > 0 {
                evidence[article, default: []].append(
                    SignalEvidence(kind: kind, events: sum.events, exposure: sum.exposure, expected: sum.expected))
            }
        }
    }

    private static let pooling = 20.0

    private static func counted(
        _ kind: SignalEvidence.Kind, _ contacts: [Contact], _ counts: [Double], _ attribution: Attribution, _ outcomes: ContactOutcomes,
        _ strata: Strata, _ deficient: Set<Int>
    ) -> [Int: Sums] {
        guard let signal = ContactOutcomes.Signal(rawValue: kind.rawValue) else { return [:] }
        var usual = [Sums](repeating: Sums(), count: strata.count)
        var all = Sums()
        var observed: [(article: Int, stratum: Int, weight: Double, given: Bool)] = []
        for need in attribution.needs where need.notContent == nil {
            guard let given = outcomes.observation(of: signal, contacts[need.contact], at: need.contact) else { continue }
            let stratum = strata.ofContact[need.contact]
            for credit in need.credits {
                let weight = credit.weight * counts[need.contact]
                observed.append((credit.article, stratum, weight, given))
                guard !deficient.contains(credit.article) else { continue }
                usual[stratum].exposure += weight
                all.exposure += weight
                if given {
                    usual[stratum].events += weight
                    all.events += weight
                }
            }
        }
        let overall = all.exposure > 0 ? all.events / all.exposure : 0
        var sums: [Int: Sums] = [:]
        for (article, stratum, weight, given) in observed {
            let rate = (usual[stratum].events + pooling * overall) / (usual[stratum].exposure + pooling)
            sums[article, default: Sums()].exposure += weight
            sums[article, default: Sums()].expected += weight * rate
            if given { sums[article, default: Sums()].events += weight }
        }
        return sums
    }

    /// Votes against each article, of all votes on it; expected at the rate of all votes on articles that are not deficient.
    private mutating func counted(_ votes: [String: Aggregates.Votes], _ base: KnowledgeBase, _ deficient: Set<Int>) -> [Int: Sums] {
        var sums: [Int: Sums] = [:]
        var usual = Sums()
        for (name, votes) in votes {
            guard let article = base.index(of: name) else {
                unmatchedVotes += votes.up + votes.down
                continue
            }
            sums[article, default: Sums()].exposure += Double(votes.up + votes.down)
            sums[article, default: Sums()].events += Double(votes.down)
            guard !deficient.contains(article) else { continue }
            usual.exposure += Double(votes.up + votes.down)
            usual.events += Double(votes.down)
        }
        let rate = usual.exposure > 0 ? usual.events / usual.exposure : 0
        return sums.mapValues { Sums(events: $0.events, exposure: $0.exposure, expected: $0.exposure * rate) }
    }
}
