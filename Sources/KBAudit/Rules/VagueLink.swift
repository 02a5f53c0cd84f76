import KBModel

/// A link whose text does not say where it leads.
struct VagueLink: Rule {
    let manual = RuleManual(
        id: "vague-link", group: .accessibility, severity: .warning,
        summary: "A link's text does not say where it leads (click here, more, …).",
        rationale: "Screen readers list links without the words around them, and retrieval keeps the text but loses the target.",
        bad: "<h1>Mail</h1><p>To read more about folders, <a href=\"https://example.org/folders\">click here</a>.</p>",
        good: "<h1>Mail</h1><p>Read more <a href=\"https://example.org/folders\">about mail folders</a>.</p>",
        fix: "Let the link's text name what is behind it.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            guard GenericWords.isVagueLink(link.text) else { return nil }
            return article.observation(
                "the link text \"\(link.text.quoted())\" is not descriptive", at: article.units[link.unit], subject: link.text + link.href)
        }
    }
}
