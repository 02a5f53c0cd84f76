import KBModel
import KBText

/// Two articles that answer the same question, as their titles tell.
struct CompetingArticles: Rule {
    let manual = RuleManual(
        id: "competing-articles", group: .consistency, severity: .suggestion,
        summary: "Two articles have titles of the same words but different texts: they compete for the same questions.",
        rationale: "Search shows either, contacts are split over both, and neither gets the care it needs.",
        bad: RuleExample([
            "a.html": "<h1>How do I reset my password?</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>Resetting passwords</h1><p>Ask your administrator, who can send you a link that is good for an hour.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>How do I reset my password?</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>How an administrator resets passwords</h1><p>Open the user list and choose Send link.</p>",
        ]),
        fix: "Merge them, or say in the titles for whom or when each holds.")

    private static let fewestTerms = 2

    let reads: ArticleParts = [.words, .language]

    func check(_ base: AuditedBase) -> [Observation] {
        var first: [String: Int] = [:]
        var analyzers: [String: TermAnalyzer] = [:]
        return base.articles.compactMap { view in
            let analyzer = analyzers[view.language] ?? TermAnalyzer(language: view.language)
            analyzers[view.language] = analyzer
            let stopWords = StopWords(language: view.language)
            var terms: Set<String> = []
            analyzer.forEachTerm(in: view.article.title) { term, word in if !stopWords.contains(word) { terms.insert(term) } }
            guard terms.count >= Self.fewestTerms else { return nil }
            let key = view.language + "\n" + terms.sorted().joined(separator: " ")
            guard let other = first[key] else {
                first[key] = view.index
                return nil
            }
            let title = base.base.articles[other].title
            guard Folding.folded(title) != Folding.folded(view.article.title), !base.texts.areNearDuplicates(other, view.index),
                base.haveSameReaders(other, view.index)
            else { return nil }
            return view.observation(
                "the article competes with \"\(title.quoted(60))\" for the same questions", subject: title, related: [.init(article: other)]
            )
        }
    }
}
