import Glibc
import KBText

/// Issue, environment, cause, and how to resolve it: the form for conversations that work on one problem.
///
/// Steps that enough conversations share form one list; what single conversations say stays apart, one solution after another, because
/// single steps of different conversations shuffled into one list are right one by one and wrong together.
struct ProcedureForm {
    static let mostSolutions = 5
    /// No further solution is begun once the solutions hold so many words.
    static let enoughWords = 250
    /// A turn is worth showing as a solution from this score; from 3.5 on, of 54 accepted forum answers read by hand, no
    /// unusable one was kept, and .46 of the usable ones.
    static let usable = 1.5
    static let sharedBy = 0.3

    let consensus: Consensus
    let space: SentenceSpace

    func contents() -> SlotContents {
        let total = consensus.conversations.count
        let shared = sharedClusters()
        let solutions = self.solutions(without: Set(shared))
        let causes = self.causes(in: Set(shared).union(solutions.flatMap { $0 }))
        var slots: SlotContents = [:]
        slots[.issue] = IssueLines(consensus: consensus, space: space).blocks()
        slots[.environment] = EnvironmentFinder(conversations: consensus.conversations).blocks()
        slots[.cause] = causes.map { .paragraph(consensus.shown($0).text, evidence($0, total)) }
        let steps = StepOrder.ordered(shared, clusters: consensus.clusters, statements: consensus.statements).filter {
            !causes.contains($0)
        }
        let first = solutions.first.map { $0.filter { !causes.contains($0) } } ?? []
        slots[.steps] = blocks(steps.isEmpty ? first : steps, total)
        let others = steps.isEmpty ? solutions.dropFirst() : solutions[...]
        slots[.solutions] = others.flatMap { solution -> [DraftBlock] in
            let body = blocks(solution.filter { !causes.contains($0) }, total)
            return body.isEmpty ? [] : [.heading(SectionLabel.solution.text(language: consensus.conversations[0].language))] + body
        }
        let depends = OpenQuestions(consensus: consensus, space: space).items().filter { $0.evidence.support >= max(1, total / 4) }.prefix(
            4)
        slots[.depends] = depends.isEmpty ? [] : [.list(Array(depends))]
        slots[.reported] = ReportedFixes(consensus: consensus, space: space).blocks()
        return slots
    }

    private func evidence(_ cluster: Int, _ total: Int) -> Evidence {
        Evidence(support: consensus.clusters[cluster].support, of: total, sources: consensus.clusters[cluster].sources)
    }

    /// Clusters that at least two, and three in ten, of the conversations hold; only where there are three or more conversations.
    private func sharedClusters() -> [Int] {
        let total = consensus.conversations.count
        guard total >= 3 else { return [] }
        let least = max(2, Int((Self.sharedBy * Double(total)).rounded(.up)))
        return consensus.clusters.indices.filter { consensus.clusters[$0].support >= least }
    }

    /// Runs of instructions become a list of steps, other statements paragraphs.
    private func blocks(_ clusters: [Int], _ total: Int) -> [DraftBlock] {
        var blocks: [DraftBlock] = []
        var steps: [(text: String, evidence: Evidence)] = []
        func flush() {
            if steps.count == 1 {
                blocks.append(.paragraph(steps[0].text, steps[0].evidence))
            } else if !steps.isEmpty {
                blocks.append(.list(steps, ordered: true, steps: true))
            }
            steps = []
        }
        for cluster in clusters {
            let statement = consensus.shown(cluster)
            if statement.isImperative || (statement.hasPath && statement.act == .instruction) {
                steps.append((statement.text, evidence(cluster, total)))
            } else {
                flush()
                blocks.append(.paragraph(statement.text, evidence(cluster, total)))
            }
        }
        flush()
        return blocks
    }

    // MARK: Solutions

