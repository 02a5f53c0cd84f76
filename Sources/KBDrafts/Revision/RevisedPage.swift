/// Decides whether an article already covers the need of some conversations: whether it says, passage by passage, what the agents say.
///
/// Chosen on the government development set, pages that lost their longest section (25) against pages that are missing altogether (12):
/// of missing pages at most .14 of the statements stand in a passage of another page with all their terms, of covered ones at least .22 in
/// 22 of 24. With three quarters of the terms the two overlap (.48 against .23): pages of one house share their common words.
enum RevisedPage {
    /// Share of the agents' statements that the page must hold, and how many at least.
    static let coveredStatements = 0.2
    static let leastStatements = 3
    /// Share of a statement's terms that must stand together in a passage.
    static let termsTogether = 1.0

    /// - Returns: `nil` when no article covers the need.
    static func find(among nearest: [(page: Library.Page, score: Double)], consensus: Consensus) -> Library.Page? {
        let statements = consensus.statements.filter { $0.terms.count >= 3 }.map(\.termIDs)
        guard statements.count >= leastStatements else { return nil }
        var best: (page: Library.Page, covered: Int, score: Double)?
        for candidate in nearest {
            let covered = statements.count { candidate.page.says($0, share: termsTogether) }
            if (covered, candidate.score) > (best?.covered ?? 0, best?.score ?? 0) { best = (candidate.page, covered, candidate.score) }
        }
        guard let best, best.covered >= 2 else { return nil }
        return Double(best.covered) >= coveredStatements * Double(statements.count) ? best.page : nil
    }
}
