/// Ranks documents for a need told in many words: BM25 over words and over unordered pairs of near words, as the share of the need's own
/// weight that a document answers, and beside it the share of its words that the document's title holds. What no document says stays in the denominator, so that the share of the best document also tells how
/// well the collection covers the need; undivided BM25 sums tell only how long the need is.
package struct DocumentIndex: Sendable {
    /// What a pair weighs beside a word.
    package static let pairWeight: Float = 0.25

    /// What a title beside the whole document weighs; .25 to .75 are alike on forum questions and government chats, with and without answers.
    package static let titleWeight: Float = 0.5

    private let words: BM25Index
    private let pairs: BM25Index
    private let pairNumbers: KeyNumbers
    /// By term: the documents whose titles hold it.
    private let titles: [Int32: [Int32]]

    /// `titles` are those of `documents`, in their order; `vocabulary` is the number of terms known when the last text was interned.
    package init(_ documents: [InternedText], titles: [InternedText], vocabulary: Int) {
        var numbers = KeyNumbers()
        var wordDocuments: [BM25Index.Document] = []
        var pairDocuments: [BM25Index.Document] = []
        for document in documents {
            var keys: [Int32] = []
            WordPairs.forEach(in: document.terms) { keys.append(numbers.number(of: $0)) }
            wordDocuments.append(BM25Index.Document(keys: document.terms, length: document.length))
            pairDocuments.append(BM25Index.Document(keys: keys, length: keys.count))
        }
        words = BM25Index(wordDocuments, keys: vocabulary)
        pairs = BM25Index(pairDocuments, keys: numbers.count)
        pairNumbers = numbers
        var holders: [Int32: [Int32]] = [:]
        for (number, title) in titles.enumerated() { for term in Set(title.terms) { holders[term, default: []].append(Int32(number)) } }
        self.titles = holders
    }

    package var count: Int { words.documents }

    /// Whether any document has the two terms of a pair's key near each other.
    package func containsPair(_ key: UInt64) -> Bool { pairNumbers.known(key) != nil }

    /// The share of the documents that have the word.
    package func share(ofWord term: Int32) -> Double { Double(words.frequency(of: term)) / Double(max(1, count)) }

    /// Writes the share of `query` that every document answers into `shares` (one place a document). 0…about 3; comparable over queries.
    /// Returns the weight of the query's words, which says how much there is to go by: the sum of their inverse document frequencies.
    @discardableResult
    package func score(_ query: Query, into shares: inout [Float]) -> Float {
        for i in shares.indices { shares[i] = 0 }
        var wordMass: Float = 0
        for (term, weight) in query.words {
            wordMass += weight * Float(words.idf(of: term))
            words.add(term, weight: weight, to: &shares)
        }
        var mass = wordMass
        for (pair, count) in query.pairs {
            let weight = Self.pairWeight * count
            guard let number = pairNumbers.known(pair) else {
                mass += weight * Float(pairs.idf(of: .max))
                continue
            }
            mass += weight * Float(pairs.idf(of: number))
            pairs.add(number, weight: weight, to: &shares)
        }
        guard mass > 0 else { return 0 }
        for i in shares.indices { shares[i] /= mass }
        addTitles(query, over: wordMass, to: &shares)
        return wordMass
    }

    private func addTitles(_ query: Query, over mass: Float, to shares: inout [Float]) {
        guard mass > 0 else { return }
        for (term, _) in query.words {
            guard let holders = titles[term] else { continue }
            let weight = Self.titleWeight * Float(words.idf(of: term)) / mass
            for document in holders { shares[Int(document)] += weight }
        }
    }

    /// A need: its words and pairs with saturated frequencies, in ascending order.
    package struct Query: Sendable {
        package var words: [(term: Int32, weight: Float)]
        package var pairs: [(pair: UInt64, weight: Float)]

        /// Keeps the words and pairs that `keepWord` and `keepPair` let pass.
        package init(_ text: InternedText, keepWord: (Int32) -> Bool, keepPair: (UInt64) -> Bool) {
            let terms = text.terms.filter(keepWord)
            var keys: [UInt64] = []
            WordPairs.forEach(in: terms) { keys.append($0) }
            words = terms.sorted().runs().map { ($0.value, Self.saturated($0.count)) }
            pairs = keys.sorted().runs().filter { keepPair($0.value) }.map { ($0.value, Self.saturated($0.count)) }
        }

        /// A word said often counts more, but not as often as it is said: BM25's k3 form with k3 = 8. Counting every word once cost
        /// 4 points of top-1 on forum questions.
        package static func saturated(_ count: Int) -> Float { Float(count) * 9 / (Float(count) + 8) }
    }
}

extension BM25Index.Document {
    fileprivate init(keys: [Int32], length: Int) {
        self.init(frequencies: keys.sorted().runs().map { ($0.value, Float($0.count)) }, length: Double(length))
    }
}

extension Array where Element: Equatable {
    /// Equal neighbours, counted.
    package func runs() -> [(value: Element, count: Int)] {
        var runs: [(value: Element, count: Int)] = []
        for element in self {
            if let last = runs.last, last.value == element { runs[runs.count - 1].count += 1 } else { runs.append((element, 1)) }
        }
        return runs
    }
}
