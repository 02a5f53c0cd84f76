/// What agents said beside the steps and an editor should not miss: limits, waiting times, warnings.
struct SideNotes {
    static let most = 4
    static let longest = 40

    let consensus: Consensus

    /// - Parameter told: clusters that stand elsewhere in the draft.
    func blocks(without told: Set<Int>) -> [DraftBlock] {
        var told = told
        var notes: [Int] = []
        for cluster in ranked() where notes.count < Self.most && isNote(cluster) && !consensus.isCopy(cluster, of: told) {
            told.insert(cluster)
            notes.append(cluster)
        }
        return notes.isEmpty ? [] : [.list(notes.map(consensus.statement))]
    }

    private func ranked() -> [Int] {
        consensus.clusters.indices.sorted {
            let (a, b) = (consensus.clusters[$0], consensus.clusters[$1])
            return (b.support, b.salience, $0) < (a.support, a.salience, $1)
        }
    }

    /// A statement that stands alone, and that several conversations hold, that is a caveat, or that says how much or how long.
    private func isNote(_ cluster: Int) -> Bool {
        let shown = consensus.shown(cluster)
        guard !shown.isStep, !shown.leansBack, !shown.isFirstPerson, shown.wordCount <= Self.longest, shown.tellingTerms >= 4,
            shown.verdict >= 0
        else { return false }
        return consensus.clusters[cluster].support >= 2 || shown.act == .caveat || shown.quantities.contains { $0.after != nil }
    }
}
