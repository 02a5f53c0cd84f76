/// Aligns the children of two matched nodes that are still free.
struct ChildAligner {
    let old: DiffTree
    let new: DiffTree
    let similarity: Similarity
    let parents: (old: Int, new: Int)
    private(set) var limits: Set<DiffLimit> = []

    /// Children that may stand for each other read at least this much alike; set by hand, by reading
    /// comparisons: below it a pairing interleaves unrelated sentences.
    static let leastSimilarity = 0.3
    /// A single child in the place of a single one.
    private static let leastSimilarityInPlace = 0.15
    /// The same for children that also changed places.
    private static let leastSimilarityMoved = 0.5
    /// Comparing every child with every other stops at this many pairs in one gap.
    private static let mostPairs = 10_000

    init(old: DiffTree, new: DiffTree, similarity: Similarity, parents: (old: Int, new: Int)) {
        self.old = old
        self.new = new
        self.similarity = similarity
        self.parents = parents
    }

    private var family: NodeContent.Family { old.nodes[parents.old].content.family }

    mutating func align(_ matching: inout Matching) {
        if family == .row, matchCellsByPlace(&matching) { return }
        for gap in gaps(matching) { matchEqual(gap, by: \.canonical, &matching) }
        matchEqualElsewhere(&matching)
        for gap in gaps(matching) { matchEqual(gap, by: \.text, &matching) }
        for gap in gaps(matching) { matchSimilar(gap, &matching) }
        matchSimilarElsewhere(&matching)
    }

    /// Free children between two neighbours that stayed.
    private struct Gap {
        var old: [Int] = []
        var new: [Int] = []
    }

    private func gaps(_ matching: Matching) -> [Gap] {
        let stayed = StationaryChildren(old: old, new: new, matching: matching).pairs(of: parents.old, parents.new, by: .blocks)
        var result: [Gap] = []
        var o = old.children(of: parents.old)
        var n = new.children(of: parents.new)
        for pair in stayed + [(-1, -1)] {
            let oldGap = o.prefix { $0 != pair.0 }
            let newGap = n.prefix { $0 != pair.1 }
            o = o.dropFirst(oldGap.count + 1)
            n = n.dropFirst(newGap.count + 1)
            let gap = Gap(old: oldGap.filter { matching.isFree(old: $0) }, new: newGap.filter { matching.isFree(new: $0) })
            if !gap.old.isEmpty && !gap.new.isEmpty { result.append(gap) }
        }
        return result
    }

    /// A table row with as many cells as before keeps its columns, unless the same cells stand in another order.
    private func matchCellsByPlace(_ matching: inout Matching) -> Bool {
        let (o, n) = (old.children(of: parents.old), new.children(of: parents.new))
        guard o.count == n.count else { return false }
        let before = o.map { old.nodes[$0].canonical }
        let after = n.map { new.nodes[$0].canonical }
        if before.sorted() == after.sorted() && before != after && Set(before).count == before.count { return false }
        for (a, b) in zip(o, n) where matching.isFree(old: a) && matching.isFree(new: b) {
            if old.nodes[a].canonical == new.nodes[b].canonical {
                matching.matchSubtrees(old.subtree(of: a), new.subtree(of: b))
            } else {
                matching.match(a, b)
            }
        }
        return true
    }

    private mutating func matchEqual(_ gap: Gap, by hash: KeyPath<DiffTree.Node, UInt64>, _ matching: inout Matching) {
        let diff = SequenceDiff(old: gap.old.map { old.nodes[$0][keyPath: hash] }, new: gap.new.map { new.nodes[$0][keyPath: hash] })
        if diff.wasLimited { limits.insert(.blockComparison) }
        for run in diff.runs {
            for k in 0..<run.count { matchEqualPair(gap.old[run.old + k], gap.new[run.new + k], &matching) }
        }
    }

