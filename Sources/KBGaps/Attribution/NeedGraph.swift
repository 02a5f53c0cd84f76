import KBText

/// Which contacts resemble which: the nearest neighbours of each by words and word pairs. Beyond `limit` contacts a sample carries the graph,
/// evenly spread over the contacts' order; every other contact hangs on its neighbours in the sample.
struct NeedGraph {
    /// Contacts in the graph at most. Clusters and coverage of 20,000 contacts do not change when more are added; time and memory would.
    static let limit = 20_000
    static let neighbours = 10
    /// Fewer neighbours for grouping than for lending evidence: the tenth is often another need already.
    static let groupingNeighbours = 7
    /// What a word pair weighs beside a word.
    private static let pairWeight: Float = 0.7

    /// The contacts in the graph, ascending; node i of `graph` is `sample[i]`.
    let sample: [Int]
    private let stride: Int
    private let features: Features
    private let search: NeighbourSearch
    let vectors: SparseMatrix
    /// By node, best first.
    let nearest: [[NeighbourSearch.Neighbour]]
    /// By contact outside the sample: its neighbours, as nodes.
    let attached: [Int: [NeighbourSearch.Neighbour]]
    let graph: NeighbourGraph
    /// The graph whose communities are needs.
    let groupingGraph: NeighbourGraph

    init(_ needs: [InternedText], vocabulary: Int, neighbours: Int = Self.neighbours) {
        let stride = max(1, (needs.count + Self.limit - 1) / Self.limit)
        self.stride = stride
        sample = Array(Swift.stride(from: 0, to: needs.count, by: stride))
        features = Features(learning: sample.lazy.map { needs[$0] }, vocabulary: vocabulary)
        vectors = features.vectors(of: sample.lazy.map { needs[$0] })
        search = NeighbourSearch(vectors)
        nearest = search.neighbours(of: vectors, k: neighbours, itself: true)
        graph = NeighbourGraph(union: nearest, k: neighbours)
        groupingGraph = NeighbourGraph(union: nearest, k: Self.groupingNeighbours)
        let others = needs.indices.filter { $0 % stride != 0 }
        var attached: [Int: [NeighbourSearch.Neighbour]] = [:]
        let piece = 2_000
        for start in Swift.stride(from: 0, to: others.count, by: piece) {
            let part = others[start..<min(start + piece, others.count)]
            let rows = search.neighbours(of: features.vectors(of: part.lazy.map { needs[$0] }), k: neighbours, itself: false)
            for (contact, row) in zip(part, rows) { attached[contact] = row }
        }
        self.attached = attached
    }

    /// The nodes most like other texts, best first.
    func nearest(to texts: [InternedText], k: Int) -> [[NeighbourSearch.Neighbour]] {
        search.neighbours(of: features.vectors(of: texts), k: k, itself: false)
    }

    /// The node of a contact in the sample.
    func node(of contact: Int) -> Int? { contact % stride == 0 ? contact / stride : nil }

    /// Spreads one value a contact over the graph; see `NeighbourGraph.diffused`. Contacts outside the sample take in their neighbours' result.
    func diffused(_ values: [Double], share: Double) -> [Double] {
        let spread = graph.diffused(sample.map { values[$0] }, share: share)
        var result = values
        for (node, contact) in sample.enumerated() { result[contact] = spread[node] }
        for (contact, near) in attached {
            let weight = near.reduce(0) { $0 + Double($1.similarity) }
            guard weight > 0 else { continue }
            let mean = near.reduce(0) { $0 + Double($1.similarity) * spread[Int($1.row)] } / weight
            result[contact] = (1 - share) * values[contact] + share * mean
        }
        return result
    }

    /// TF-IDF of words beside TF-IDF of word pairs, learnt from the sample.
    private struct Features {
        private let words: TFIDF
        private let pairs: TFIDF
        private let pairNumbers: KeyNumbers

        init(learning needs: some Collection<InternedText>, vocabulary: Int) {
            var repeated = RepeatSketch(expected: needs.reduce(0) { $0 + $1.terms.count } * WordPairs.reach)
            for need in needs {
                var keys: [UInt64] = []
                WordPairs.forEach(in: need.terms) { keys.append($0) }
                for (key, _) in keys.sorted().runs() { repeated.insert(key) }
            }
            var numbers = KeyNumbers()
            let rows = needs.map { need in
                var row: [Int32] = []
                WordPairs.forEach(in: need.terms) { if repeated.isRepeated($0) { row.append(numbers.number(of: $0)) } }
                return row
            }
            words = TFIDF(learning: needs.map(\.terms), keys: vocabulary)
            pairs = TFIDF(learning: rows, keys: numbers.count)
            pairNumbers = numbers
        }

        func vectors(of needs: some Sequence<InternedText>) -> SparseMatrix {
            let wordVectors = words.vectors(of: needs.lazy.map(\.terms))
            let pairVectors = pairs.vectors(
                of: needs.lazy.map { need in
                    var row: [Int32] = []
                    WordPairs.forEach(in: need.terms) { if let number = pairNumbers.known($0) { row.append(number) } }
                    return row
                })
            return SparseMatrix.beside([(wordVectors, 1), (pairVectors, NeedGraph.pairWeight)]).normalized()
        }
    }
}
