/// Finds out which node became which, in stages from the certain to the likely:
/// 1. subtrees that read the same and occur once on each side, with their equal neighbours (`UniqueSubtrees`);
/// 2. parents most of whose content was matched to one other parent;
/// 3. from the body down, the children of each matched pair: equal ones in order, equal ones out of order, similar ones
///    (`ChildAligner`);
/// 4. what is still left over on both sides and reads the same, or nearly (`MovedBlocks`).
struct TreeAligner {
    let old: DiffTree
    let new: DiffTree
    let similarity: Similarity
    var matching: Matching
    var limits: Set<DiffLimit> = []
    /// Matched pairs whose children are to be aligned.
    private var pending: [(old: Int, new: Int)] = []

    /// A block that stands elsewhere than before counts as moved, not as removed and inserted, from this many words on (steps, rows and
    /// items within their own list count always). Below it, equal blocks are mostly boilerplate.
    static let leastMovedWords = 5

    init(old: DiffTree, new: DiffTree, tokenizer: Tokenizer) {
        self.old = old
        self.new = new
        similarity = Similarity(old: old, new: new, tokenizer: tokenizer)
        matching = Matching(oldCount: old.nodes.count, newCount: new.nodes.count)
    }

    mutating func align() {
        matching.match(DiffTree.root, DiffTree.root)
        guard old.nodes[DiffTree.root].canonical != new.nodes[DiffTree.root].canonical else {
            matching.matchSubtrees(old.subtree(of: DiffTree.root), new.subtree(of: DiffTree.root))
            return
        }
        UniqueSubtrees(old: old, new: new).match(&matching)
        adoptParents()
        alignChildren(from: DiffTree.root, DiffTree.root)
        for pair in MovedBlocks(old: old, new: new, similarity: similarity).match(&matching) { alignChildren(from: pair.old, pair.new) }
        MovedHeadings(old: old, new: new).match(&matching)
    }

    private mutating func alignChildren(from o: Int, _ n: Int) {
        pending.append((o, n))
        while let (o, n) = pending.popLast() {
            var aligner = ChildAligner(old: old, new: new, similarity: similarity, parents: (o, n))
            aligner.align(&matching)
            limits.formUnion(aligner.limits)
            for child in old.children(of: o) {
                guard let partner = matching.new(of: child), new.nodes[partner].parent == n else { continue }
                if old.nodes[child].canonical != new.nodes[partner].canonical { pending.append((child, partner)) }
            }
        }
    }

    /// Matches free parents of one family when at least half the words of the smaller went from one to the other.
    private mutating func adoptParents() {
        var shared: [Pair: Int] = [:]
        for o in old.nodes.indices {
            guard let n = matching.new(of: o) else { continue }
            vote(o, n, weight: old.nodes[o].weight, in: &shared)
        }
        while !shared.isEmpty {
            let strongest = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            shared = [:]
            for (pair, weight) in strongest where matching.isFree(old: pair.old) && matching.isFree(new: pair.new) {
                guard weight * 2 >= min(old.nodes[pair.old].weight, new.nodes[pair.new].weight) else { continue }
                matching.match(pair.old, pair.new)
                vote(pair.old, pair.new, weight: weight, in: &shared)
            }
        }
    }

    private func vote(_ o: Int, _ n: Int, weight: Int, in shared: inout [Pair: Int]) {
        let (p, q) = (old.nodes[o].parent, new.nodes[n].parent)
        guard p > DiffTree.root, q > DiffTree.root, matching.isFree(old: p), matching.isFree(new: q) else { return }
        guard old.nodes[p].content.family == new.nodes[q].content.family else { return }
        shared[Pair(old: p, new: q), default: 0] += weight
    }

    private struct Pair: Hashable, Comparable {
        var old: Int
        var new: Int

        static func < (a: Pair, b: Pair) -> Bool { (a.old, a.new) < (b.old, b.new) }
    }
}
