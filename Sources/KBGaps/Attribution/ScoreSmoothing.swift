import KBText

/// An article that may be what a contact needs, and how much speaks for it: more is better, 0 is nothing.
struct ScoredArticle: Sendable, Hashable {
    var article: Int32
    var score: Float
}

/// Lets similar contacts lend each other their scores: the right article wins over one that shares a word by chance, because the same need
/// told in other words points to it too. x ← (1 − s) · own + s · mean of the neighbours, the best `ArticleMatches.kept` articles of each.
/// On forum questions it is worth 3 to 6 points of top-1, on government chats nothing.
struct ScoreSmoothing {
    /// What neighbours are heard at most. The fewer contacts an article has, the seldomer a neighbour needs the same one.
    private static let mostShare: Float = 0.4
    /// .4 to the fourth power is below 3 %: later rounds change hardly any order.
    private static let rounds = 4

    private let share: Float
    private let graph: NeedGraph
    private let links: [[NeighbourGraph.Edge]]
    private var sums: [Float]
    private var touched: [Int32] = []

    init(_ graph: NeedGraph, contacts: Int, articles: Int) {
        self.graph = graph
        share = Self.mostShare * Float(contacts) / Float(max(1, contacts + articles))
        links = (0..<graph.graph.count).map { Array(graph.graph.edges(of: $0)) }
        sums = [Float](repeating: 0, count: articles)
    }

    /// By contact, best first.
    mutating func smoothed(_ scores: [[ScoredArticle]]) -> [[ScoredArticle]] {
        let own = graph.sample.map { scores[$0] }
        var current = own
        for _ in 0..<Self.rounds { current = own.indices.map { mix(own[$0], links[$0], current) } }
        var result = scores
        for (node, contact) in graph.sample.enumerated() { result[contact] = current[node] }
        for (contact, near) in graph.attached {
            result[contact] = mix(scores[contact], near.map { NeighbourGraph.Edge(node: $0.row, weight: $0.similarity) }, current)
        }
        return result
    }

    private mutating func mix(
        _ own: [ScoredArticle], _ links: [NeighbourGraph.Edge], _ current: [[ScoredArticle]]
    ) -> [ScoredArticle] {
        let total = links.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return own }
        for candidate in own { add(candidate, times: 1 - share) }
        for edge in links {
            for candidate in current[Int(edge.node)] { add(candidate, times: share * edge.weight / total) }
        }
        let best = touched.map { ScoredArticle(article: $0, score: sums[Int($0)]) }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.article < $1.article }
        for article in touched { sums[Int(article)] = 0 }
        touched.removeAll(keepingCapacity: true)
        return Array(best.prefix(ArticleMatches.kept))
    }

    private mutating func add(_ candidate: ScoredArticle, times weight: Float) {
        guard candidate.score > 0 else { return }
        if sums[Int(candidate.article)] == 0 { touched.append(candidate.article) }
        sums[Int(candidate.article)] += weight * candidate.score
    }
}
