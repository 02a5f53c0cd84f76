import Glibc

/// Compares two texts of hashed words exactly.
struct TextComparer {
    private let words: [UInt32]
    private let ends: [Int]
    /// By the lower bits of a word's hash: how many texts have it. Words that share a cell count as equally common.
    private let rarity: [Float]

    private static let cells = 1 << 20

    init(words: [UInt32], ends: [Int]) {
        self.words = words
        self.ends = ends
        var counts = [Int32](repeating: 0, count: Self.cells)
        var lastSeen = [Int32](repeating: -1, count: Self.cells)
        var start = 0
        for (text, end) in ends.enumerated() {
            for word in words[start..<end] where lastSeen[Self.cell(word)] != text {
                lastSeen[Self.cell(word)] = Int32(text)
                counts[Self.cell(word)] += 1
            }
            start = end
        }
        // Smoothed inverse document frequency: even a word that all texts have counts a little, so that a small base works too.
        let total = Double(ends.count)
        rarity = counts.map { $0 == 0 ? 0 : Float(1 + log((total + 1) / (Double($0) + 1))) }
    }

    private static func cell(_ word: UInt32) -> Int { Int(word) & (cells - 1) }

    private func bag(of text: Int) -> [(word: UInt32, weight: Float)] {
        var bag: [(word: UInt32, weight: Float)] = []
        for word in words[range(of: text)].sorted() {
            if bag.last?.word == word { bag[bag.count - 1].weight += 1 } else { bag.append((word, 1)) }
        }
        for i in bag.indices { bag[i].weight = bag[i].weight.squareRoot() * rarity[Self.cell(bag[i].word)] }
        return bag
    }

    /// The cosine of the bags of words: square root of the count times rarity.
    func similarity(_ a: Int, _ b: Int) -> Double {
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

    /// The share of the shorter text's shingles that the longer one has.
    func containment(_ a: Int, _ b: Int) -> Double {
        let (short, long) = range(of: a).count <= range(of: b).count ? (a, b) : (b, a)
        var known: Set<UInt32> = []
        Shingles.forEach(in: words[range(of: long)]) { known.insert($0) }
        var total = 0
        var found = 0
        Shingles.forEach(in: words[range(of: short)]) { hash in
            total += 1
            if known.contains(hash) { found += 1 }
        }
        return total == 0 ? 0 : Double(found) / Double(total)
    }

    private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }
}
