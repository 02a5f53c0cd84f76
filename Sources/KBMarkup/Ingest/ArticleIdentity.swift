import KBModel

/// Ids that stay the same when the same knowledge is exported again.
enum ArticleIdentity {
    /// The reader's id (the vendor's, with its locale); else the canonical URL; else the path below PATH without its ending.
    static func completing(_ article: Article, path: String, root: String) -> Article {
        var article = article
        if article.id.isEmpty { article.id = article.urls.first ?? stem(path.isEmpty ? lastPart(of: root) : path) }
        if article.title.isEmpty { article.title = stem(lastPart(of: path.isEmpty ? root : path)) }
        return article
    }

    private static func lastPart(of path: String) -> String {
        path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// Without the ending of the last part: `a.b/c.html` gives `a.b/c`.
    private static func stem(_ path: String) -> String {
        guard let dot = path.utf8.lastIndex(of: 0x2E), dot > path.startIndex else { return path }
        if let slash = path.utf8.lastIndex(of: 0x2F), dot <= path.utf8.index(after: slash) { return path }
        return String(path[..<dot])
    }
}
