/// The claims of the whole base by subject: where two articles say the same of different things, or different things of the same.
package struct ClaimIndex: Sendable {
    /// Two claims with the same subject in two articles; the second is the later one in the order of the base.
    struct Pair {
        let first: Site
        let second: Site
    }

    struct Site {
        let article: Int
        let claim: Claim
    }

    /// A subject with more variants than this is a template (`Version # was released`), not a contradiction.
    private static let mostVariants = 3

    private let pairs: [Pair]

    init(_ articles: [ArticleView]) {
        var bySubject: [UInt64: [Site]] = [:]
        for view in articles {
            for claim in view.claims { bySubject[claim.subject, default: []].append(Site(article: view.index, claim: claim)) }
        }
        pairs = bySubject.values.flatMap(Self.pairs).sorted {
            ($0.second.article, $0.second.claim.sentence) < ($1.second.article, $1.second.claim.sentence)
        }
    }

    func forEachPair(_ body: (Pair) -> Void) { pairs.forEach(body) }

    /// Each variant against the earlier one that it differs least from, in another article.
    private static func pairs(of sites: [Site]) -> [Pair] {
        guard sites.count > 1 else { return [] }
        var variants: [Site] = []
        for site in sites where !variants.contains(where: { $0.claim.says(theSameAs: site.claim) }) { variants.append(site) }
        guard (2...mostVariants).contains(variants.count) else { return [] }
        return variants.indices.dropFirst().compactMap { index in
            let others = variants[..<index].filter { $0.article != variants[index].article }
            let nearest = others.first { $0.claim.numbers == variants[index].claim.numbers } ?? others.first
            return nearest.map { Pair(first: $0, second: variants[index]) }
        }
    }
}

extension Claim {
    fileprivate func says(theSameAs other: Claim) -> Bool { numbers == other.numbers && polarity == other.polarity }
}
