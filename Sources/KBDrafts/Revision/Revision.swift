import KBModel

/// An article with what conversations say and it does not, each statement in the section that is nearest. All that the article says
/// stays as it is.
struct Revision {
    /// A statement is new when no passage of the page holds this share of its terms.
    static let alreadySaid = 0.75
    /// A statement goes into a section that shares this much with it; else under a heading of its own.
    static let sameSection = 0.12

    let page: Library.Page
    let consensus: Consensus
    let space: SentenceSpace
    let language: String

    /// `nil` when the article says it all.
    func blocks() -> [DraftBlock]? {
        let missing = consensus.clusters.indices.filter { index in
            let statement = consensus.shown(index)
            return !page.says(statement.termIDs, share: Self.alreadySaid)
        }
        guard !missing.isEmpty else { return nil }
        let total = consensus.conversations.count
        var blocks = page.article.blocks.map { DraftBlock(block: $0, evidence: []) }
        for group in inTurns(missing) {
            let text = group.map {
                DraftBlock.paragraph(
                    consensus.shown($0).text,
                    Evidence(support: consensus.clusters[$0].support, of: total, sources: consensus.clusters[$0].sources))
            }
            blocks += text
        }
        return blocks
    }

    /// Clusters in the order of the turns that say them.
    private func inTurns(_ clusters: [Int]) -> [[Int]] {
        let byTurn = Dictionary(grouping: clusters) { consensus.shown($0).place }
        return byTurn.sorted { $0.key < $1.key }.map { $0.value.sorted { consensus.shown($0).order < consensus.shown($1).order } }
    }
}
