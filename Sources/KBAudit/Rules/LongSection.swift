import KBModel

/// A section that is too long to be retrieved as one passage.
struct LongSection: ArticleRule {
    let manual = RuleManual(
        id: "long-section", group: .structure, severity: .suggestion,
        summary: "A section has more words than a passage can hold, and no sub-heading (limit section-words).",
        rationale: "Retrieval cuts it at an arbitrary place, and people lose their place in it.",
        bad: RuleExample(
            stringLiteral: "<h1>Mail</h1><h2>Folders</h2>"
                + String(repeating: "<p>The folder keeps every message that the rule moved to it, until it is emptied.</p>", count: 60)),
        good: "<h1>Mail</h1><h2>Folders</h2><p>The folder keeps every message that the rule moved to it, until it is emptied.</p>",
        fix: "Divide it with headings that say what each part tells.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let limit = article.limits.whole(.sectionWords)
        guard article.length.equivalentWords > limit else { return [] }
        return article.sections.compactMap { section in
            let words = article.units[section.body].reduce(into: TextLength()) { $0.add($1.text) }.equivalentWords
            guard words > limit, let place = section.heading ?? section.body.first else { return nil }
            let name = section.heading.map { "\"\(article.units[$0].text.quoted())\"" } ?? "before the first heading"
            return article.observation("the section \(name) has \(words) words and no sub-heading", at: article.units[place])
        }
    }
}
