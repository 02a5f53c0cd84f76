import KBModel

/// What all files of a PATH gave.
package struct IngestResult: Sendable {
    package struct Unread: Sendable, Hashable {
        package var path: String
        package var line: Int?
        /// One clause.
        package var reason: String

        package init(path: String, line: Int? = nil, reason: String) {
            self.path = path
            self.line = line
            self.reason = reason
        }
    }

    /// In the order of the files, and of the records inside each.
    package var articles: [Article] = []
    /// Files that should have given an article and did not.
    package var unread: [Unread] = []
    /// Files that are plainly no articles.
    package var notArticles = 0

    package init() {}

    package mutating func append(_ other: IngestResult) {
        articles += other.articles
        unread += other.unread
        notArticles += other.notArticles
    }
}
