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

    /// The first site of each variant against the first site of the first variant.
    private static func pairs(of sites: [Site]) -> [Pair] {
        guard sites.count > 1 else { return [] }
        var variants: [Site] = []
        for site in sites
        where !variants.contains(where: { $0.claim.numbers == site.claim.numbers && $0.claim.polarity == site.claim.polarity }) {
            variants.append(site)
        }
        guard variants.count > 1, variants.count <= mostVariants, Set(variants.map(\.article)).count == variants.count else { return [] }
        return variants.dropFirst().map { Pair(first: variants[0], second: $0) }
    }
}
