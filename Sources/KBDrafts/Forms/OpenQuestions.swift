import KBText

/// What agents asked before they answered, where no condition came of it.
struct OpenQuestions {
    /// Cosine from which two questions ask the same; .6, as for statements, leaves near-copies side by side.
    static let sameQuestion = 0.4

    let consensus: Consensus
    let space: SentenceSpace

    /// Merged, most asked first, in the agents' words.
    func items(where isWanted: (Statement) -> Bool = { _ in true }) -> [(text: String, evidence: Evidence)] {
        let questions = consensus.conversations.flatMap(\.openQuestions).filter { !PersonalData.isRedacted($0.text) && isWanted($0) }
        let vectors = questions.map { space.vector(of: $0.terms) }
        var leaders: [(index: Int, members: [Int])] = []
        for index in questions.indices {
            if let same = leaders.indices.first(where: { vectors[leaders[$0].index].cosine(vectors[index]) >= Self.sameQuestion }) {
                leaders[same].members.append(index)
            } else {
                leaders.append((index, [index]))
            }
        }
        let total = consensus.conversations.count
        return leaders.enumerated().sorted { ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset) }.map {
            _, leader in
            let support = Set(leader.members.map { questions[$0].place.conversation }).count
            return (
                questions[leader.index].text, Evidence(support: support, of: total, sources: leader.members.map { questions[$0].place })
            )
        }
    }
}
