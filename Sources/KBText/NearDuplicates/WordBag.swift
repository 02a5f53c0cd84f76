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

/// Compares many pairs of the same texts: what is worked out for a text is kept. Memory: at most about 12 bytes a word.
struct PairComparison {
    private let comparer: TextComparer
    private var bags: [WordBag?]
    /// The sorted shingles of the texts met so far, one after the other, and by text where they stand.
    private var shingles: [UInt32] = []
    private var places: [Range<Int>]

    /// - Parameter keepsTexts: whether texts are compared more than once.
    init(_ comparer: TextComparer, keepsTexts: Bool) {
        self.comparer = comparer
        bags = Array(repeating: nil, count: keepsTexts ? comparer.count : 0)
        places = Array(repeating: 0..<0, count: bags.count)
    }

    mutating func pair(_ first: Int, _ second: Int, similarity minimum: Double, containment minimumContainment: Double)
        -> NearDuplicates.Pair?
    {
        let (one, other) = (placeShingles(of: first), placeShingles(of: second))
        let both = countCommon(one, other)
        let containment = Double(both) / Double(max(1, min(one.count, other.count)))
        guard containment >= minimumContainment else { return nil }
        let dice = 2 * Double(both) / Double(max(1, one.count + other.count))
        let similarity = max(bag(of: first).cosine(bag(of: second)), dice)
        guard similarity >= minimum else { return nil }
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

    /// Where the shingles of a text stand; they are made when the text is met first.
    private mutating func placeShingles(of text: Int) -> Range<Int> {
        let isKept = places.indices.contains(text)
        if isKept, !places[text].isEmpty { return places[text] }
        let start = shingles.count
        comparer.appendShingles(of: text, to: &shingles)
        let place = start..<shingles.count
        if isKept { places[text] = place }
        return place
    }

    /// How many values two sorted stretches without repeats share. A step of the merge has no branch that depends on the values.
    private func countCommon(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        shingles.withUnsafeBufferPointer { values in
            var (i, j, count) = (a.lowerBound, b.lowerBound, 0)
            while i < a.upperBound, j < b.upperBound {
                let (x, y) = (values[i], values[j])
                count += x == y ? 1 : 0
                i += x <= y ? 1 : 0
                j += y <= x ? 1 : 0
            }
            return count
        }
    }
}
