import KBText

/// The articles' whole texts, compared with each other.
package struct ComparedTexts: Sendable {
    /// Articles with much the same text; empty when no rule asks for them.
    let pairs: [NearDuplicates.Pair]
    private let comparer: TextComparer
    private let minimum: Double

    init(_ articles: [ArticleView], similarity: Double, findsPairs: Bool) {
        var texts = NearDuplicates()
        for view in articles { texts.add(words: view.words) }
        comparer = texts.comparer
        minimum = similarity
        pairs = findsPairs ? texts.pairs(similarity: similarity) : []
    }

    /// Whether two articles have much the same text. Cost: linear in the two.
    func areNearDuplicates(_ first: Int, _ second: Int) -> Bool { comparer.pair(first, second, similarity: minimum) != nil }
}

/// Two articles with much the same text, one of those that are told of the later one: a thousand copies of a page make half a million pairs.
struct ToldPair {
    let pair: NearDuplicates.Pair
    /// How many further ones are not told; counted with the last that is.
    private let untold: Int

    private static let mostTold = 20

    /// Of each later article the most similar earlier ones.
    static func closest(of pairs: [NearDuplicates.Pair]) -> [ToldPair] {
        let byLater = Dictionary(grouping: pairs, by: \.second)
        return byLater.sorted { $0.key < $1.key }.flatMap { _, pairs -> [ToldPair] in
            let closest = pairs.count <= mostTold ? pairs[...] : pairs.sorted { $0.similarity > $1.similarity }.prefix(mostTold)
            return closest.enumerated().map { place, pair in
                ToldPair(pair: pair, untold: place == mostTold - 1 ? pairs.count - mostTold : 0)
            }
        }
    }

    /// ` and 74 more`, or nothing.
    var rest: String { untold > 0 ? " and \(untold) more" : "" }
}
