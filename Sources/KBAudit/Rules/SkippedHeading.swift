import KBModel

/// A heading more than one level below the one before: screen readers and retrieval take the outline for broken.
struct SkippedHeading: Rule {
    let manual = RuleManual(
        id: "skipped-heading", group: .structure, severity: .warning,
        summary: "A heading is more than one level below the heading before it.",
        rationale: "The outline is how screen readers move about and how retrieval knows what a section belongs to.",
        bad: "<h1>Mail</h1><p>About mail.</p><h2>Check for mail</h2><p>Choose how often.</p><h5>Each hour</h5><p>Choose 60 minutes.</p>",
        good: "<h1>Mail</h1><p>About mail.</p><h2>Check for mail</h2><p>Choose how often.</p><h3>Each hour</h3><p>Choose 60 minutes.</p>",
        fix: "Make it one level below the heading it belongs to.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        var previous: Int?
        return article.sections.compactMap { section in
            guard let index = section.heading, let level = article.units[index].headingLevel else { return nil }
            defer { previous = level }
            guard let above = previous, level > above + 1 else { return nil }
            return article.observation(
                "heading \"\(article.units[index].text.quoted())\" skips from level \(above) to level \(level)", at: article.units[index])
        }
    }
}
