/// Which children of two matched nodes stayed in their places, when some changed theirs.
struct StationaryChildren {
    let old: DiffTree
    let new: DiffTree
    let matching: Matching

    enum Weighing { case words, blocks }

    /// The pairs that stayed, in order: the lightest ones are those that moved. While many children are still unmatched, the number of
    /// blocks is the better guide.
    func pairs(of o: Int, _ n: Int, by weighing: Weighing = .words) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        for child in old.children(of: o) {
            if let partner = matching.new(of: child), new.nodes[partner].parent == n { pairs.append((child, partner)) }
        }
        let weights = pairs.map { weighing == .blocks ? 1 : old.nodes[$0.0].weight + new.nodes[$0.1].weight }
        return IncreasingSubsequence.heaviest(pairs.map(\.1), weights: weights).map { pairs[$0] }
    }
}
