import KBModel
import KBText

/// Words that customers use and the article does not.
struct MissingCustomerWords: Rule {
    let manual = RuleManual(
        id: "missing-customer-words", group: .findability, severity: .suggestion,
        summary: "Customers who needed the article use words that it does not have (when contacts are given).",
        rationale: "Who searches with the own words does not find it.",
        bad: RuleExample(["folders.html": "<h1>Mail folders</h1><p>Choose New Folder to sort what you receive.</p>"]),
        good: RuleExample(["folders.html": "<h1>Mail folders</h1><p>Choose New Folder to sort your inbox.</p>"]),
        fix: "Use the customers' words in the title, the summary or the first sentence.")
    let reads: ArticleParts = .language

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard let wanted = base.vocabulary.customerWords[article.article.id], !wanted.isEmpty else { return [] }
        let analyzer = TermAnalyzer(language: article.language)
        let own = Set(analyzer.terms(in: article.article.title + "\n" + (article.article.summary ?? "") + "\n" + article.proseText))
        let missing = wanted.filter { !own.isSuperset(of: analyzer.terms(in: $0)) }
        guard !missing.isEmpty else { return [] }
        let list = missing.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        return [article.observation("customers say \(list), the article does not", subject: missing.joined(separator: " "))]
    }
}
