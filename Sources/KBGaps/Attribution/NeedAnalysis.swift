import KBModel
import KBText

/// What contacts needed, which article answers each, and which needs no article answers.
/// Cost: linear in contacts times the articles that share a word with them; see `NeedGraph` for many contacts.
package struct NeedAnalysis {
    package let attribution: Attribution
    /// The needs that nothing covers, the most pressing first; `avoidable` is left for the statistics to fill.
    package let missing: [MissingTopic]
    let texts: NeedTexts
    /// By contact: a key of the customer.
    let customers: [String]
    /// By article: its words, and its language where it says one.
    let documents: [InternedText]
    let articleLanguages: [String?]

    /// - Parameters:
    ///   - counts: how many contacts each stands for; one when left out.
    ///   - transcripts: whole conversations of contacts, by the contacts' ids.
    ///   - searches: those without a result join the needs that nothing covers.
    package init(
        contacts: [Contact], counts: [Double]? = nil, transcripts: [Transcript] = [], searches: [SearchEvent] = [], in base: KnowledgeBase
    ) {
        let interner = TextInterner()
        let articles = base.articles.map { $0.interned(by: interner) }
        documents = articles.map(\.whole)
        articleLanguages = base.articles.map { $0.language.map(LanguageTag.primary) }
        customers = contacts.map { $0.customer ?? $0.id }
        let index = DocumentIndex(documents, titles: articles.map(\.title), vocabulary: interner.vocabulary.count)
        texts = NeedTexts(contacts, transcripts: transcripts, interner: interner)
        let vocabulary = interner.vocabulary.count
        let filter = QueryFilter(texts.needs, index: index, vocabulary: vocabulary)
        let matches = ArticleMatches(texts.needs, in: index, filter: filter)
        let graph = NeedGraph(texts.needs, vocabulary: vocabulary)
        let coverage = Coverage(of: contacts, matches: matches, graph: graph)
        let named = Attribution(named: contacts, in: base)
        let posterior = ArticlePosterior(
            matches: matches,
            profiles: ArticleProfiles(documents, needs: NeedTerms(texts.needs, filter: filter), vocabulary: vocabulary), graph: graph,
            named: named.needs.map { $0.credits.map(\.article) }, covered: Ranks.of(coverage.values), articles: base.articles.count)
        attribution = named.completed(by: posterior, matches: matches, coverage: coverage)
        let topics = MissingTopics(
            attribution: attribution, coverage: coverage, graph: graph, counts: counts ?? contacts.map { _ in 1 }
        ).topics(contacts: contacts, texts: texts, matches: matches.matches)
        missing = UnansweredSearches(searches, interner: interner).joined(to: topics, graph: graph)
    }
}
