import KBModel
import KBText

/// How well every article answers every contact, from the contacts' own words.
struct ArticleMatches {
    struct Match: Sendable, Hashable {
        var article: Int32
        /// The share of the need that the article answers.
        var share: Float
    }

    /// How many of the best articles of a contact are kept.
    static let kept = 20

    /// By contact, best first; empty for a contact without words that any article has.
    private(set) var matches: [[Match]] = []
    /// By article: mean and standard deviation of the share over all contacts.
    private(set) var profile: [(mean: Double, deviation: Double)] = []
    /// By contact: the mean share over all articles, and the weight of the contact's words.
    private var grounds: [(mean: Float, mass: Float)] = []

    init(_ needs: [InternedText], in index: DocumentIndex, filter: QueryFilter) {
        var shares = [Float](repeating: 0, count: index.count)
        var sums = [Double](repeating: 0, count: index.count)
        var squares = sums
        matches.reserveCapacity(needs.count)
        for need in needs {
            let mass = index.score(filter.query(need), into: &shares)
            for article in shares.indices where shares[article] > 0 {
                sums[article] += Double(shares[article])
                squares[article] += Double(shares[article] * shares[article])
            }
            matches.append(Self.best(of: shares))
            grounds.append((shares.reduce(0, +) / Float(max(1, shares.count)), mass))
        }
        profile = Self.profile(sums: sums, squares: squares, contacts: needs.count)
    }

    /// How far the best article's share stands out from what that article gets of any contact, in standard deviations: articles that
    /// everything touches a little (glossaries, "cannot send") stop counting as cover.
    /// A contact that no article shares a word with stands with the least of the others: a figure of its own, far below, would be what parts
    /// the contacts, and three that say "hi" would hide every need.
    func standardized() -> [Double] {
        let values = matches.map { matches -> Double? in
            guard let best = matches.first else { return nil }
            let (mean, deviation) = profile[Int(best.article)]
            return deviation > 0 ? (Double(best.share) - mean) / deviation : 0
        }
        let least = values.compactMap { $0 }.min() ?? 0
        return values.map { $0 ?? least }
    }

    /// What speaks for each of a contact's matches beyond what speaks for any article, best first, at least 0: as a logarithm of
    /// probabilities, over the square root of the weight of the contact's words, since words of one text do not come independently.
    func evidence(of contact: Int) -> [ScoredArticle] {
        let (mean, mass) = grounds[contact]
        return matches[contact].map { match in
            ScoredArticle(article: match.article, score: max(0, match.share - mean) * mass.squareRoot())
        }
    }

    private static func best(of shares: [Float]) -> [Match] {
        var best: [Match] = []
        var least: Float = 0
        for (article, share) in shares.enumerated() where share > least {
            var place = best.count
            while place > 0, best[place - 1].share < share { place -= 1 }
            best.insert(Match(article: Int32(article), share: share), at: place)
            if best.count > kept {
                best.removeLast()
                least = best[kept - 1].share
            }
        }
        return best
    }

    /// An article's own figures, drawn towards those of all articles when contacts are few beside the articles.
    private static func profile(sums: [Double], squares: [Double], contacts: Int) -> [(mean: Double, deviation: Double)] {
        guard contacts > 0, !sums.isEmpty else { return [] }
        let n = Double(contacts)
        let means = sums.map { $0 / n }
        let variances = zip(means, squares).map { max(0, $1 / n - $0 * $0) }
        let own = n / (n + Double(sums.count))
        let mean = means.reduce(0, +) / Double(means.count)
        let variance = variances.reduce(0, +) / Double(variances.count)
        return zip(means, variances).map { (own * $0 + (1 - own) * mean, (own * $1 + (1 - own) * variance).squareRoot()) }
    }
}
