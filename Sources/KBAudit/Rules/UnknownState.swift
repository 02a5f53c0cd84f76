import KBModel

/// Nobody can tell whether the article counts.
struct UnknownState: ArticleRule {
    let manual = RuleManual(
        id: "unknown-state", group: .governance, severity: .suggestion,
        summary: "The article has no state (draft, review, published, retired), though most articles of its kind have one.",
        rationale: "It may be a draft that leaked, or an old text that should be gone.",
        bad: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New.</p>", "b.html": "<h1>Filters</h1><p>Choose New.</p>",
            "index.csv": "file,state\na.html,published\nb.html,\n",
        ]),
        good: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New.</p>", "b.html": "<h1>Filters</h1><p>Choose New.</p>",
            "index.csv": "file,state\na.html,published\nb.html,draft\n",
        ]),
        fix: "Set its state.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard article.article.state == nil, house.metadata.isKept(.state, in: article.article.source.format) else { return [] }
        return [article.observation("the state of the article is unknown")]
    }
}
