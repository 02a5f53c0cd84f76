import KBModel
import KBText

/// A title that names a shelf, not what stands on it.
struct CategoryTitle: ArticleRule {
    let manual = RuleManual(
        id: "category-title", group: .structure, severity: .suggestion,
        summary: "The title names a category (FAQ, Troubleshooting, Settings), neither a task nor a symptom.",
        rationale: "People search with what they want to do or what goes wrong; a category matches everything and nothing.",
        bad: "<h1>Troubleshooting</h1><p>If no mail arrives, check the server name in the account settings.</p>",
        good: "<h1>No mail arrives</h1><p>If no mail arrives, check the server name in the account settings.</p>",
        fix: "Name the task or the symptom the article is about.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard GenericWords.isCategory(article.article.title) else { return [] }
        return [article.observation("the title \"\(article.article.title.quoted())\" is a category: it names no task and no symptom")]
    }
}