    /// The clusters of each solution in the order said, the most useful solution first. A cluster stands once.
    private func solutions(without shared: Set<Int>) -> [[Int]] {
        let groups = Dictionary(grouping: consensus.statements.indices.filter { consensus.clusterOf[$0] >= 0 }) { index -> TurnReference in
            let place = consensus.statements[index].place
            // Short turns of a chat belong together; a long post is a solution of its own.
            return isLong(place) ? place : TurnReference(conversation: place.conversation, turn: -1)
        }
        let scored = groups.map { (key: $0.key, members: $0.value, score: score($0.value)) }.sorted {
            ($1.score, $0.key) < ($0.score, $1.key)
        }
        var told = shared
        var result: [[Int]] = []
        var words = 0
        for group in scored where result.count < Self.mostSolutions && words < Self.enoughWords {
            guard group.score >= Self.usable || result.isEmpty && shared.isEmpty && group.score > 1.5 else { continue }
            var clusters: [Int] = []
            for index in group.members.sorted(by: { consensus.statements[$0].order < consensus.statements[$1].order }) {
                let cluster = consensus.clusterOf[index]
                guard belongs(index, cluster, isLong: group.key.turn >= 0, follows: clusters.last), told.insert(cluster).inserted else {
                    continue
                }
                clusters.append(cluster)
            }
            words += clusters.reduce(0) { $0 + consensus.shown($1).wordCount }
            if clusters.contains(where: { consensus.shown($0).isImperative || consensus.shown($0).hasPath })
                || (result.isEmpty && shared.isEmpty && !clusters.isEmpty)
            {
                result.append(clusters)
            }
        }
        return result
    }

    private func isLong(_ place: TurnReference) -> Bool {
        (consensus.conversations.first { $0.index == place.conversation }?.turnWordCounts[place.turn] ?? 0) > 45
    }

    /// In a long post a statement that is no step stays only when it says something checkable or others say it too.
    private func belongs(_ index: Int, _ cluster: Int, isLong: Bool, follows: Int?) -> Bool {
        let statement = consensus.statements[index]
        if statement.isImperative || statement.hasPath || !isLong { return true }
        // The sentence after a step explains it.
        if let follows, consensus.shown(follows).isImperative, consensus.shown(follows).order + 1 == statement.order { return true }
        return consensus.clusters[cluster].support >= 2 || !statement.numbers.isEmpty || statement.act == .caveat || statement.act == .cause
            || statement.hasCondition
    }

    /// How usable a turn is as a solution: instructions, words of fixing, substance, a path, the customer's verdict.
    private func score(_ members: [Int]) -> Double {
        let statements = members.map { consensus.statements[$0] }
        let instructions = Double(statements.count { $0.isImperative })
        let terms = Double(Set(statements.flatMap(\.termIDs)).count)
        var score = 2 * min(2, instructions) + min(3, terms / 8) + (statements.contains { $0.hasPath } ? 1 : 0)
        if statements.contains(where: \.isAccepted) { score += 1.5 }
        score += statements.contains { $0.verdict > 0 } ? 1 : statements.contains { $0.verdict < 0 } ? -2 : 0
        score += 2 * (members.map { consensus.salience[$0] }.max() ?? 0) / 4
        return score
    }

    // MARK: Cause

    /// At most two causes, of the conversations that the draft tells about: said by two conversations, or in a turn that the customer
    /// accepted or confirmed. A cause that only somebody believes is none.
    private func causes(in told: Set<Int>) -> [Int] {
        consensus.clusters.indices.filter { index in
            let cluster = consensus.clusters[index]
            let shown = consensus.shown(index)
            guard shown.act == .cause, !shown.isImperative, !shown.hasCondition, !shown.startsWithPronoun, shown.wordCount <= 35 else {
                return false
            }
            return cluster.support >= 2 || shown.isAccepted || (shown.verdict > 0 && told.contains(index))
        }.sorted {
            (consensus.clusters[$1].support, consensus.clusters[$1].salience, $0) < (
                consensus.clusters[$0].support, consensus.clusters[$0].salience, $1
            )
        }
        .prefix(2).map { $0 }
    }
}

/// What customers report as their own fix, as they said it.
struct ReportedFixes {
    static let most = 3

    let consensus: Consensus
    let space: SentenceSpace

    func blocks() -> [DraftBlock] {
        statements().map { .paragraph($0.text, Evidence(support: 1, of: consensus.conversations.count, sources: $0.sources)) }
    }

    /// Without those that mean the same as an earlier one.
    func statements() -> [Statement] {
        var kept: [(statement: Statement, vector: SparseVector)] = []
        for statement in consensus.conversations.flatMap(\.reportedFixes) {
            let vector = space.vector(of: statement.terms)
            if !kept.contains(where: { $0.vector.cosine(vector) >= Merging.sameMeaning }) { kept.append((statement, vector)) }
        }
        return kept.prefix(Self.most).map(\.statement)
    }
}

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
            guard let text = StatementText.finished(line.line.text) else { return nil }
            return .paragraph(
                text, Evidence(support: 1, of: total, sources: [TurnReference(conversation: line.conversation, turn: line.line.turn)]))
        }
    }
}
