import Glibc

/// Compares two texts of hashed words exactly.
struct TextComparer {
    private let words: [UInt32]
    private let ends: [Int]
    /// By the lower bits of a word's hash: how many texts have it. Words that share a cell count as equally common.
    private let rarity: [Float]

    /// A power of two near the number of words: collisions are few enough not to matter, and a small base costs little.
    private static func cells(for words: Int) -> Int {
        var cells = 1 << 10
        while cells < words, cells < 1 << 20 { cells <<= 1 }
        return cells
    }

    init(words: [UInt32], ends: [Int]) {
        self.words = words
        self.ends = ends
        let cells = Self.cells(for: words.count)
        var counts = [Int32](repeating: 0, count: cells)
        var lastSeen = [Int32](repeating: -1, count: cells)
        var start = 0
        for (text, end) in ends.enumerated() {
            for word in words[start..<end] {
                let cell = Int(word) & (cells - 1)
                if lastSeen[cell] == text { continue }
                lastSeen[cell] = Int32(text)
                counts[cell] += 1
            }
            start = end
        }
        // Smoothed inverse document frequency: even a word that all texts have counts a little, so that a small base works too.
        let total = Double(ends.count)
        rarity = counts.map { $0 == 0 ? 0 : Float(1 + log((total + 1) / (Double($0) + 1))) }
    }

    private func cell(_ word: UInt32) -> Int { Int(word) & (rarity.count - 1) }

    private func bag(of text: Int) -> [(word: UInt32, weight: Float)] {
        var bag: [(word: UInt32, weight: Float)] = []
        for word in words[range(of: text)].sorted() {
            if bag.last?.word == word { bag[bag.count - 1].weight += 1 } else { bag.append((word, 1)) }
        }
        for i in bag.indices { bag[i].weight = bag[i].weight.squareRoot() * rarity[cell(bag[i].word)] }
        return bag
    }

    /// The cosine of the bags of words: square root of the count times rarity.
    func cosine(_ a: Int, _ b: Int) -> Double {
        let a = bag(of: a)
        let b = bag(of: b)
        var dot: Float = 0
        var j = 0
        for (word, weight) in a {
            while j < b.count, b[j].word < word { j += 1 }
            if j < b.count, b[j].word == word { dot += weight * b[j].weight }
        }
        let norm = (a.reduce(0) { $0 + $1.weight * $1.weight } * b.reduce(0) { $0 + $1.weight * $1.weight }).squareRoot()
        return norm > 0 ? Double(dot / norm) : 0
    }

    /// How many different shingles each of the two has, and how many both have.
    func shingles(_ a: Int, _ b: Int) -> (first: Int, second: Int, both: Int) {
        var known: Set<UInt32> = []
        Shingles.forEach(in: words[range(of: a)]) { known.insert($0) }
        var other: Set<UInt32> = []
        Shingles.forEach(in: words[range(of: b)]) { other.insert($0) }
        return (known.count, other.count, other.count { known.contains($0) })
    }

    private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }
}
