import Glibc

/// How much a statement belongs into an article: what other conversations say too, that instructs, and that customers confirmed. It
/// orders and cuts; the ablations behind the weights show that no single one is worth more than .01 of fact recall, but
/// similarity across conversations.
struct Salience {
    let statements: [Statement]
    let vectors: [SparseVector]

    func values() -> [Double] {
        let similarity = centrality()
        let shared = sharedTerms()
        return statements.indices.map { i in
            let statement = statements[i]
            var value = 2.5 * similarity[i] + 1.5 * shared[i] + 0.3 * min(log(1 + Double(statement.terms.count)), 2.5)
            if statement.isImperative { value += 0.4 }
            if statement.hasPath { value += 0.3 }
            if statement.act == .cause { value += 0.15 }
            value += 0.3 * Double(statement.verdict)
            if statement.isDeictic { value -= 0.5 }
            if statement.startsWithPronoun { value -= 0.3 }
            if statement.isFirstPerson { value -= 0.4 }
            if statement.isAccepted { value += 0.4 }
            if statement.isBesideAccepted { value -= 0.4 }
            return value - 0.02 * Double(max(0, statement.wordCount - 35))
        }
    }

    /// The mean over the other conversations of the best cosine with one of their statements.
    private func centrality() -> [Double] {
        var byTerm: [Int32: [(index: Int, weight: Double)]] = [:]
        for (i, vector) in vectors.enumerated() {
            for (id, weight) in zip(vector.ids, vector.weights) { byTerm[id, default: []].append((i, weight)) }
        }
        let conversations = Set(statements.map(\.place.conversation)).count
        guard conversations > 1 else { return [Double](repeating: 0, count: statements.count) }
        var sums = [Double](repeating: 0, count: statements.count)
        var touched: [Int] = []
        return statements.indices.map { i in
            touched.removeAll(keepingCapacity: true)
            for (id, weight) in zip(vectors[i].ids, vectors[i].weights) {
                for (j, other) in byTerm[id] ?? [] where statements[j].place.conversation != statements[i].place.conversation {
                    if sums[j] == 0 { touched.append(j) }
                    sums[j] += weight * other
                }
            }
            var best: [Int: Double] = [:]
            for j in touched {
                best[statements[j].place.conversation] = max(best[statements[j].place.conversation] ?? 0, sums[j])
                sums[j] = 0
            }
            return best.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(conversations - 1)
        }
    }

    /// The mean share of conversations that use the statement's terms.
    private func sharedTerms() -> [Double] {
        var users: [Int32: Set<Int>] = [:]
        for statement in statements { for term in statement.terms { users[term.id, default: []].insert(statement.place.conversation) } }
        let conversations = Double(max(1, Set(statements.map(\.place.conversation)).count))
        return statements.map { statement in
            statement.terms.isEmpty
                ? 0 : statement.terms.reduce(0) { $0 + Double(users[$1.id]?.count ?? 0) } / conversations / Double(statement.terms.count)
        }
    }
}