    private func matchEqualPair(_ o: Int, _ n: Int, _ matching: inout Matching) {
        if old.nodes[o].canonical == new.nodes[n].canonical {
            matching.matchSubtrees(old.subtree(of: o), new.subtree(of: n))
        } else if old.nodes[o].content.family == new.nodes[n].content.family {
            matching.match(o, n)
        }
    }

    /// Equal children that changed places: any within a list, a table or definitions, else those with words enough.
    private func matchEqualElsewhere(_ matching: inout Matching) {
        let isSeries = [.list, .table, .row, .definitions].contains(family)
        let o = old.children(of: parents.old).filter { matching.isFree(old: $0) }
        let n = new.children(of: parents.new).filter { matching.isFree(new: $0) }
        if o.isEmpty || n.isEmpty { return }
        for anchor in UniqueAnchors.all(old: o.map { old.nodes[$0].canonical }[...], new: n.map { new.nodes[$0].canonical }[...]) {
            let (a, b) = (o[anchor.old], n[anchor.new])
            if isSeries || old.nodes[a].weight >= TreeAligner.leastMovedWords { matchEqualPair(a, b, &matching) }
        }
    }

    /// Pairs similar children in order, so that the sum of similarity times words is greatest.
    private mutating func matchSimilar(_ gap: Gap, _ matching: inout Matching) {
        if gap.old.count == 1 && gap.new.count == 1 {
            let (o, n) = (gap.old[0], gap.new[0])
            if similarity.score(o, n) >= Self.leastSimilarityInPlace || belongTogether(o, n) { matching.match(o, n) }
            return
        }
        guard gap.old.count * gap.new.count <= Self.mostPairs else {
            matchByShingles(gap, &matching)
            return
        }
        for (o, n) in OrderedPairing(similarity: similarity, least: Self.leastSimilarity).pairs(gap.old, gap.new) { matching.match(o, n) }
    }

    /// What stands alone in a cell, an item or a definition stays the same thing however much it changes; so does a picture.
    private func belongTogether(_ o: Int, _ n: Int) -> Bool {
        guard old.nodes[o].content.family == new.nodes[n].content.family else { return false }
        return [.cell, .item, .definition].contains(family) || old.nodes[o].content.family == .image
    }

    /// For gaps too large to compare all with all: candidates share rare pairs of words; those in order are kept, and the gaps between
    /// them are compared in full where they are small enough.
    private mutating func matchByShingles(_ gap: Gap, _ matching: inout Matching) {
        let candidates = ShingleIndex(gap.old, similarity: similarity).candidates(for: gap.new)
            .filter { similarity.score($0.old, $0.new) >= Self.leastSimilarity }
        let byOld = candidates.sorted { $0.old < $1.old }
        for i in IncreasingSubsequence.heaviest(byOld.map(\.new), weights: byOld.map { old.nodes[$0.old].weight }) {
            matching.match(byOld[i].old, byOld[i].new)
        }
        for gap in gaps(matching) {
            if gap.old.count * gap.new.count > Self.mostPairs {
                limits.insert(.blockComparison)
            } else {
                matchSimilar(gap, &matching)
            }
        }
    }

    /// Children that changed both their place and some words.
    private func matchSimilarElsewhere(_ matching: inout Matching) {
        let o = old.children(of: parents.old).filter { matching.isFree(old: $0) && isMovable(old.nodes[$0]) }
        let n = new.children(of: parents.new).filter { matching.isFree(new: $0) && isMovable(new.nodes[$0]) }
        if o.isEmpty || n.isEmpty { return }
        for pair in ShingleIndex(o, similarity: similarity).candidates(for: n)
        where similarity.score(pair.old, pair.new) >= Self.leastSimilarityMoved && matching.isFree(old: pair.old) {
            matching.match(pair.old, pair.new)
        }
    }

    private func isMovable(_ node: DiffTree.Node) -> Bool { node.weight >= TreeAligner.leastMovedWords }
}
