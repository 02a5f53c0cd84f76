import Glibc

/// Compares two texts of hashed words exactly.
package struct TextComparer: Sendable {
    /// Texts that share one long sentence in a rare language have a high cosine; of 1,500 copies with 15 % of their words edited none
    /// shares less than 0.42, of 1,000 such accidents 97 % share less than 0.36 (Benchmarks/near_duplicates.py, 100,000 articles).
    package static let minimumContainment = 0.36

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

    var count: Int { ends.count }

    private func cell(_ word: UInt32) -> Int { Int(word) & (rarity.count - 1) }

    /// The words of a text with their weights (square root of the count times rarity), by hash.
    func bag(of text: Int) -> WordBag {
        var bag = WordBag()
        for word in words[range(of: text)].sorted() { bag.add(word) }
        bag.close { rarity[cell($0)] }
        return bag
    }

    /// Appends the hashes of a text's shingles, sorted, each once.
    func appendShingles(of text: Int, to shingles: inout [UInt32]) {
        var hashes: [UInt32] = []
        Shingles.forEach(in: words[range(of: text)]) { hashes.append($0) }
        hashes.sort()
        var kept = 0
        for hash in hashes where kept == 0 || hashes[kept - 1] != hash {
            hashes[kept] = hash
            kept += 1
        }
        shingles += hashes[..<kept]
    }

    /// What two texts have in common, when that is enough to call one a near-duplicate of the other.
    package func pair(
        _ first: Int, _ second: Int, similarity: Double, containment: Double = Self.minimumContainment
    ) -> NearDuplicates.Pair? {
        var comparison = PairComparison(self, keepsTexts: false)
        return comparison.pair(first, second, similarity: similarity, containment: containment)
    }

    private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }
}
