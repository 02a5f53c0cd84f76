import KBModel

/// An article without a title cannot be found in a list, a search result or a link.
struct MissingTitle: ArticleRule {
    let manual = RuleManual(
        id: "missing-title", group: .structure, severity: .error,
        summary: "The article has no title.",
        rationale: "Lists, search results and retrieval show the title first; without one nobody opens the article.",
        bad: RuleExample([
            "page.html":
                "<html lang=\"en\"><head><title></title></head><body><main><p>Open the settings and choose a folder for your mail.</p></main></body></html>"
        ]),
        good: RuleExample([
            "page.html":
                "<html lang=\"en\"><head><title>Choose a mail folder</title></head><body><main><h1>Choose a mail folder</h1><p>Open the settings and choose a folder for your mail.</p></main></body></html>"
        ]),
        fix: "Give it a title that names the task or the symptom.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let isMissing = article.article.title.trimmed.isEmpty || article.article.problems.contains { $0.kind == "missing-title" }
        return isMissing ? [article.observation("the article has no title")] : []
    }
}
