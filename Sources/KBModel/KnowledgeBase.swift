/// Articles in a stable order, and a lookup from every form in which other systems refer to them.
public struct KnowledgeBase: Sendable {
    public let articles: [Article]
    private let claims: [String: Match]
    private let hostAliases: [String: String]

    /// An article that a reference led to.
    public struct Match: Sendable, Hashable {
        /// Into `articles`.
        public var index: Int
        public var how: ReferenceKind
    }

    /// Sorts by path, locator and id. The first article that claims a reference keeps it.
    /// - Parameter hostAliases: names of hosts that mean another one, such as the address a help centre had before it moved.
    public init(_ articles: [Article], hostAliases: [String: String] = [:]) {
        let sorted = articles.sorted {
            ($0.source.path, $0.source.locator ?? "", $0.id) < ($1.source.path, $1.source.locator ?? "", $1.id)
        }
        self.articles = sorted
        self.hostAliases = hostAliases
        var claims: [String: Match] = [:]
        // Exact ids win over URLs, URLs over slugs, slugs over titles, whatever the order of the articles.
        for how in ReferenceKind.allCases {
            for (index, article) in sorted.enumerated() {
                for reference in Self.references(to: article, how, hostAliases) where claims[reference] == nil {
                    claims[reference] = Match(index: index, how: how)
                }
            }
        }
        self.claims = claims
    }

    /// The index of the article that an id, number, URL, slug or title names after normalisation; `nil` when none does.
    public func index(of reference: String) -> Int? { match(reference)?.index }

    /// The article that a reference names and how it does; `nil` when it names none. Cost: a few look-ups.
    public func match(_ reference: String) -> Match? {
        if let match = claims[reference] { return match }
        let address = ArticleReference(reference, hostAliases: hostAliases)
        for id in address.ids {
            if let match = claims[id], match.how == .id || match.how == .number { return match }
        }
        if let match = claims[address.withQuery] ?? claims[address.withoutQuery] { return match }
        if let slug = address.slug, let match = claims[slug] { return match }
        return address.isURL ? nil : claims[reference.lowercased()]
    }

    private static func references(to article: Article, _ how: ReferenceKind, _ aliases: [String: String]) -> [String] {
        switch how {
        case .id: return [article.id, ArticleReference.normalized(article.id)] + (article.source.locator.map { [$0] } ?? [])
        case .number: return article.urls.filter { !$0.contains("/") && !$0.contains(".") }
        case .url: return article.urls.map { ArticleReference($0, hostAliases: aliases).withQuery }
        case .slug:
            // Where the query says which article it is, the last path part is every article's.
            return (article.urls + [article.id, article.source.path]).map { ArticleReference($0, hostAliases: aliases) }
                .compactMap { $0.withQuery == $0.withoutQuery ? $0.slug : nil }
        case .title: return article.title.isEmpty ? [] : [article.title, article.title.lowercased()]
        }
    }
}

/// How a reference leads to an article, from the surest way to the least sure.
public enum ReferenceKind: String, Sendable, Hashable, CaseIterable {
    case id, number, url, slug, title
}
