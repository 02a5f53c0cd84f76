/// Decides whether an article already covers the need of some conversations.
enum RevisedPage {
    /// Share of the agents' statements that a passage of the page holds, and share of a statement's terms that must stand together in it.
    /// Chosen on the government development set: pages that lost one section against pages that are missing altogether.
    static let coveredStatements = 0.4
    static let termsTogether = 0.6

    /// - Returns: `nil` when no article covers the need.
    static func find(among nearest: [(page: Library.Page, score: Double)], consensus: Consensus) -> Library.Page? {
        let statements = consensus.statements.filter { $0.terms.count >= 3 }
        guard statements.count >= 3 else { return nil }
        let scored = nearest.map { candidate in
            (
                page: candidate.page,
                covered: Double(statements.count { candidate.page.says($0.termIDs, share: termsTogether) }) / Double(statements.count)
            )
        }
        let best = scored.enumerated().max { ($0.element.covered, -$0.offset) < ($1.element.covered, -$1.offset) }?.element
        return best.flatMap { $0.covered >= coveredStatements ? $0.page : nil }
    }
}
