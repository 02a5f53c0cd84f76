import KBModel

/// A paragraph too long to take in.
struct WallOfText: ArticleRule {
    let manual = RuleManual(
        id: "wall-of-text", group: .structure, severity: .warning,
        summary: "A paragraph is longer than a reader takes in at once (limit paragraph-words).",
        rationale: "People in need of help skim; an answer in the middle of a wall of text is not found.",
        bad: RuleExample(
            stringLiteral: "<h1>Mail</h1><p>" + String(repeating: "The folder keeps every message that the rule moved to it. ", count: 20)
                + "</p>"),
        good: "<h1>Mail</h1><p>The folder keeps every message that the rule moved to it.</p><p>It is emptied once a month.</p>",
        fix: "Split it where the subject changes, or make it a list of steps.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let limit = article.limits.whole(.paragraphWords)
        return article.units.compactMap { unit in
            guard unit.kind == .paragraph, !unit.containers.contains(.table), unit.text.utf8.count > limit else { return nil }
            let words = TextLength(unit.text).equivalentWords
            guard words > limit else { return nil }
            return article.observation("a wall of text: one paragraph of \(words) words", at: unit)
        }
    }
}
