import KBModel
import KBText

/// A heading that would fit any article says nothing about this one.
struct GenericHeading: ArticleRule {
    let manual = RuleManual(
        id: "generic-heading", group: .structure, severity: .suggestion,
        summary: "A heading would fit any article (Overview, More information, …).",
        rationale: "A passage is retrieved with its heading; one that says nothing makes the passage look like every other.",
        bad: "<h1>Mail folders</h1><p>Folders hold mail.</p><h2>More information</h2><p>A folder holds at most 4 GB.</p>",
        good: "<h1>Mail folders</h1><p>Folders hold mail.</p><h2>How much a folder holds</h2><p>A folder holds at most 4 GB.</p>",
        fix: "Name what the section tells.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.sections.compactMap { section in
            guard let index = section.heading else { return nil }
            let heading = article.units[index]
            guard GenericWords.isGenericHeading(heading.text) else { return nil }
            return article.observation("heading \"\(heading.text.quoted())\" is generic: it says nothing about its section", at: heading)
        }
    }
}
