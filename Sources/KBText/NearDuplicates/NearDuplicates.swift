/// Finds near-duplicate texts among very many.
///
/// Candidates are pairs that share rare three-word shingles, counted one text at a time over an inverted index, so that copies with as
/// little as a fifth of their shingles left are still compared (MinHash with a usable threshold loses them: Broder, "On the resemblance
/// and containment of documents", 1997, for the measures). Every candidate is then compared exactly: the cosine of the two bags of
/// words, weighted by rarity, or where that is higher (many copies of one text make its own words common) the Dice coefficient of their
/// shingles; and the share of the shorter text's shingles that the longer one has.
///
/// Memory: 4 bytes a word and at most 16 bytes a kept shingle, of which there are at most `shingleBudget`; beyond it shingles are sampled
/// by hash, the same ones in every text. Time: linear in the words, plus the postings of rare shingles.
package struct NearDuplicates: Sendable {
    package struct Pair: Sendable, Hashable {
        package let first: Int
        package let second: Int
        /// Cosine of the bags of words or Dice coefficient of the shingles, whichever is higher, 0…1.
        package let similarity: Double
        /// The share of the shorter text's shingles that stand in the longer one, 0…1.
        package let containment: Double
    }

    /// Texts with fewer words are compared for equality only.
    private static let minimumWords = 16
    private static let shingleBudget = 4_000_000

    private var words: [UInt32] = []
    private var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    /// Adds the next text; its number is the count before.
    package mutating func add(_ text: String) {
        WordHashes.append(text, to: &words)
        ends.append(words.count)
    }

    /// Adds a text by the hashes of its words (`WordHashes`).
    package mutating func add(words hashes: [UInt32]) {
        words += hashes
        ends.append(words.count)
    }

    /// Compares any two of the texts added so far.
    package var comparer: TextComparer { TextComparer(words: words, ends: ends) }

    /// Adds a text in pieces.
    package mutating func add(_ pieces: some Sequence<String>) {
        for piece in pieces { WordHashes.append(piece, to: &words) }
        ends.append(words.count)
    }

    /// All pairs at or above the similarity, sorted. Equal texts have similarity 1.
    ///
    /// The containment that goes with the similarity keeps apart texts that share their words but not their wording, such as release
    /// notes; both bounds were chosen on generated bases of real sentences (`make bench`, near-duplicates).
    package func pairs(
        similarity minimum: Double = 0.6, containment minimumContainment: Double = TextComparer.minimumContainment
    ) -> [Pair] {
        var firstOf: [Int: Int] = [:]
        var equals: [Int: [Int]] = [:]
        var representatives: [Int] = []
        for text in ends.indices where range(of: text).count > 0 {
            let key = digest(of: text)
            if let first = firstOf[key], words[range(of: first)].elementsEqual(words[range(of: text)]) {
                equals[first, default: [first]].append(text)
            } else {
                firstOf[key] = text
                representatives.append(text)
            }
        }
        var result: [Pair] = []
        for (_, group) in equals.sorted(by: { $0.key < $1.key }) {
            for second in group.indices.dropFirst() {
                result.append(Pair(first: group[0], second: group[second], similarity: 1, containment: 1))
            }
        }
        let index = ShingleIndex(
            words: words, ends: ends, texts: representatives.filter { range(of: $0).count >= Self.minimumWords }, budget: Self.shingleBudget
        )
        var comparison = PairComparison(comparer, keepsTexts: true)
        index.forEachCandidate { first, second in
            if let pair = comparison.pair(first, second, similarity: minimum, containment: minimumContainment) { result.append(pair) }
        }
        return result.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

    private func digest(of text: Int) -> Int {
        Int(
            truncatingIfNeeded: words[range(of: text)].reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
                ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
            })
    }
}
