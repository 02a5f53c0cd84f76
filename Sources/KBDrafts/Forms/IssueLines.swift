import KBText

/// The problem as customers first reported it.
struct IssueLines {
    static let most = 2

    /// What it counts that a line is about what was answered, beside what it counts that others ask the same.
    static let topical = 0.5

    let consensus: Consensus
    let space: SentenceSpace

    func blocks() -> [DraftBlock] { lines().map { .paragraph($0.text, $0.evidence) } }

    /// The lines that stand for the problem, best first.
    func lines() -> [(text: String, evidence: Evidence)] {
        let lines = consensus.conversations.flatMap { conversation in
            conversation.asked.filter {
                $0.isFirstTurn && !$0.isRant && (4...32).contains($0.wordCount) && !PersonalData.isRedacted($0.text) && $0.terms.count >= 2
            }
            .map { (conversation: conversation.index, line: $0, vector: space.vector(of: $0.terms)) }
        }
        let answers = space.vector(of: consensus.terms(of: Array(consensus.clusters.indices)))
        let scored = lines.indices.map { i -> (index: Int, score: Double) in
            var best: [Int: Double] = [:]
            for other in lines where other.conversation != lines[i].conversation {
                best[other.conversation] = max(best[other.conversation] ?? 0, lines[i].vector.cosine(other.vector))
            }
            let near = best.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(max(1, consensus.conversations.count - 1))
            return (i, near + Self.topical * lines[i].vector.cosine(answers) + weight(lines[i].line))
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
            return (text, Evidence(support: 1, of: total, sources: [TurnReference(conversation: line.conversation, turn: line.line.turn)]))
        }
    }

    /// A symptom or a subject tells the problem; a plea ("can you point me in the right direction?") and a remark about oneself do not.
    private func weight(_ line: ReadConversation.AskedLine) -> Double {
        var weight = 0.0
        if line.hasSymptom { weight += 0.1 }
        if line.isSubject { weight += 0.1 }
        if !line.hasSymptom, !line.isSubject { weight -= 0.05 }
        if line.startsWithPronoun { weight -= 0.2 }
        return weight
    }
}
