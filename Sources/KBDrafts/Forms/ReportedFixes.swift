import KBText

/// What customers report as their own fix, as they said it.
struct ReportedFixes {
    static let most = 3
    /// Words of one fix.
    static let longest = 90

    let consensus: Consensus
    let space: SentenceSpace

    func blocks() -> [DraftBlock] {
        statements().map { .paragraph($0.text, Evidence(support: 1, of: consensus.conversations.count, sources: $0.sources)) }
    }

    /// What one turn says is one fix, in the customer's order; without fixes that mean the same as an earlier one.
    func statements() -> [Statement] {
        var kept: [(statement: Statement, vector: SparseVector)] = []
        for conversation in consensus.conversations {
            let turns = Dictionary(grouping: conversation.reportedFixes, by: \.place).sorted { $0.key < $1.key }
            for fix in turns.compactMap({ joined($0.value) }) {
                let vector = space.vector(of: fix.terms)
                if !kept.contains(where: { $0.vector.cosine(vector) >= Merging.sameMeaning }) { kept.append((fix, vector)) }
            }
        }
        return kept.prefix(Self.most).map(\.statement)
    }

    private func joined(_ statements: [Statement]) -> Statement? {
        guard var fix = statements.first else { return nil }
        for next in statements.dropFirst() where fix.wordCount + next.wordCount <= Self.longest {
            fix.text += (consensus.language == "zh" ? "" : " ") + next.text
            fix.wordCount += next.wordCount
            fix.terms = TermCounts.sum(fix.terms + next.terms)
        }
        return fix
    }
}
