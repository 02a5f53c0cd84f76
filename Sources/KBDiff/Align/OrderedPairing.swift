/// Pairs similar nodes of two sequences in order, so that the sum of similarity times words is greatest: the alignment of Needleman and
/// Wunsch (1970) without a cost for gaps.
struct OrderedPairing {
    let similarity: Similarity
    /// Below this similarity two nodes are no pair.
    let least: Double

    /// Cost: a comparison for each pair of nodes, and as much memory.
    func pairs(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
        let width = new.count + 1
        var gains = [Double](repeating: -1, count: old.count * new.count)
        var best = [Double](repeating: 0, count: (old.count + 1) * width)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                let gain = gain(old[i], new[j])
                gains[i * new.count + j] = gain
                let paired = gain >= 0 ? gain + best[(i + 1) * width + j + 1] : 0
                best[i * width + j] = max(paired, best[(i + 1) * width + j], best[i * width + j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < old.count && j < new.count {
            let gain = gains[i * new.count + j]
            if gain >= 0, best[i * width + j] == gain + best[(i + 1) * width + j + 1] {
                pairs.append((old[i], new[j]))
                i += 1
                j += 1
            } else if best[i * width + j] == best[(i + 1) * width + j] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    /// What pairing the two is worth; -1 when they are too different.
    private func gain(_ o: Int, _ n: Int) -> Double {
        let score = similarity.score(o, n)
        return score >= least ? score * Double(similarity.old.nodes[o].weight + similarity.new.nodes[n].weight) : -1
    }
}
