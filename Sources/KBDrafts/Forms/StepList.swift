/// Statements as steps: a run of instructions is one list, and what was said directly after an instruction stands in its item, so that the
/// list counts through. Other statements are paragraphs.
struct StepList {
    /// So many explanations a step.
    static let mostExplanations = 2

    let consensus: Consensus

    private struct Step {
        var clusters: [Int]
    }

    private enum Piece {
        case step(Step)
        case statement(Int)
    }

    /// - Parameter clusters: in the order of reading.
    func blocks(_ clusters: [Int]) -> [DraftBlock] {
        var blocks: [DraftBlock] = []
        var run: [Step] = []
        func flush() {
            if run.count == 1 {
                // One step alone is no list.
                blocks += run[0].clusters.map(paragraph)
            } else if !run.isEmpty {
                blocks.append(.steps(run.map { $0.clusters.map(consensus.statement) }))
            }
            run = []
        }
        for piece in pieces(clusters) {
            switch piece {
            case .step(let step): run.append(step)
            case .statement(let cluster):
                flush()
                blocks.append(paragraph(cluster))
            }
        }
        flush()
        return blocks
    }

    private func paragraph(_ cluster: Int) -> DraftBlock { .paragraph(consensus.shown(cluster).text, consensus.evidence(cluster)) }

    private func pieces(_ clusters: [Int]) -> [Piece] {
        var pieces: [Piece] = []
        for cluster in clusters {
            if consensus.shown(cluster).isStep {
                pieces.append(.step(Step(clusters: [cluster])))
            } else if case .step(var step)? = pieces.last, let last = step.clusters.last, step.clusters.count <= Self.mostExplanations,
                follows(cluster, last)
            {
                step.clusters.append(cluster)
                pieces[pieces.count - 1] = .step(step)
            } else {
                pieces.append(.statement(cluster))
            }
        }
        return pieces
    }

    /// Whether some turn says it directly after the other, a sentence that was left out aside.
    private func follows(_ cluster: Int, _ before: Int) -> Bool {
        consensus.clusters[cluster].members.contains { later in
            consensus.clusters[before].members.contains { earlier in
                let (a, b) = (consensus.statements[earlier], consensus.statements[later])
                return a.place == b.place && (1...2).contains(b.order - a.order)
            }
        }
    }
}
