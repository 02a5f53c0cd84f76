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
