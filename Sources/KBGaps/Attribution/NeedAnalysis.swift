import KBModel
import KBText

/// What contacts needed, which article answers each, and which needs no article answers.
/// Cost: linear in contacts times the articles that share a word with them; see `NeedGraph` for many contacts.
package struct NeedAnalysis: Sendable {
    package let attribution: Attribution
    /// The needs that nothing covers, the most pressing first; `avoidable` is left for the statistics to fill.
    package let missing: [MissingTopic]

    package init(contacts: [Contact], transcripts: [Transcript] = [], in base: KnowledgeBase) {
        let interner = TextInterner()
        let documents = base.articles.map { $0.interned(by: interner) }
        let index = DocumentIndex(documents, vocabulary: interner.vocabulary.count)
        let texts = NeedTexts(contacts, transcripts: transcripts, interner: interner)
        let vocabulary = interner.vocabulary.count
        let matches = ArticleMatches(texts.needs, in: index, vocabulary: vocabulary)
        let graph = NeedGraph(texts.needs, vocabulary: vocabulary)
        let coverage = Coverage(of: contacts, matches: matches, graph: graph)
        let smoothed = matches.smoothed(over: graph, articles: base.articles.count)
        attribution = Attribution(contacts: contacts, base: base, matches: smoothed, coverage: coverage)
        missing = MissingTopics(attribution: attribution, coverage: coverage, graph: graph).topics(
            contacts: contacts, texts: texts, matches: smoothed)
    }
}
