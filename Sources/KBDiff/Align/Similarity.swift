/// How alike two nodes' words are: the mean of the Dice coefficients of their words and of their pairs of neighbouring words (word
/// 2-shingles), 0…1. The features of a node are made once. Not for sharing between tasks.
final class Similarity {
    private struct Features {
        var words: [UInt64]
        var pairs: [UInt64]
    }

    private let tokenizer: Tokenizer
    let old: DiffTree
    let new: DiffTree
    private var oldFeatures: [Int: Features] = [:]
    private var newFeatures: [Int: Features] = [:]

    init(old: DiffTree, new: DiffTree, tokenizer: Tokenizer) {
        self.old = old
        self.new = new
        self.tokenizer = tokenizer
    }

    func score(_ o: Int, _ n: Int) -> Double {
        guard old.nodes[o].content.family == new.nodes[n].content.family else { return 0 }
        let (weight, newWeight) = (old.nodes[o].weight, new.nodes[n].weight)
        if old.nodes[o].text == new.nodes[n].text && weight == newWeight { return 1 }
        if case .image(let src, _) = old.nodes[o].content, case .image(src, _) = new.nodes[n].content { return 1 }
        // The overlap cannot exceed what the lengths allow.
        let (shorter, longer) = (Double(min(weight, newWeight)), Double(max(weight, newWeight)))
        if shorter / longer < 0.05 { return 0 }
        let (x, y) = (features(old: o), features(new: n))
        let words = Self.dice(x.words, y.words)
        return x.pairs.isEmpty && y.pairs.isEmpty ? words : (words + Self.dice(x.pairs, y.pairs)) / 2
    }

    /// The sorted pairs of neighbouring words.
    func pairs(old o: Int) -> [UInt64] { features(old: o).pairs }
    func pairs(new n: Int) -> [UInt64] { features(new: n).pairs }

    private func features(old o: Int) -> Features {
        if let known = oldFeatures[o] { return known }
        let made = features(of: o, in: old)
        oldFeatures[o] = made
        return made
    }

    private func features(new n: Int) -> Features {
        if let known = newFeatures[n] { return known }
        let made = features(of: n, in: new)
        newFeatures[n] = made
        return made
    }

    private func features(of node: Int, in tree: DiffTree) -> Features {
        var words: [UInt64] = []
        var pairs: [UInt64] = []
        for id in tree.subtree(of: node) {
            let start = words.count
            for token in tokenizer.tokenText(of: tree.nodes[id].content).tokens where token.kind == .word || token.kind == .image {
                words.append(token.identity)
            }
            for k in words.indices.dropFirst(start + 1) { pairs.append(words[k - 1] &* 31 &+ words[k]) }
        }
        return Features(words: words.sorted(), pairs: pairs.sorted())
    }

    /// Twice what two sorted multisets share, over what they hold together; 0 when both are empty.
    private static func dice(_ a: [UInt64], _ b: [UInt64]) -> Double {
        guard !a.isEmpty && !b.isEmpty else { return 0 }
        var (i, j, shared) = (0, 0, 0)
        while i < a.count && j < b.count {
            if a[i] == b[j] {
                shared += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Double(shared) / Double(a.count + b.count)
    }
}
