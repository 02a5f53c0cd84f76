import KBModel
import KBText

/// The article does not say which product it is about.
struct UnnamedProduct: ArticleRule {
    let manual = RuleManual(
        id: "unnamed-product", group: .selfContained, severity: .suggestion,
        summary: "The article names none of the products, versions or roles that products in lacuna.yaml lists.",
        rationale: "Retrieval over several products serves it to the readers of all of them.",
        bad: "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail.</p>",
        good: "<h1>Reset a password in Thunderbird</h1><p>On the sign-in page choose Forgot password and follow the mail.</p>",
        fix: "Name the product in the title or the first sentence.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let products = house.vocabulary.products.map(Folding.folded)
        guard !products.isEmpty else { return [] }
        let text = Folding.folded(article.article.title + "\n" + article.article.labels.joined(separator: "\n") + "\n" + article.proseText)
        return products.contains { text.contains($0) }
            ? [] : [article.observation("no product is named: a reader of another one is served this too")]
    }
}
