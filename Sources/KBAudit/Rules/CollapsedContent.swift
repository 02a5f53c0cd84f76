import KBModel

/// Most of the article is folded away.
struct CollapsedContent: ArticleRule {
    let manual = RuleManual(
        id: "collapsed-content", group: .selfContained, severity: .suggestion,
        summary: "More than collapsed-share of the words stand in collapsed parts.",
        rationale: "Find-in-page, print and many indexes do not see what is folded away.",
        bad:
            "<h1>Refunds</h1><p>Open a question.</p><details><summary>When do I get it?</summary><p>Within thirty days after the parcel has come back to our store in one piece.</p></details>",
        good:
            "<h1>Refunds</h1><p>You get a refund within thirty days after the parcel has come back to our store in one piece.</p><details><summary>Why so long?</summary><p>We check each.</p></details>",
        fix: "Show the answer; fold only asides.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let all = article.length.equivalentWords
        let collapsed = article.units.filter { $0.containers.contains(.details) }
        let words = collapsed.reduce(into: TextLength()) { $0.add($1.text) }.equivalentWords
        guard all > 0, let first = collapsed.first, Double(words) / Double(all) > article.limits[.collapsedShare] else { return [] }
        return [article.observation("\(100 * words / all) % of the words are collapsed", at: first, subject: "collapsed")]
    }
}
