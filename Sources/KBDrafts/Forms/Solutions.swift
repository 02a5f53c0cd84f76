/// Ways that single conversations took: a long post, or the short turns of one conversation.
struct Solutions {
    static let most = 6
    /// No further solution is begun once they hold so many words.
    static let enoughWords = 350
    /// A turn is worth showing from this score: 1.5 loses .006 ROUGE-1 on the Thunderbird development threads, .5 adds nothing.
    static let usable = 1.0
    /// A marked solution of at most so many statements is taken whole; longer ones ramble.
    static let concisePost = 6
    /// A turn of more words is a solution of its own.
    static let longTurn = 45
    /// What the solution of the most typical question counts more than one of a question that nobody else has.
    static let typicalWeight = 4.0

    let consensus: Consensus

    /// The clusters of each solution in the order said, the most useful solution first. A cluster stands once, and not at all when it is
    /// among `told`.
    func ranked(without told: Set<Int>) -> [[Int]] {
        let candidates = Dictionary(grouping: consensus.statements.indices.filter { consensus.clusterOf[$0] >= 0 }, by: place)
        let scored = candidates.map { place, members in
            (place: place, members: members, score: score(members), typicality: consensus.typicality[place.conversation])
        }.sorted {
            ($1.score + Self.typicalWeight * $1.typicality, $0.place) < ($0.score + Self.typicalWeight * $0.typicality, $1.place)
        }
        var told = told
        let isOnly = told.isEmpty
        var result: [[Int]] = []
        var words = 0
        for candidate in scored where result.count < Self.most && words < Self.enoughWords && candidate.score >= Self.usable {
            let clusters = self.clusters(candidate.members, isLong: candidate.place.turn >= 0, &told)
            let isFirst = isOnly && result.isEmpty
            guard
                clusters.contains(where: {
                    consensus.shown($0).isImperative || consensus.shown($0).hasPath || consensus.shown($0).offersAction
                })
                    || (isFirst && !clusters.isEmpty)
            else { continue }
            words += clusters.reduce(0) { $0 + consensus.shown($1).wordCount }
            result.append(clusters)
        }
        return result
    }

    private func place(of statement: Int) -> TurnReference {
        let place = consensus.statements[statement].place
        let words = consensus.conversations.first { $0.index == place.conversation }?.turnWordCounts[place.turn] ?? 0
        return words > Self.longTurn ? place : TurnReference(conversation: place.conversation, turn: -1)
    }

    private func clusters(_ members: [Int], isLong: Bool, _ told: inout Set<Int>) -> [Int] {
        var clusters: [Int] = []
        let isConcise = members.count <= Self.concisePost
        for index in members.sorted(by: { consensus.statements[$0].order < consensus.statements[$1].order }) {
            let cluster = consensus.clusterOf[index]
            if belongs(index, cluster, isLong: isLong, isConcise: isConcise, follows: clusters.last), !told.contains(cluster),
                leadsOn(index, among: members) || !consensus.isCopy(cluster, of: told)
            {
                told.insert(cluster)
                clusters.append(cluster)
            }
        }
        return clusters
    }

    /// A step that says where the next one is done: without it that one cannot be followed, even when another solution starts there too.
    private func leadsOn(_ index: Int, among members: [Int]) -> Bool {
        let statement = consensus.statements[index]
        return statement.isStep && statement.hasPath
            && members.contains {
                let next = consensus.statements[$0]
                return next.isStep && next.place == statement.place && next.order == statement.order + 1
            }
    }

    /// In a long post a statement that is no step stays only when it says something checkable, others say it too, or the asker marked a
    /// concise post as the solution.
    private func belongs(_ index: Int, _ cluster: Int, isLong: Bool, isConcise: Bool, follows: Int?) -> Bool {
        let statement = consensus.statements[index]
        if statement.leansBack, !continues(statement, follows) { return false }
        if statement.isImperative || statement.hasPath || !isLong { return true }
        // The sentence after a step explains it.
        if let follows, consensus.shown(follows).isImperative, continues(statement, follows) { return true }
        if isConcise, statement.isAccepted, statement.terms.count >= 5, !statement.startsWithPronoun { return true }
        return consensus.clusters[cluster].support >= 2 || !statement.numbers.isEmpty || statement.act == .caveat || statement.act == .cause
            || statement.hasCondition
    }

    /// Whether a statement comes directly after another in its turn.
    private func continues(_ statement: Statement, _ before: Int?) -> Bool {
        guard let before else { return false }
        let shown = consensus.shown(before)
        return shown.place == statement.place && shown.order + 1 == statement.order
    }

    /// How usable a turn is: instructions and their share, substance, a path, what others say too, the customer's verdict. A long complaint
    /// with one step in it comes last.
    private func score(_ members: [Int]) -> Double {
        let statements = members.map { consensus.statements[$0] }
        let instructions = Double(statements.count { $0.isStep || $0.offersAction })
        let terms = Double(Set(statements.flatMap(\.termIDs)).count)
        let support = members.map { consensus.clusters[consensus.clusterOf[$0]].support }.max() ?? 1
        var score = 2 * min(2, instructions) + min(3, terms / 8) + (statements.contains { $0.hasPath } ? 1 : 0)
        score += instructions / Double(statements.count) + 0.5 * Double(min(3, support) - 1)
        if statements.contains(where: \.isAccepted) { score += 1.5 }
        score += statements.contains { $0.verdict > 0 } ? 1 : statements.contains { $0.verdict < 0 } ? -2 : 0
        return score + (members.map { consensus.salience[$0] }.max() ?? 0) / 2
    }
}

extension Statement {
    /// Whether it tells the reader to do something.
    var isStep: Bool { isImperative || (hasPath && act == .instruction) }
}
