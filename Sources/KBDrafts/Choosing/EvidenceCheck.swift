/// Whether the conversations hold enough to write an article at all.
struct EvidenceCheck {
    let isEnough: Bool

    /// At least two statements with ten different terms, and an instruction unless there are three statements.
    init(consensus: Consensus) {
        let shown = consensus.clusters.indices.map(consensus.shown)
        let terms = Set(shown.flatMap(\.termIDs)).count
        isEnough =
            (shown.count >= 2 && terms >= 10 && (shown.contains { $0.isImperative } || shown.count >= 3))
            || (shown.count == 1 && shown[0].isImperative && terms >= 6)
    }
}
