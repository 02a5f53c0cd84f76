/// Articles in a stable order, and a lookup from every form in which other systems refer to them.
public struct KnowledgeBase: Sendable {
    public let articles: [Article]
    private let byReference: [String: Int]

    /// Sorts by path, locator and id. The first article that claims a reference keeps it.
    public init(_ articles: [Article]) {
        let sorted = articles.sorted {
            ($0.source.path, $0.source.locator ?? "", $0.id) < ($1.source.path, $1.source.locator ?? "", $1.id)
        }
        self.articles = sorted
        var lookup: [String: Int] = [:]
        // Exact ids win over URLs, URLs over slugs, slugs over titles, whatever the order of the articles.
        for claim in [Self.idClaims, Self.urlClaims, Self.slugClaims, Self.titleClaims] {
            for (index, article) in sorted.enumerated() {
                for reference in claim(article) where lookup[reference] == nil { lookup[reference] = index }
            }
        }
        byReference = lookup
    }

    /// The index of the article that an id, number, slug or URL names after normalisation; `nil` when none does.
    public func index(of reference: String) -> Int? {
        if let index = byReference[reference] { return index }
        let normal = ArticleReference.normalized(reference)
        if let index = byReference[normal] { return index }
        guard let slug = ArticleReference.slug(of: normal), slug != normal else { return nil }
        return byReference[slug]
    }

    private static func idClaims(_ article: Article) -> [String] {
        [article.id, ArticleReference.normalized(article.id)] + (article.source.locator.map { [$0] } ?? [])
    }

    private static func urlClaims(_ article: Article) -> [String] { article.urls.map(ArticleReference.normalized) }

    private static func slugClaims(_ article: Article) -> [String] {
        (article.urls + [article.id, article.source.path]).compactMap { ArticleReference.slug(of: ArticleReference.normalized($0)) }
    }

    private static func titleClaims(_ article: Article) -> [String] {
        article.title.isEmpty ? [] : [article.title, article.title.lowercased()]
    }
}

/// How ids and URLs of articles are compared: scheme, `www.`, query, fragment, locale segments and a trailing slash do not count.
public enum ArticleReference {
    public static func normalized(_ reference: String) -> String {
        var text = Substring(reference)
        if let scheme = text.range(of: "://") { text = text[scheme.upperBound...] }
        if text.hasPrefix("www.") { text = text.dropFirst(4) }
        if let end = text.firstIndex(where: { $0 == "?" || $0 == "#" }) { text = text[..<end] }
        while text.hasSuffix("/") { text = text.dropLast() }
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count > 1 else { return text.lowercased() }
        return parts.enumerated().filter { $0.offset == 0 || $0.offset == parts.count - 1 || !isLocale($0.element) }
            .map { $0.element.lowercased() }.joined(separator: "/")
    }

    /// The last path part without a file ending; `nil` when there is nothing left.
    public static func slug(of normalized: String) -> String? {
        guard var last = normalized.split(separator: "/").last else { return nil }
        for ending in [".html", ".htm", ".xhtml", ".xml", ".dita", ".md", ".txt", ".page", ".json"] where last.hasSuffix(ending) {
            last = last.dropLast(ending.count)
            break
        }
        return last.isEmpty ? nil : String(last)
    }

    /// `en`, `en-us`, `zh-hans-cn` and the like.
    private static func isLocale(_ part: Substring) -> Bool {
        let subtags = part.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isASCIILetter) else { return false }
        if first.utf8.count == 3 && subtags.count == 1 { return false }
        return subtags.dropFirst().allSatisfy {
            (2...4).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        }
    }
}

extension Substring {
    fileprivate func range(of needle: String) -> Range<Index>? {
        guard let first = needle.first else { return nil }
        var start = startIndex
        while let found = self[start...].firstIndex(of: first) {
            if self[found...].hasPrefix(needle) { return found..<index(found, offsetBy: needle.count) }
            start = index(after: found)
        }
        return nil
    }
}
