import KBModel
import KBText

/// "See below" means nothing where the section is shown alone.
struct PositionReference: ArticleRule {
    let manual = RuleManual(
        id: "position-reference", group: .selfContained, severity: .suggestion,
        summary: "The text points at a place on the page (see below, the previous article) and links nothing. Once per article.",
        rationale: "In a retrieved passage, read aloud or on another page there is no below and no previous.",
        bad: "<h1>Mail</h1><p>To change how often mail is checked, follow the steps described in the previous article.</p>",
        good: "<h1>Mail</h1><p>To change how often mail is checked, follow the steps in Check for mail.</p>",
        fix: "Name what is meant and link it.")
    let reads: ArticleParts = .language

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let phrases = CuePhrases.positions.of(language: article.language) else { return [] }
        for unit in article.units where unit.kind == .paragraph && !unit.inlines.contains(where: { $0.link != nil }) {
            guard let phrase = phrases.first(in: unit.text) else { continue }
            return [article.observation("\"\(phrase)\" points at a place that a passage read alone does not have", at: unit)]
        }
        return []
    }
}
