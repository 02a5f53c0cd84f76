import KBModel

/// Nobody is responsible.
struct MissingOwner: ArticleRule {
    let manual = RuleManual(
        id: "missing-owner", group: .governance, severity: .suggestion,
        summary: "The article has no owner, though most articles of its kind have one.",
        rationale: "Feedback and reviews have nobody to go to.",
        bad: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New.</p>", "b.html": "<h1>Filters</h1><p>Choose New.</p>",
            "index.csv": "file,owner\na.html,mail-team\nb.html,\n",
        ]),
        good: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New.</p>", "b.html": "<h1>Filters</h1><p>Choose New.</p>",
            "index.csv": "file,owner\na.html,mail-team\nb.html,mail-team\n",
        ]),
        fix: "Name a person or a group.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard article.article.owner?.trimmed.isEmpty ?? true, article.article.state != .retired,
            house.metadata.isKept(.owner, in: article.article.source.format)
        else { return [] }
        return [article.observation("the article has no owner")]
    }
}
