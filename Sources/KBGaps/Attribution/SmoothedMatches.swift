import KBText

extension ArticleMatches {
    /// The matches after similar contacts have lent each other theirs: the right article wins over one that shares a word by chance, because
    /// the same need told in other words points to it too. x ← .7 · own + .3 · mean of the neighbours, the best `kept` articles of each.
    func smoothed(over graph: NeedGraph, articles: Int) -> [[Match]] {
        var mixing = Mixing(articles: articles)
        let own = graph.sample.map { matches[$0] }
        let links = (0..<graph.graph.count).map { node in graph.graph.edges(of: node).map { ($0.node, $0.weight) } }
        var current = own
        // .3 to the fourth power is below 1 %: later rounds change no order.
        for _ in 0..<4 { current = own.indices.map { mixing.mix(own[$0], links[$0], current) } }
        var result = matches
        for (node, contact) in graph.sample.enumerated() { result[contact] = current[node] }
        for (contact, near) in graph.attached {
            result[contact] = mixing.mix(matches[contact], near.map { ($0.row, $0.similarity) }, current)
        }
        return result
    }

    private struct Mixing {
        private static let share: Float = 0.3
        private var sums: [Float]
        private var touched: [Int32] = []

        init(articles: Int) { sums = [Float](repeating: 0, count: articles) }

        mutating func mix(_ own: [Match], _ links: [(node: Int32, weight: Float)], _ current: [[Match]]) -> [Match] {
            let total = links.reduce(0) { $0 + $1.weight }
            guard total > 0 else { return own }
            for match in own { add(match, times: 1 - Self.share) }
            for (node, weight) in links {
                for match in current[Int(node)] { add(match, times: Self.share * weight / total) }
            }
            let best = touched.map { Match(article: $0, share: sums[Int($0)]) }
                .sorted { $0.share != $1.share ? $0.share > $1.share : $0.article < $1.article }
            for article in touched { sums[Int(article)] = 0 }
            touched.removeAll(keepingCapacity: true)
            return Array(best.prefix(ArticleMatches.kept))
        }

        private mutating func add(_ match: Match, times weight: Float) {
            guard match.share > 0 else { return }
            if sums[Int(match.article)] == 0 { touched.append(match.article) }
            sums[Int(match.article)] += weight * match.share
        }
    }
}
