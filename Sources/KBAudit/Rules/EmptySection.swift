import KBModel

/// A heading with nothing under it promises what is not there.
struct EmptySection: ArticleRule {
    let manual = RuleManual(
        id: "empty-section", group: .structure, severity: .warning,
        summary: "A heading has no content and no sub-heading.",
        rationale: "The reader comes for what the heading promises; retrieval returns an empty passage.",
        bad: "<h1>Mail</h1><h2>Known limits</h2><h2>Keep a copy</h2><p>Choose Copy in the menu.</p>",
        good: "<h1>Mail</h1><h2>Known limits</h2><p>A folder holds 4 GB.</p><h2>Keep a copy</h2><p>Choose Copy in the menu.</p>",
        fix: "Write the section or delete the heading.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.sections.indices.compactMap { index in
            let section = article.sections[index]
            guard let heading = section.heading, let level = article.units[heading].headingLevel,
                article.units[section.body].allSatisfy(\.isEmpty), !article.units[heading].text.trimmed.isEmpty
            else { return nil }
            if let next = article.sections.dropFirst(index + 1).first?.heading, let deeper = article.units[next].headingLevel,
                deeper > level
            {
                return nil
            }
            if article.units[heading].block == 0, article.sections.count > 1 { return nil }
            return article.observation(
                "the section \"\(article.units[heading].text.quoted())\" is empty: a heading without content", at: article.units[heading])
        }
    }
}

extension TextUnit {
    fileprivate var isEmpty: Bool {
        if case .image = kind { return false }
        return text.trimmed.isEmpty && !inlines.contains { $0.image != nil }
    }
}
