import KBModel

/// An article with hardly anything in it.
struct ThinArticle: ArticleRule {
    let manual = RuleManual(
        id: "thin-article", group: .structure, severity: .suggestion,
        summary: "The article has too few words to answer anything (limit article-minimum-words).",
        rationale: "It is found, opened and left again, and keeps better articles from being shown.",
        bad: "<h1>Mail does not arrive</h1><p>Try again later.</p>",
        good:
            "<h1>Mail does not arrive</h1><p>Open the account settings and compare the server name with the one your provider gives. Correct it, save, and check for mail again. If nothing arrives, write to yourself.</p>",
        fix: "Say what to do and how to tell that it worked, or merge it into another article.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let words = article.length.equivalentWords
        guard words < article.limits.whole(.articleMinimumWords), article.images.isEmpty, article.article.state != .retired else {
            return []
        }
        return [article.observation("the article is thin: \(words) words")]
    }
}
