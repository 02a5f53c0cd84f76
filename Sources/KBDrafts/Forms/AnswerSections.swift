/// Puts what agents said under the questions it answers.
///
/// A statement goes where its neighbour in the turn already stands, so that what was said in one breath is read in one place: on the
/// development chats this is worth .04 of the facts found in two neighbouring blocks.
struct AnswerSections {
    /// Two sections are one from this mean of the cosines of their questions and of their answers.
    static let sameSection = 0.25
    /// A section without a question joins another from this cosine of the answers.
    static let related = 0.2
    static let longest = 8

    struct Section {
        var question: (text: String, vector: SparseVector)?
        /// Clusters in the order in which they are read.
        var clusters: [Int]
        var vector = SparseVector()
        var support = 0
        var salience = 0.0
    }

    let consensus: Consensus
    let space: SentenceSpace

    /// The sections, most supported first; those without a question last.
    func sections() -> [Section] {
        let merged = merged(gathered().map(completed))
        return merged.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            if (x.question == nil) != (y.question == nil) { return y.question == nil }
            return (y.support, y.salience, a.offset) < (x.support, x.salience, b.offset)
        }.map(\.element)
    }

    /// The turn with the most that is not said yet comes first.
    private func gathered() -> [Section] {
        var byTurn: [TurnReference: [Int]] = [:]
        for (index, statement) in consensus.statements.enumerated() where consensus.clusterOf[index] >= 0 {
            byTurn[statement.place, default: []].append(index)
        }
        var left = byTurn.keys.sorted()
        var placed: [Int: Int] = [:]
        var result: [Section] = []
        while !left.isEmpty {
            let gains = left.map { gain(of: byTurn[$0] ?? [], placed) }
            guard let best = gains.indices.max(by: { (gains[$0], -$0) < (gains[$1], -$1) }), gains[best] > 0 else { break }
            let turn = left.remove(at: best)
            place((byTurn[turn] ?? []).sorted { consensus.statements[$0].order < consensus.statements[$1].order }, &result, &placed)
        }
        return result
    }

    private func gain(of statements: [Int], _ placed: [Int: Int]) -> Double {
        Set(statements.map { consensus.clusterOf[$0] }).filter { placed[$0] == nil }.sorted().reduce(0) {
            $0 + max(0.05, consensus.clusters[$1].salience)
        }
    }

    /// - Parameter placed: the section of each cluster that stands already.
    private func place(_ statements: [Int], _ sections: inout [Section], _ placed: inout [Int: Int]) {
        var previous: Int?
        for index in statements {
            let cluster = consensus.clusterOf[index]
            defer { previous = cluster }
            guard placed[cluster] == nil else { continue }
            if let previous, let section = placed[previous], sections[section].clusters.count < Self.longest,
                let place = sections[section].clusters.firstIndex(of: previous)
            {
                sections[section].clusters.insert(cluster, at: place + 1)
                placed[cluster] = section
            } else {
                placed[cluster] = sections.count
                sections.append(Section(clusters: [cluster]))
            }
        }
    }

    private func completed(_ section: Section) -> Section {
        var section = section
        section.vector = space.vector(of: consensus.terms(of: section.clusters))
        section.question = QuestionFinder(consensus: consensus, space: space).question(for: section.clusters, answer: section.vector)
        section.support = section.clusters.map { consensus.clusters[$0].support }.max() ?? 0
        section.salience = section.clusters.map { consensus.clusters[$0].salience }.max() ?? 0
        return section
    }

    private func merged(_ sections: [Section]) -> [Section] {
        var result: [Section] = []
        for section in sections {
            let near = result.indices.map { ($0, likeness(result[$0], section)) }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }
            guard let (index, likeness) = near, likeness >= (section.question == nil ? Self.related : Self.sameSection) else {
                result.append(section)
                continue
            }
            result[index].clusters += section.clusters
            result[index].support = max(result[index].support, section.support)
            result[index].vector = space.vector(of: consensus.terms(of: result[index].clusters))
        }
        return result
    }

    private func likeness(_ a: Section, _ b: Section) -> Double {
        let answers = a.vector.cosine(b.vector)
        guard let first = a.question, let second = b.question else { return answers }
        return first.text == second.text ? 1 : 0.5 * first.vector.cosine(second.vector) + 0.5 * answers
    }
}
