import KBText

/// What of a need is worth asking for.
struct QueryFilter {
    private let index: DocumentIndex
    private let frequency: [Int32]
    private let most: Int32
    private var pairs: RepeatSketch

    init(_ needs: [InternedText], index: DocumentIndex, vocabulary: Int) {
        self.index = index
        var frequency = [Int32](repeating: 0, count: vocabulary)
        for need in needs {
            for (term, _) in need.terms.sorted().runs() { frequency[Int(term)] += 1 }
        }
        // Words that more than half of all contacts and of all articles use (the product's name) tell no need from another. Half of the
        // contacts alone would take the needed words out of long letters about one service.
        most = needs.count < 20 ? .max : Int32(needs.count / 2)
        self.frequency = frequency
        pairs = RepeatSketch(expected: needs.reduce(0) { $0 + $1.terms.count } * WordPairs.reach)
        for need in needs {
            var keys: [UInt64] = []
            WordPairs.forEach(in: need.terms.filter(keeps)) { keys.append($0) }
            for (key, _) in keys.sorted().runs() { pairs.insert(key) }
        }
    }

    /// Pairs count when an article has them, or when a second contact says them too: chance neighbours say nothing about a need.
    func query(_ need: InternedText) -> DocumentIndex.Query {
        DocumentIndex.Query(need, keepWord: keeps) { pairs.isRepeated($0) || index.containsPair($0) }
    }

    func keeps(_ term: Int32) -> Bool { frequency[Int(term)] <= most || index.share(ofWord: term) <= 0.5 }
}
