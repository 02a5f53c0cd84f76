import KBText

/// Statements that mean the same.
struct StatementCluster: Sendable {
    /// Indices into the consensus' statements; the first is the leader.
    var members: [Int]
    /// The member whose wording is shown.
    var shown: Int
    /// How many conversations say it.
    var support: Int
    var salience: Double
    /// The mean place in the conversations, 0…1.
    var position: Double
    /// Turns that say it: those of the shown wording first.
    var sources: [TurnReference]
}

/// Groups statements that mean the same (leader clustering, best statement first) and chooses the wording to show.
///
/// Thresholds: chosen on the conversations of the government and Thunderbird development sets by fact recall and repeated sentences
/// (`drafts.py`); cosine .5 loses .006-.018 fact recall, .7 repeats more.
struct Merging {
    static let sameMeaning = 0.6
    static let sameWords = 0.85
    /// Cosine from which two statements with the same menu path are one.
    static let samePath = 0.5
    static let sameCodes = 0.4
    static let oppositePolarity = 0.75
    static let oneLeansBack = 0.75
    /// A statement of one conversation is an echo from this cosine with one that several hold, where at least so many conversations speak.
    static let echo = 0.33
    static let manyConversations = 8
    /// What it counts that a wording holds all that at least two members say: .3 finds .01 more facts in one place (government development
    /// chats, `drafts.py`), more finds no more.
    static let fullness = 0.3

    let statements: [Statement]
    let vectors: [SparseVector]
    let salience: [Double]

    func clusters() -> [StatementCluster] {
        let order = statements.indices.sorted { (salience[$1], $0) < (salience[$0], $1) }
        var leaders: [Int] = []
        var members: [[Int]] = []
        var byTerm: [Int32: [Int]] = [:]
        for index in order {
            // Only clusters that share a term can be near enough.
            var candidates: Set<Int> = []
            for id in vectors[index].ids { candidates.formUnion(byTerm[id] ?? []) }
            let best = candidates.sorted().map { (cluster: $0, cosine: vectors[index].cosine(vectors[leaders[$0]])) }
                .filter { areSame(index, leaders[$0.cluster], cosine: $0.cosine) }.max { $0.cosine < $1.cosine }
            if let best {
                members[best.cluster].append(index)
            } else {
                for id in vectors[index].ids { byTerm[id, default: []].append(leaders.count) }
                leaders.append(index)
                members.append([index])
            }
        }
        return members.map(cluster)
    }

    /// Without statements of single conversations that say less well what several conversations say: where many speak, the loose wording of
    /// one adds nothing.
    func withoutEchoes(_ clusters: [StatementCluster], of conversations: Int) -> [StatementCluster] {
        guard conversations >= Self.manyConversations else { return clusters }
        let supported = clusters.filter { $0.support >= 2 }
        return clusters.filter { cluster in
            guard cluster.support == 1 else { return true }
            let own = statements[cluster.shown]
            return !supported.contains { other in
                let shown = statements[other.shown]
                return vectors[cluster.shown].cosine(vectors[other.shown]) >= Self.echo
                    && own.numbers.isSubset(of: shown.numbers) && own.isNegative == shown.isNegative
            }
        }
    }

    func areSame(_ a: Int, _ b: Int, cosine: Double) -> Bool {
        let (first, second) = (statements[a], statements[b])
        let nested = first.numbers.isSubset(of: second.numbers) || second.numbers.isSubset(of: first.numbers)
        guard nested, !Conflicts.differ(first.quantities, second.quantities) else { return false }
        if first.isNegative != second.isNegative, cosine < Self.oppositePolarity { return false }
        // "Order it at the city office": what "it" is, the words do not say.
        if first.leansBack != second.leansBack, cosine < Self.oneLeansBack { return false }
        if cosine >= Self.sameMeaning { return true }
        if !first.paths.isEmpty, first.paths == second.paths, cosine >= Self.samePath { return true }
        if min(vectors[a].ids.count, vectors[b].ids.count) >= 3, vectors[a].overlap(vectors[b]) >= Self.sameWords { return true }
        return !first.numbers.isEmpty && first.numbers == second.numbers && cosine >= Self.sameCodes
    }

    func cluster(_ members: [Int]) -> StatementCluster {
        let shown = members.max { (wording($0, among: members), -$0) < (wording($1, among: members), -$1) } ?? members[0]
        var sources = statements[shown].sources
        for member in members.sorted(by: { statements[$0].place < statements[$1].place }) {
            for source in statements[member].sources where !sources.contains(source) { sources.append(source) }
        }
        return StatementCluster(
            members: members, shown: shown, support: Set(members.map { statements[$0].place.conversation }).count,
            salience: members.map { salience[$0] }.max() ?? 0,
            position: members.reduce(0) { $0 + statements[$1].position } / Double(members.count), sources: sources)
    }

    /// How much of what at least two members say, by weight, a member's wording holds.
    private func share(ofWhatOthersSay members: [Int], in index: Int) -> Double {
        guard members.count > 2 else { return 0 }
        var sayers: [Int32: (count: Int, weight: Double)] = [:]
        for member in members {
            for (id, weight) in zip(vectors[member].ids, vectors[member].weights) {
                let entry = sayers[id] ?? (0, 0)
                sayers[id] = (entry.count + 1, max(entry.weight, weight))
            }
        }
        let own = Set(vectors[index].ids)
        var (total, held) = (0.0, 0.0)
        for id in sayers.keys.sorted() {
            guard let entry = sayers[id], entry.count >= 2 else { continue }
            total += entry.weight
            if own.contains(id) { held += entry.weight }
        }
        return total > 0 ? held / total : 0
    }

    /// How well a member's wording stands for the cluster: near the others, of a readable length, not leaning on what came before.
    private func wording(_ index: Int, among members: [Int]) -> Double {
        let statement = statements[index]
        let near = members.reduce(0) { $0 + ($1 == index ? 0 : vectors[index].cosine(vectors[$1])) } / Double(max(1, members.count - 1))
        let codes = members.reduce(into: Set<String>()) { $0.formUnion(statements[$1].numbers) }
        var score = near
        if (6...30).contains(statement.wordCount) { score += 0.25 }
        score -= 0.02 * Double(max(0, statement.wordCount - 30))
        if statement.startsWithPronoun { score -= 0.4 }
        if statement.isFirstPerson { score -= 0.3 }
        if statement.pointsBack { score -= 0.2 }
        if !codes.isEmpty, codes.isSubset(of: statement.numbers) { score += 0.2 }
        if statement.hasPath { score += 0.1 }
        if statement.hasCondition { score += 0.15 }
        score += Self.fullness * share(ofWhatOthersSay: members, in: index)
        // A placeholder is right only where no member says it without one.
        if PersonalData.isRedacted(statement.text) { score -= 2 }
        return score
    }
}
