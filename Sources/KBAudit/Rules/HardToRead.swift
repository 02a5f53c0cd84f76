import KBModel

/// A text harder than its readers can be expected to manage.
struct HardToRead: ArticleRule {
    let manual = RuleManual(
        id: "hard-to-read", group: .language, severity: .suggestion,
        summary: "The text is hard to read by its language's own measure (Flesch, LIX, Wiener Sachtextformel, length of sentences).",
        rationale: "Help is read in a hurry and often in a second language.",
        bad: RuleExample(
            stringLiteral: "<h1>Provisions</h1>"
                + String(
                    repeating:
                        "<p>Notwithstanding the aforementioned considerations, organizational administrators necessitating comprehensive authentication infrastructure modernization should systematically evaluate interoperability implications.</p>",
                    count: 8)),
        good: RuleExample(
            stringLiteral: "<h1>Folders</h1>"
                + String(
                    repeating: "<p>Open the menu. Choose a folder for your mail. Then press Save. The mail moves to it at once.</p>",
                    count: 8)),
        fix: "Shorter sentences and plainer words; say who does what.")

    /// Measures of shorter texts are noise.
    private static let fewestWords = 120

    let reads: ArticleParts = .sentences

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard article.length.equivalentWords >= Self.fewestWords, let measure = Readability.measure(for: article.language) else {
            return []
        }
        let prose = article.sentences.filter { article.units[$0.unit].kind == .paragraph }.map(\.text)
        guard let score = measure.score(of: prose, language: article.language), score.isBeyondLimit(by: article.limits[.readingEase]) else {
            return []
        }
        return [article.observation("hard to read: \(score.description)")]
    }
}
