/// Groups conversations by need when nobody said which belong together: average-linkage merging over the cosines of what customers asked.
///
/// A small set that is coherent as a whole stays one need: the mean cosine of first turns is .08-.25 inside the groups of the development
/// sets and .02-.04 between unrelated conversations.
struct NeedGrouping {
    static let coherent = 0.05
    static let sameNeed = 0.16

    /// Fewer conversations than this say too little in their first turns: all that was said counts, from a lower mean.
    static let few = 5
    static let coherentFew = 0.02

    /// - Parameters:
    ///   - asked: what each conversation's customer asked first, as vectors of length one.
    ///   - said: all that was said in each.
    /// - Returns: groups of indices, largest first, each sorted.
    static func groups(asked: [SparseVector], said: [SparseVector]) -> [[Int]] {
        guard asked.count > 1 else { return asked.isEmpty ? [] : [[0]] }
        if asked.count < few, meanCosine(said) >= coherentFew { return [Array(asked.indices)] }
        if asked.count <= 60, meanCosine(asked) >= coherent { return [Array(asked.indices)] }
        return merged(asked)
    }

    static func meanCosine(_ vectors: [SparseVector]) -> Double {
        guard vectors.count > 1 else { return 1 }
        var sum = 0.0
        for a in vectors.indices { for b in vectors.indices where a < b { sum += vectors[a].cosine(vectors[b]) } }
        return sum / Double(vectors.count * (vectors.count - 1) / 2)
    }

    /// Each conversation joins the group whose mean vector is nearest, if near enough; two rounds, so that early groups do not depend on
    /// the order alone. Cost: conversations × groups that share a term.
    private static func merged(_ vectors: [SparseVector]) -> [[Int]] {
        var groups: [[Int]] = []
        var centroids: [[Int32: Double]] = []
        var byTerm: [Int32: Set<Int>] = [:]
        for (index, vector) in vectors.enumerated() {
            var scores: [Int: Double] = [:]
            for (id, weight) in zip(vector.ids, vector.weights) where weight > 0.1 {
                for group in byTerm[id] ?? [] {
                    scores[group, default: 0] += weight * (centroids[group][id] ?? 0) / Double(groups[group].count)
                }
            }
            let best = scores.min { ($1.value, $0.key) < ($0.value, $1.key) }
            if let best, best.value >= sameNeed {
                groups[best.key].append(index)
                for (id, weight) in zip(vector.ids, vector.weights) {
                    centroids[best.key][id, default: 0] += weight
                    if weight > 0.1 { byTerm[id, default: []].insert(best.key) }
                }
            } else {
                for (id, weight) in zip(vector.ids, vector.weights) where weight > 0.1 { byTerm[id, default: []].insert(groups.count) }
                centroids.append(Dictionary(uniqueKeysWithValues: zip(vector.ids, vector.weights)))
                groups.append([index])
            }
        }
        return groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}
