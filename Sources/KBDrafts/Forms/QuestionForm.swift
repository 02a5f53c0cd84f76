import KBText

/// Questions with their answers: the form for chats in which customers ask one thing after another. Answers stay as one agent gave them,
/// because single sentences of different conversations put together lose what they refer to.
struct QuestionForm {
    /// Two sections are one need from this mean of the cosines of their questions and of their answers; .35 changes no fact recall on the
    /// government development set and saves 17 words a draft.
    static let sameSection = 0.35

    let consensus: Consensus
    let space: SentenceSpace

    private struct Section {
        var question: (text: String, vector: SparseVector)?
        /// Clusters in the order said.
        var clusters: [Int]
        var depends: [Int]
        var vector: SparseVector
        var support: Int
        var salience: Double
    }

    func contents() -> SlotContents {
        let sections = merged(self.sections())
        var blocks: [DraftBlock] = []
        let total = consensus.conversations.count
        for section in sections {
            if let question = section.question { blocks.append(.heading(question.text)) }
            for part in parts(section.clusters) {
                let statements = part.map { cluster in
                    (
                        text: consensus.shown(cluster).text,
                        evidence: Evidence(
                            support: consensus.clusters[cluster].support, of: total, sources: consensus.clusters[cluster].sources)
                    )
                }
                blocks.append(.paragraph(statements, language: consensus.conversations[0].language))
            }
        }
        let depends = OpenQuestions(consensus: consensus, space: space).items()
        return [.answers: blocks, .depends: depends.isEmpty ? [] : [.list(depends)]]
    }

    /// One section a provider turn: the turn with the most that is not said yet comes first.
    private func sections() -> [Section] {
        var byTurn: [TurnReference: [Int]] = [:]
        for (index, statement) in consensus.statements.enumerated() where consensus.clusterOf[index] >= 0 {
            byTurn[statement.place, default: []].append(index)
        }
        var covered: Set<Int> = []
        var left = byTurn.keys.sorted()
        var result: [Section] = []
        while !left.isEmpty {
            let gains = left.map { turn in
                Set((byTurn[turn] ?? []).map { consensus.clusterOf[$0] }).subtracting(covered).sorted().reduce(0) {
                    $0 + max(0.05, consensus.clusters[$1].salience)
                }
            }
            guard let best = gains.indices.max(by: { (gains[$0], -$0) < (gains[$1], -$1) }), gains[best] > 0 else { break }
            let turn = left.remove(at: best)
            var clusters: [Int] = []
            for index in (byTurn[turn] ?? []).sorted(by: { consensus.statements[$0].order < consensus.statements[$1].order }) {
                let cluster = consensus.clusterOf[index]
                if covered.insert(cluster).inserted { clusters.append(cluster) }
            }
            result.append(section(clusters))
        }
        return result
    }

    private func section(_ clusters: [Int]) -> Section {
        let terms = clusters.flatMap { consensus.shown($0).terms }
        let vector = space.vector(of: summed(terms))
        return Section(
            question: QuestionFinder(consensus: consensus, space: space).question(for: clusters, answer: vector), clusters: clusters,
            depends: [], vector: vector,
            support: clusters.map { consensus.clusters[$0].support }.max() ?? 0,
            salience: clusters.map { consensus.clusters[$0].salience }.max() ?? 0)
    }

    private func merged(_ sections: [Section]) -> [Section] {
        var result: [Section] = []
        for section in sections {
            let near = result.indices.map { index -> (Int, Double) in
                let questions = result[index].question.flatMap { a in section.question.map { a.vector.cosine($0.vector) } } ?? 0
                return (index, 0.5 * questions + 0.5 * result[index].vector.cosine(section.vector))
            }.max { $0.1 < $1.1 }
            if let near, near.1 >= Self.sameSection || section.question == nil || section.question?.text == result[near.0].question?.text {
                result[near.0].clusters += section.clusters
                result[near.0].support = max(result[near.0].support, section.support)
                result[near.0].vector = space.vector(of: summed(result[near.0].clusters.flatMap { consensus.shown($0).terms }))
            } else {
                result.append(section)
            }
        }
        return result.enumerated().sorted {
            ($1.element.support, $1.element.salience, $0.offset) < ($0.element.support, $0.element.salience, $1.offset)
        }.map(\.element)
    }

    /// An answer's paragraphs: up to three statements each.
    private func parts(_ clusters: [Int]) -> [[Int]] {
        stride(from: 0, to: clusters.count, by: 3).map { Array(clusters[$0..<min(clusters.count, $0 + 3)]) }
    }

    private func summed(_ terms: [(id: Int32, count: Int32)]) -> [(id: Int32, count: Int32)] {
        terms.reduce(into: [Int32: Int32]()) { $0[$1.id, default: 0] += $1.count }.map { (id: $0.key, count: $0.value) }.sorted {
            $0.id < $1.id
        }
    }
}

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
            guard let text = Self.heading(line.text) else { return nil }
            let vector = space.vector(of: line.terms)
            var score = vector.cosine(answer) + (line.turn == last ? 0.25 : 0) + (line.isQuestion ? 0.2 : 0)
            if line.wordCount > 14 { score -= 0.02 * Double(line.wordCount - 14) }
            if line.terms.count < 2 { score -= 0.3 }
            return (text, vector, score)
        }
    }

    /// The question as a heading: courtesies and joining words before it are cut.
    static func heading(_ text: String) -> String? { StatementText.finishedQuestion(text) }
}

/// What agents asked before they answered, where no condition came of it.
struct OpenQuestions {
    static let most = 8

    let consensus: Consensus
    let space: SentenceSpace

    /// Merged, most asked first, in the agents' words.
    func items(where isWanted: (Statement) -> Bool = { _ in true }) -> [(text: String, evidence: Evidence)] {
        let questions = consensus.conversations.flatMap(\.openQuestions).filter { !PersonalData.isRedacted($0.text) && isWanted($0) }
        let vectors = questions.map { space.vector(of: $0.terms) }
        var leaders: [(index: Int, members: [Int])] = []
        for index in questions.indices {
            if let same = leaders.indices.first(where: { vectors[leaders[$0].index].cosine(vectors[index]) >= Merging.sameMeaning }) {
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
