import KBModel

/// No summary where others have one.
struct MissingSummary: ArticleRule {
    let manual = RuleManual(
        id: "missing-summary", group: .findability, severity: .suggestion,
        summary: "The article has no summary, though most articles of its kind have one.",
        rationale: "Result lists show the first words instead, which seldom say what the article is for.",
        bad: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New Folder.</p>", "b.html": "<h1>Filters</h1><p>Choose New Filter.</p>",
            "index.csv": "file,summary\na.html,How to sort mail into folders\nb.html,\n",
        ]),
        good: RuleExample([
            "a.html": "<h1>Folders</h1><p>Choose New Folder.</p>", "b.html": "<h1>Filters</h1><p>Choose New Filter.</p>",
            "index.csv": "file,summary\na.html,How to sort mail into folders\nb.html,How to let mail sort itself\n",
        ]),
        fix: "Say in one sentence for whom it is and what it solves.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard article.article.summary?.trimmed.isEmpty ?? true, house.metadata.isKept(.summary, in: article.article.source.format) else {
            return []
        }
        return [article.observation("the article has no summary")]
    }
}
