import KBText

/// The problem as customers first reported it.
struct IssueLines {
    static let most = 2

    let consensus: Consensus
    let space: SentenceSpace

    func blocks() -> [DraftBlock] {
        let lines = consensus.conversations.flatMap { conversation in
            conversation.asked.filter {
                $0.isFirstTurn && !$0.isRant && (4...32).contains($0.wordCount) && !PersonalData.isRedacted($0.text) && $0.terms.count >= 2
            }
            .map { (conversation: conversation.index, line: $0, vector: space.vector(of: $0.terms)) }
        }
        let scored = lines.indices.map { i -> (index: Int, score: Double) in
            var best: [Int: Double] = [:]
            for other in lines where other.conversation != lines[i].conversation {
                best[other.conversation] = max(best[other.conversation] ?? 0, lines[i].vector.cosine(other.vector))
            }
            let near = best.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(max(1, consensus.conversations.count - 1))
            return (i, near + (lines[i].line.hasSymptom ? 0.05 : 0) + (lines[i].line.isSubject ? 0.02 : 0))
        }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
        var kept: [Int] = []
        for candidate in scored where kept.count < Self.most {
            let isNew = kept.allSatisfy {
                lines[$0].vector.cosine(lines[candidate.index].vector) < 0.5
                    && lines[$0].conversation != lines[candidate.index].conversation
            }
            if isNew { kept.append(candidate.index) }
        }
        let total = consensus.conversations.count
        return kept.compactMap { index in
            let line = lines[index]
            guard let asked = AskedWording.question(line.line.text),
                let text = StatementText.finished(asked)
            else { return nil }
            return .paragraph(
                text, Evidence(support: 1, of: total, sources: [TurnReference(conversation: line.conversation, turn: line.line.turn)]))
        }
    }
}
