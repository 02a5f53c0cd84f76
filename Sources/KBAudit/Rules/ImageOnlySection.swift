import KBModel

/// A section that says what it says in a picture only.
struct ImageOnlySection: ArticleRule {
    let manual = RuleManual(
        id: "image-only-section", group: .selfContained, severity: .warning,
        summary: "A section holds a picture and no words.",
        rationale: "Who cannot see it, and every text index, finds an empty section.",
        bad: "<h1>Ports</h1><p>Which ports are used.</p><h2>Ports of the mail server</h2><p><img src=\"ports.png\" alt=\"Ports\"></p>",
        good:
            "<h1>Ports</h1><p>Which ports are used.</p><h2>Ports of the mail server</h2><p>993 and 465.</p><p><img src=\"ports.png\" alt=\"Ports\"></p>",
        fix: "Write the facts of the picture as text beside it.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.sections.compactMap { section in
            guard let heading = section.heading else { return nil }
            let units = article.units[section.body]
            guard units.allSatisfy({ $0.text.trimmed.isEmpty }),
                article.images.contains(where: { image in units.contains { $0.line == image.unit.line } }),
                units.contains(where: \.hasImage)
            else { return nil }
            return article.observation(
                "the section \"\(article.units[heading].text.quoted())\" says everything in a picture", at: article.units[heading])
        }
    }
}

extension TextUnit {
    fileprivate var hasImage: Bool {
        if case .image = kind { return true }
        return inlines.contains { $0.image != nil }
    }
}
