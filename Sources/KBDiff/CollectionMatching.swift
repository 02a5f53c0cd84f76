import KBModel

/// Finds out which article became which when there are several: by id, then by equal text, then by title, then by likeness.
struct CollectionMatching {
    /// For every new article the place of its old one.
    private(set) var oldOfNew: [Int?]

    /// Renamed articles share this much of their words.
    private static let leastSimilarity = 0.6
    /// Comparing every article with every other stops at this many pairs.
    private static let mostPairs = 40_000

    init(old: [Article], new: [Article]) {
        oldOfNew = Array(repeating: nil, count: new.count)
        var free = Set(old.indices)
        match(old, new, &free) { $0.id }
        guard !free.isEmpty, oldOfNew.contains(nil) else { return }
        match(old, new, &free) { article in
            let tree = DiffTree(article.blocks)
            return article.blocks.isEmpty ? nil : String(tree.nodes[DiffTree.root].text)
        }
        matchSimilar(old, new, &free)
    }

    /// Matches articles whose key occurs once among the free ones of each side.
    private mutating func match(_ old: [Article], _ new: [Article], _ free: inout Set<Int>, by key: (Article) -> String?) {
        var places: [String: [Int]] = [:]
        for i in old.indices where free.contains(i) { if let key = key(old[i]) { places[key, default: []].append(i) } }
        var claims: [String: [Int]] = [:]
        for j in new.indices where oldOfNew[j] == nil { if let key = key(new[j]) { claims[key, default: []].append(j) } }
        for (key, news) in claims {
            guard let olds = places[key] else { continue }
            for (i, j) in zip(olds, news) where olds.count == news.count {
                oldOfNew[j] = i
                free.remove(i)
            }
        }
    }

    private mutating func matchSimilar(_ old: [Article], _ new: [Article], _ free: inout Set<Int>) {
        let news = new.indices.filter { oldOfNew[$0] == nil }
        let olds = free.sorted()
        guard !olds.isEmpty, !news.isEmpty, olds.count * news.count <= Self.mostPairs else { return }
        // One body each holds all articles, so that the features of each are made once.
        let (oldTree, newTree) = (DiffTree(olds.map { .quoting(old[$0]) }), DiffTree(news.map { .quoting(new[$0]) }))
        let similarity = Similarity(old: oldTree, new: newTree, tokenizer: Tokenizer(language: nil))
        let (oldNodes, newNodes) = (oldTree.children(of: DiffTree.root), newTree.children(of: DiffTree.root))
        var pairs: [(score: Double, old: Int, new: Int)] = []
        for (i, o) in oldNodes.enumerated() {
            for (j, n) in newNodes.enumerated() {
                let isSameTitle = !old[olds[i]].title.isEmpty && old[olds[i]].title == new[news[j]].title
                let score = similarity.score(o, n) + (isSameTitle ? 0.3 : 0)
                if score >= Self.leastSimilarity { pairs.append((score, olds[i], news[j])) }
            }
        }
        pairs.sort { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
        for pair in pairs where free.contains(pair.old) && oldOfNew[pair.new] == nil {
            oldOfNew[pair.new] = pair.old
            free.remove(pair.old)
        }
    }
}

extension Block {
    fileprivate static func quoting(_ article: Article) -> Block { Block(.quote(article.blocks)) }
}
