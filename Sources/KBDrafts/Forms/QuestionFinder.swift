import KBText

/// The customers' question that an answer is nearest to.
struct QuestionFinder {
    let consensus: Consensus
    let space: SentenceSpace

    /// Among the questions asked directly before the turns that give the answer; `nil` when nobody asked.
    func question(for clusters: [Int], answer: SparseVector) -> (text: String, vector: SparseVector)? {
        let turns = Set(clusters.flatMap { consensus.clusters[$0].members.map { consensus.statements[$0].place } })
        var best: (text: String, vector: SparseVector, score: Double)?
        for place in turns.sorted() {
            guard let conversation = consensus.conversations.first(where: { $0.index == place.conversation }) else { continue }
            for (text, vector, score) in candidates(in: conversation, before: place.turn, answer: answer) where score > best?.score ?? -1 {
                best = (text, vector, score)
            }
        }
        return best.map { ($0.text, $0.vector) }
    }

    private func candidates(in conversation: ReadConversation, before turn: Int, answer: SparseVector) -> [(String, SparseVector, Double)] {
        let earlier = conversation.asked.filter { $0.turn < turn && $0.wordCount <= 30 && !PersonalData.isRedacted($0.text) && !$0.isRant }
        let last = earlier.map(\.turn).max()
        return earlier.compactMap { line in
            guard let text = AskedWording.question(line.text), !line.isVague else { return nil }
            let vector = space.vector(of: line.terms)
            var score = vector.cosine(answer) + (line.turn == last ? 0.25 : 0) + (line.isQuestion ? 0.2 : 0)
            if line.wordCount > 14 { score -= 0.02 * Double(line.wordCount - 14) }
            if line.terms.count < 2 { score -= 0.3 }
            if line.startsWithPronoun { score -= 0.25 }
            return (text, vector, score)
        }
    }
}
