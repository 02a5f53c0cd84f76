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
    private var shingles: [[UInt32]?]

    /// - Parameter keepsTexts: whether texts are compared more than once.
    init(_ comparer: TextComparer, keepsTexts: Bool) {
        self.comparer = comparer
        bags = Array(repeating: nil, count: keepsTexts ? comparer.count : 0)
        shingles = Array(repeating: nil, count: bags.count)
    }

    mutating func pair(_ first: Int, _ second: Int, similarity minimum: Double, containment minimumContainment: Double)
        -> NearDuplicates.Pair?
    {
        let (one, other) = (shingles(of: first), shingles(of: second))
        let both = Self.countCommon(one, other)
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

    private mutating func shingles(of text: Int) -> [UInt32] {
        guard shingles.indices.contains(text) else { return comparer.shingles(of: text) }
        if let known = shingles[text] { return known }
        let found = comparer.shingles(of: text)
        shingles[text] = found
        return found
    }

    /// How many values two sorted lists without repeats share.
    private static func countCommon(_ a: [UInt32], _ b: [UInt32]) -> Int {
        let (a, b) = (a.span, b.span)
        var (i, j, count) = (0, 0, 0)
        while i < a.count, j < b.count {
            let (x, y) = (a[i], b[j])
            if x == y { count += 1 }
            if x <= y { i += 1 }
            if y <= x { j += 1 }
        }
        return count
    }
}
