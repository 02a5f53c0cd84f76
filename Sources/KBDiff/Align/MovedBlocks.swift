/// Blocks left over on both sides that are the same block in another section or on another level.
struct MovedBlocks {
    let old: DiffTree
    let new: DiffTree
    let similarity: Similarity

    /// Text that stands several times in the article has to be longer to count as moved.
    private static let leastRepeatedWords = 12
    /// A block that moved and changed shares this much, and has this many words.
    private static let leastSimilarity = 0.7
    private static let leastChangedWords = 10

    /// Matches them and returns the pairs whose children are still to be aligned.
    func match(_ matching: inout Matching) -> [(old: Int, new: Int)] {
        matchEqual(by: \.canonical, &matching)
        var changed = matchEqual(by: \.text, &matching)
        let o = free(old, matching.isFree(old:)).filter { old.nodes[$0].weight >= Self.leastChangedWords }
        let n = free(new, matching.isFree(new:)).filter { new.nodes[$0].weight >= Self.leastChangedWords }
        guard !o.isEmpty && !n.isEmpty else { return changed }
        for pair in ShingleIndex(o, similarity: similarity).candidates(for: n)
        where matching.isFree(old: pair.old) && matching.isFree(new: pair.new)
            && similarity.score(pair.old, pair.new) >= Self.leastSimilarity
        {
            matching.match(pair.old, pair.new)
            changed.append(pair)
        }
        return changed
    }

    @discardableResult
    private func matchEqual(by hash: KeyPath<DiffTree.Node, UInt64>, _ matching: inout Matching) -> [(old: Int, new: Int)] {
        let o = free(old, matching.isFree(old:))
        let n = free(new, matching.isFree(new:))
        guard !o.isEmpty && !n.isEmpty else { return [] }
        var occurrences: [UInt64: Int] = [:]
        for tree in [old, new] { for node in tree.nodes { occurrences[node[keyPath: hash], default: 0] += 1 } }
        var changed: [(old: Int, new: Int)] = []
        let anchors = UniqueAnchors.all(old: o.map { old.nodes[$0][keyPath: hash] }[...], new: n.map { new.nodes[$0][keyPath: hash] }[...])
        for anchor in anchors {
            let (a, b) = (o[anchor.old], n[anchor.new])
            let least = occurrences[old.nodes[a][keyPath: hash], default: 0] > 2 ? Self.leastRepeatedWords : TreeAligner.leastMovedWords
            guard old.nodes[a].weight >= least, matching.isFree(old: a), matching.isFree(new: b) else { continue }
            if old.nodes[a].canonical == new.nodes[b].canonical {
                matching.matchSubtrees(old.subtree(of: a), new.subtree(of: b))
            } else if old.nodes[a].content.family == new.nodes[b].content.family {
                matching.match(a, b)
                changed.append((a, b))
            }
        }
        return changed
    }

    /// Free nodes outside matched subtrees, in reading order.
    private func free(_ tree: DiffTree, _ isFree: (Int) -> Bool) -> [Int] {
        tree.nodes.indices.filter { isFree($0) }
    }
}
