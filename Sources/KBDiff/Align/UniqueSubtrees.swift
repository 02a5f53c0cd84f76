/// Subtrees that read the same and occur once on each side, largest first; then their equal neighbours, which need not be unique: that
/// keeps a moved section together with its repeated headings.
struct UniqueSubtrees {
    let old: DiffTree
    let new: DiffTree

    /// Cost: linear in the nodes that the first pass over the body's own blocks leaves open.
    func match(_ matching: inout Matching) {
        let (o, n) = trimmed(Array(old.children(of: DiffTree.root)), Array(new.children(of: DiffTree.root)), &matching)
        match(o, n, keepsShortOnes: true, &matching)
        let remaining = (open(old, in: o) { matching.isFree(old: $0) }, open(new, in: n) { matching.isFree(new: $0) })
        match(remaining.0, remaining.1, keepsShortOnes: false, &matching)
    }

    /// Matches equal children at both ends and returns those between.
    private func trimmed(_ o: [Int], _ n: [Int], _ matching: inout Matching) -> ([Int], [Int]) {
        let shorter = min(o.count, n.count)
        var prefix = 0
        while prefix < shorter, matchIfEqual(o[prefix], n[prefix], &matching) { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, matchIfEqual(o[o.count - 1 - suffix], n[n.count - 1 - suffix], &matching) { suffix += 1 }
        return (Array(o[prefix..<o.count - suffix]), Array(n[prefix..<n.count - suffix]))
    }

    /// The nodes below `tops` that are free, in reading order.
    private func open(_ tree: DiffTree, in tops: [Int], isFree: (Int) -> Bool) -> [Int] {
        tops.flatMap { tree.subtree(of: $0) }.filter(isFree)
    }

    private func match(_ o: [Int], _ n: [Int], keepsShortOnes: Bool, _ matching: inout Matching) {
        let anchors = UniqueAnchors.all(old: o.map { old.nodes[$0].canonical }[...], new: n.map { new.nodes[$0].canonical }[...])
        // Short blocks count where they stayed in order; elsewhere they are boilerplate more often than moved.
        let weights = anchors.map { old.nodes[o[$0.old]].weight }
        let inOrder = Set(IncreasingSubsequence.heaviest(anchors.map(\.new), weights: weights))
        // Reading order puts a subtree before what stands inside it, so the larger match wins.
        var matched: [(old: Int, new: Int)] = []
        for (i, anchor) in anchors.enumerated() {
            let (a, b) = (o[anchor.old], n[anchor.new])
            guard weights[i] >= TreeAligner.leastMovedWords || (keepsShortOnes && inOrder.contains(i) && areTop(a, b)),
                matchIfEqual(a, b, &matching)
            else {
                continue
            }
            matched.append((a, b))
        }
        for (a, b) in matched {
            expand(a, b, step: 1, &matching)
            expand(a, b, step: -1, &matching)
        }
    }

    /// Whether both are the body's own blocks.
    private func areTop(_ o: Int, _ n: Int) -> Bool { old.nodes[o].parent == DiffTree.root && new.nodes[n].parent == DiffTree.root }

    private func expand(_ o: Int, _ n: Int, step: Int, _ matching: inout Matching) {
        let olds = old.children(of: old.nodes[o].parent)
        let news = new.children(of: new.nodes[n].parent)
        var (i, j) = (olds.startIndex + old.nodes[o].index + step, news.startIndex + new.nodes[n].index + step)
        while olds.indices.contains(i), news.indices.contains(j), matchIfEqual(olds[i], news[j], &matching) {
            i += step
            j += step
        }
    }

    private func matchIfEqual(_ o: Int, _ n: Int, _ matching: inout Matching) -> Bool {
        guard old.nodes[o].canonical == new.nodes[n].canonical, matching.isFree(old: o), matching.isFree(new: n) else { return false }
        matching.matchSubtrees(old.subtree(of: o), new.subtree(of: n))
        return true
    }
}
