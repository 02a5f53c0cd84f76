import KBText

/// Groups texts by need, without labels and without being told how many groups there are: the nearest neighbours of each text by words and
/// character n-grams, then communities whose size follows from the graph (`PlantedPartition`).
package struct NeedGrouping: Sendable {
    package struct Topic: Sendable, Hashable {
        /// The terms that set the topic apart, as the texts write them.
        package var terms: [String]
        /// Indices into the texts, ascending.
        package var members: [Int]
        /// The members that resemble the most others, best first.
        package var representatives: [Int]
    }

    /// The largest first.
    package private(set) var topics: [Topic] = []
    /// Texts that resemble no others enough, ascending.
    package private(set) var unassigned: [Int] = []

    /// Texts in the graph at most; the others join the topic of the neighbours they resemble most.
    private static let limit = 20_000
    private static let representatives = 3

    /// A text whose five nearest are less like it than this share of what is usual stands alone. On out-of-scope questions among 150 intents
    /// it leaves out two in five of them and one in twenty-five of the others.
    private static let aloneBelow: Float = 0.58

    package init(_ texts: [String], languages: [String?]) {
        let features = GroupingFeatures(texts, languages: languages)
        let stride = max(1, (texts.count + Self.limit - 1) / Self.limit)
        let sample = Array(Swift.stride(from: 0, to: texts.count, by: stride))
        let vectors = features.vectors(sample: sample)
        let k = Self.neighbours(of: sample.count)
        let search = NeighbourSearch(vectors.learnt)
        let nearest = search.neighbours(of: vectors.learnt, k: k, itself: true)
        let graph = NeighbourGraph(union: nearest, k: k)
        let partition = PlantedPartition(of: graph)
        let closeness = nearest.map(Self.closeness)
        let usual = closeness.sorted().dropFirst(closeness.count / 2).first ?? 0
        var group = [Int?](repeating: nil, count: texts.count)
        for (node, text) in sample.enumerated() where closeness[node] >= Self.aloneBelow * usual && !nearest[node].isEmpty {
            group[text] = partition.communities[node]
        }
        let others = texts.indices.filter { $0 % stride != 0 }
        for (text, near) in zip(others, search.neighbours(of: vectors.others(others), k: k, itself: false))
        where Self.closeness(near) >= Self.aloneBelow * usual && !near.isEmpty {
            group[text] = Self.vote(near, partition.communities)
        }
        collect(group, strengths: Self.strengths(graph, partition.communities, sample, count: texts.count), features: features)
    }

    /// More texts need more neighbours, or one need would fall apart into the wordings of it: 1.6 · log2 n, 20 at 5,000.
    static func neighbours(of count: Int) -> Int {
        var bits = 0.0
        var rest = Double(max(2, count))
        while rest > 1 {
            rest /= 2
            bits += 1
        }
        return max(5, Int(1.6 * (bits + rest - 1)))
    }

    /// How like a text its five nearest are, on average.
    private static func closeness(_ near: [NeighbourSearch.Neighbour]) -> Float {
        near.prefix(5).reduce(0) { $0 + $1.similarity } / 5
    }

    private static func vote(_ near: [NeighbourSearch.Neighbour], _ communities: [Int]) -> Int? {
        var votes: [Int: Float] = [:]
        for neighbour in near { votes[communities[Int(neighbour.row)], default: 0] += neighbour.similarity }
        return votes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    }

    /// By text: the weight of its edges inside its community; 0 outside the sample.
    private static func strengths(_ graph: NeighbourGraph, _ communities: [Int], _ sample: [Int], count: Int) -> [Float] {
        var strengths = [Float](repeating: 0, count: count)
        for (node, text) in sample.enumerated() {
            for edge in graph.edges(of: node) where communities[Int(edge.node)] == communities[node] { strengths[text] += edge.weight }
        }
        return strengths
    }

    private mutating func collect(_ group: [Int?], strengths: [Float], features: GroupingFeatures) {
        var members = [[Int]](repeating: [], count: (group.compactMap { $0 }.max() ?? -1) + 1)
        for (text, number) in group.enumerated() {
            if let number { members[number].append(text) } else { unassigned.append(text) }
        }
        unassigned = (unassigned + members.filter { $0.count == 1 }.joined()).sorted()
        let large = members.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        topics = large.map { texts in
            let telling = texts.sorted { strengths[$0] != strengths[$1] ? strengths[$0] > strengths[$1] : $0 < $1 }
            return Topic(terms: features.terms(of: texts), members: texts, representatives: Array(telling.prefix(Self.representatives)))
        }
    }
}
