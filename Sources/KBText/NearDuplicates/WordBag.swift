/// The words of a text, each once, with weights.
struct WordBag: Sendable {
    private var words: [UInt32] = []
    private var weights: [Float] = []
    private var norm: Float = 0

    /// Adds a word; equal ones have to follow each other, smaller ones come first.
    mutating func add(_ word: UInt32) {
        if words.last == word {
            weights[weights.count - 1] += 1
        } else {
            words.append(word)
            weights.append(1)
        }
    }

    /// Counts become weights.
    mutating func close(rarity: (UInt32) -> Float) {
        for i in words.indices {
            weights[i] = weights[i].squareRoot() * rarity(words[i])
            norm += weights[i] * weights[i]
        }
    }

    /// The cosine of two bags, 0…1. Cost: linear.
    func cosine(_ other: WordBag) -> Double {
        var dot: Float = 0
        var j = 0
        for (i, word) in words.enumerated() {
            while j < other.words.count, other.words[j] < word { j += 1 }
            if j < other.words.count, other.words[j] == word { dot += weights[i] * other.weights[j] }
        }
        let norms = (norm * other.norm).squareRoot()
        return norms > 0 ? Double(dot / norms) : 0
    }
}

/// Compares many pairs of the same texts: what is worked out for a text is kept.
struct PairComparison {
    private let comparer: TextComparer
    private var bags: [WordBag?]
    /// The shingles of the last second text: candidates of one text come one after another.
    private var last: (text: Int, shingles: [UInt32]) = (-1, [])

    /// - Parameter keepsBags: whether texts are compared more than once.
    init(_ comparer: TextComparer, keepsBags: Bool) {
        self.comparer = comparer
        bags = Array(repeating: nil, count: keepsBags ? comparer.count : 0)
    }

    mutating func pair(_ first: Int, _ second: Int, similarity minimum: Double, containment minimumContainment: Double)
        -> NearDuplicates.Pair?
    {
        let cosine = bag(of: first).cosine(bag(of: second))
        guard cosine >= minimum / 2 else { return nil }
        if last.text != second { last = (second, comparer.shingles(of: second)) }
        let others = comparer.shingles(of: first)
        let both = Self.countCommon(others, last.shingles)
        let containment = Double(both) / Double(max(1, min(others.count, last.shingles.count)))
        let similarity = max(cosine, 2 * Double(both) / Double(max(1, others.count + last.shingles.count)))
        guard similarity >= minimum, containment >= minimumContainment else { return nil }
        return NearDuplicates.Pair(
            first: min(first, second), second: max(first, second), similarity: similarity, containment: containment)
    }

    private mutating func bag(of text: Int) -> WordBag {
        guard bags.indices.contains(text) else { return comparer.bag(of: text) }
        if let bag = bags[text] { return bag }
        let bag = comparer.bag(of: text)
        bags[text] = bag
        return bag
    }

    /// How many values two sorted lists without repeats share.
    private static func countCommon(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var count = 0
        var j = 0
        for value in a {
            while j < b.count, b[j] < value { j += 1 }
            if j < b.count, b[j] == value { count += 1 }
        }
        return count
    }
}
