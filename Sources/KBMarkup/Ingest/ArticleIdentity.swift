import KBModel

/// Ids that stay the same when the same knowledge is exported again.
enum ArticleIdentity {
    /// A file's articles with what its sidecar says, each under an id. An article that stands in several places of its base is one article
    /// with all its addresses; a different one under the same id keeps it, and says so.
    ///
    /// What Lacuna itself wrote names another file as its source; it is left as it was written.
    static func completing(_ articles: [Article], of file: SourceFile, root: String, _ sidecars: MetadataSidecars) -> [Article] {
        let completed = articles.map {
            completing(sidecars.completing($0, of: file.relativePath), path: file.relativePath, root: root)
        }
        return completed.count > 1 && completed[0].source.path == file.path ? merged(completed) : completed
    }

    private static func merged(_ articles: [Article]) -> [Article] {
        var result: [Article] = []
        var places: [String: Int] = [:]
        for var article in articles {
            guard let place = places[article.id] else {
                places[article.id] = result.count
                result.append(article)
                continue
            }
            if article.title == result[place].title, article.text == result[place].text {
                result[place].urls += article.urls.filter { !result[place].urls.contains($0) }
                result[place].labels += article.labels.filter { !result[place].labels.contains($0) }
            } else {
                article.problems.append(
                    Problem(
                        kind: "duplicate-id", message: "another article of this file has the same id and different text; both were read"))
                result.append(article)
            }
        }
        return result
    }

    /// The reader's id (the vendor's, with its locale); else the canonical URL; else the path below PATH without its ending.
    private static func completing(_ article: Article, path: String, root: String) -> Article {
        var article = article
        if article.id.isEmpty {
            article.id = article.urls.first { !$0.isEmpty } ?? RelativePath.stem(path.isEmpty ? lastPart(of: root) : path)
        }
        if article.title.isEmpty { article.title = RelativePath.stem(lastPart(of: path.isEmpty ? root : path)) }
        return article
    }

    private static func lastPart(of path: String) -> String {
        path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}
