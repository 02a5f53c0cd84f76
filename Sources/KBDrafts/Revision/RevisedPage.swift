/// Decides whether an article already covers the need of some conversations: whether it says, passage by passage, what the agents say, and
/// is about what the customers ask.
///
/// Chosen on the government development set, pages that lost the section most chats are about (24) against pages that are missing
/// altogether (12, and 6 of Thunderbird): of missing pages at most .14 of the longer statements stand in a passage of another page with all
/// their terms, or the page is about something else than what is asked; of covered ones at least .2 in 20 of 24.
enum RevisedPage {
    /// Share of the agents' statements that the page must hold, and how many at least.
    static let coveredStatements = 0.2
    static let leastCovered = 2
    /// A statement of fewer terms may stand anywhere by chance; where conversations hold few longer ones, these many are enough.
    static let longStatement = 5
    static let shortStatement = 3
    static let leastStatements = 3
    /// How near the page must be to what customers ask, as a share of how near the nearest page is.
    static let aboutTheSame = 0.7
    /// A page that is this near to all that was said, and among the nearest to what was asked, is the one from a lower share on.
    static let near = 0.45
    static let nearestOfAll = 0.9
    static let coveredByNear = 0.1

    /// - Parameter asked: what the customers ask, as a vector.
    /// - Returns: `nil` when no article covers the need.
    static func find(
        among nearest: [(page: PublishedArticles.Page, score: Double)], consensus: Consensus, asked: SparseVector
    ) -> PublishedArticles.Page? {
        let statements = telling(consensus)
        guard statements.count >= leastStatements else { return nil }
        let scored = nearest.map { (page: $0.page, score: $0.score, asked: $0.page.vector.cosine(asked)) }
        let nearestAsked = scored.map(\.asked).max() ?? 0
        var best: (page: PublishedArticles.Page, covered: Int, score: Double)?
        for candidate in scored where candidate.asked >= aboutTheSame * nearestAsked {
            let covered = statements.count { candidate.page.says($0, share: 1) }
            guard covered >= leastCovered else { continue }
            let isNear = candidate.score >= near && candidate.asked >= nearestOfAll * nearestAsked
            guard Double(covered) >= (isNear ? coveredByNear : coveredStatements) * Double(statements.count) else { continue }
            if (covered, candidate.score) > (best?.covered ?? 0, best?.score ?? 0) { best = (candidate.page, covered, candidate.score) }
        }
        return best?.page
    }

    private static func telling(_ consensus: Consensus) -> [[Int32]] {
        let long = consensus.statements.map(\.termIDs).filter { $0.count >= longStatement }
        return long.count >= leastStatements ? long : consensus.statements.map(\.termIDs).filter { $0.count >= shortStatement }
    }
}
