/// Groups conversations by need when nobody said which belong together: average-linkage merging over the cosines of what customers asked.
///
/// A small set that is coherent as a whole stays one need.
///
/// Measured on the development logs (government 45 groups, Thunderbird 19, 67 random mixes of both): the mean cosine of all that was said
/// in two to four conversations is .06-.58 inside a group (one of 42 below .09) and .00-.08 between unrelated government chats; in five and
/// more it is .14 and above inside a group, and .11-.12 in the four Thunderbird groups whose threads share a page but no need.
struct NeedGrouping {
    static let coherent = 0.13
    static let sameNeed = 0.16

    static let few = 5
    static let coherentFew = 0.09
    /// More conversations than this are a log, not a group.
    static let small = 60
    /// How near a conversation must be to a group of a small set, by all that was said.
    static let sameTopic = 0.16

    /// - Parameters:
    ///   - asked: what each conversation's customer asked first, as vectors of length one.
    ///   - said: all that was said in each.
    /// - Returns: groups of indices, largest first, each sorted.
    static func groups(asked: [SparseVector], said: [SparseVector]) -> [[Int]] {
        guard asked.count > 1 else { return asked.isEmpty ? [] : [[0]] }
        guard asked.count <= small else { return merged(asked, from: sameNeed) }
        return isCoherent(said) ? [Array(said.indices)] : merged(said, from: sameTopic)
    }

    /// - Parameter said: all that was said in each conversation of a small set.
    static func isCoherent(_ said: [SparseVector]) -> Bool { meanCosine(said) >= (said.count < few ? coherentFew : coherent) }

    static func meanCosine(_ vectors: [SparseVector]) -> Double {
        guard vectors.count > 1 else { return 1 }
        var sum = 0.0
        for a in vectors.indices { for b in vectors.indices where a < b { sum += vectors[a].cosine(vectors[b]) } }
        return sum / Double(vectors.count * (vectors.count - 1) / 2)
    }

    /// Each conversation joins the group whose mean vector is nearest, if near enough; two rounds, so that early groups do not depend on
    /// the order alone. Cost: conversations × groups that share a term.
    private static func merged(_ vectors: [SparseVector], from threshold: Double) -> [[Int]] {
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
            if let best, best.value >= threshold {
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
