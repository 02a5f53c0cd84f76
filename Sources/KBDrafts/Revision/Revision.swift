import KBModel

/// An article with what conversations say and it does not, each statement in the section that is nearest. All that the article says
/// stays as it is.
struct Revision {
    /// A statement is new when no passage of the page holds this share of its terms.
    static let alreadySaid = 0.95
    /// A group of statements goes behind the block that shares this much with it; else to the end.
    static let samePlace = 0.2

    let page: PublishedArticles.Page
    let consensus: Consensus
    let space: SentenceSpace
    let language: String
    let labels: SectionLabels

    /// `nil` when the article says it all.
    func blocks() -> [DraftBlock]? {
        let missing = Set(consensus.clusters.indices.filter { !page.says(consensus.shown($0).termIDs, share: Self.alreadySaid) })
        guard !missing.isEmpty else { return nil }
        var behind: [Int: [DraftBlock]] = [:]
        var atEnd: [DraftBlock] = []
        for group in inTurns(missing) {
            let blocks = [DraftBlock.paragraph(group.map { (text: consensus.shown($0).text, evidence: evidence($0)) }, language: language)]
            if let place = place(of: group) { behind[place, default: []] += blocks } else { atEnd += blocks }
        }
        let depends = OpenQuestions(consensus: consensus, space: space).items { !page.says($0.termIDs, share: Self.alreadySaid) }
        if !depends.isEmpty { atEnd += [.heading(labels.text(.depends, language: language)), .list(depends)] }
        return page.article.blocks.indices.flatMap { [DraftBlock(block: page.article.blocks[$0], evidence: [])] + (behind[$0] ?? []) }
            + atEnd
    }

    private func evidence(_ cluster: Int) -> Evidence {
        Evidence(
            support: consensus.clusters[cluster].support, of: consensus.conversations.count, sources: consensus.clusters[cluster].sources)
    }

    /// Clusters in the order of the turns that say them.
    private func inTurns(_ clusters: Set<Int>) -> [[Int]] {
        let byTurn = Dictionary(grouping: clusters.sorted()) { consensus.shown($0).place }
        return byTurn.sorted { $0.key < $1.key }.map { $0.value.sorted { consensus.shown($0).order < consensus.shown($1).order } }
    }

    /// The block whose section is nearest to the statements: the last block of that section.
    private func place(of clusters: [Int]) -> Int? {
        let terms = clusters.flatMap { consensus.shown($0).terms }.reduce(into: [Int32: Int32]()) { $0[$1.id, default: 0] += $1.count }
        let vector = space.vector(of: terms.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id })
        let scored = page.sections.map { (end: $0.end, score: vector.cosine(space.vector(of: $0.terms))) }
        let best = scored.enumerated().max { ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset) }?.element
        return best.flatMap { $0.score >= Self.samePlace ? $0.end : nil }
    }
}
