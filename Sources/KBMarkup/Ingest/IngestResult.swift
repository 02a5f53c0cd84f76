import KBModel

/// What all files of a PATH gave.
package struct IngestResult: Sendable {
    package struct Unread: Sendable, Hashable {
        package var path: String
        package var line: Int?
        /// One clause.
        package var reason: String
        /// Whether it gave articles all the same.
        package var isPartly: Bool

        package init(path: String, line: Int? = nil, reason: String, isPartly: Bool = false) {
            self.path = path
            self.line = line
            self.reason = reason
            self.isPartly = isPartly
        }
    }

    /// In the order of the files, and of the records inside each.
    package var articles: [Article] = []
    /// Files that should have given an article and did not, or not all they hold.
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
