import KBText

/// What customers report as their own fix, as they said it.
struct ReportedFixes {
    static let most = 3

    let consensus: Consensus
    let space: SentenceSpace

    func blocks() -> [DraftBlock] {
        statements().map { .paragraph($0.text, Evidence(support: 1, of: consensus.conversations.count, sources: $0.sources)) }
    }

    /// Without those that mean the same as an earlier one.
    func statements() -> [Statement] {
        var kept: [(statement: Statement, vector: SparseVector)] = []
        for statement in consensus.conversations.flatMap(\.reportedFixes) {
            let vector = space.vector(of: statement.terms)
            if !kept.contains(where: { $0.vector.cosine(vector) >= Merging.sameMeaning }) { kept.append((statement, vector)) }
        }
        return kept.prefix(Self.most).map(\.statement)
    }
}
