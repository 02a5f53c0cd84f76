import KBModel
import KBText

/// The whole knowledge base as rules see it: the articles' views and what only all of them together tell.
package struct AuditedBase: Sendable {
    package let base: KnowledgeBase
    package let articles: [ArticleView]
    package let settings: AuditSettings
    package let links: LinkIndex
    package let claims: ClaimIndex
    /// The hosts that the articles themselves stand on.
    package let hosts: Set<String>
    package let texts: ComparedTexts

    init(_ base: KnowledgeBase, articles: [ArticleView], files: Set<String>?, settings: AuditSettings, parts: ArticleParts) async {
        self.base = base
        self.articles = articles
        self.settings = settings
        async let compared = ComparedTexts(
            articles, similarity: settings.limits[.duplicateSimilarity], findsPairs: parts.contains(.duplicates))
        async let claims = ClaimIndex(articles)
        links = await LinkIndex(base, articles: articles, files: files)
        hosts = Set(base.articles.flatMap(\.urls).compactMap(LinkResolver.host))
        self.claims = await claims
        texts = await compared
    }

    package var vocabulary: AuditVocabulary { settings.vocabulary }
}

extension AuditedBase {
    /// Whether two articles are for the same people: the same language (and region or script, where both state one), neither retired.
    func haveSameReaders(_ first: Int, _ second: Int) -> Bool {
        guard articles[first].article.state != .retired, articles[second].article.state != .retired else { return false }
        let (language, otherLanguage) = (articles[first].language, articles[second].language)
        if let one = articles[first].article.language, let other = articles[second].article.language,
            one.utf8.count > language.utf8.count, other.utf8.count > otherLanguage.utf8.count, one.lowercased() != other.lowercased()
        {
            return false
        }
        return language == otherLanguage
    }
}
