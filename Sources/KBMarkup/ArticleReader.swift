import KBModel

/// One article format: a name for `--source-format`, a test by content, and a function from bytes to articles.
package protocol ArticleReader: Sendable {
    var format: String { get }
    /// How surely these bytes are this format, by content; the path's ending may only break ties. The surest reader gets the file.
    func confidence(_ file: SourceFile) -> Confidence
    func read(_ file: SourceFile, in context: ReadingContext) -> Reading
}

package enum Confidence: Int, Sendable, Comparable {
    case no, fallback, possible, likely, certain

    package static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }
}

/// What a reader may know beside the file itself: the other files below the same PATH.
package struct ReadingContext: Sendable {
    package var tree: SourceTree

    package init(tree: SourceTree) { self.tree = tree }
}

/// What a file gave.
package enum Reading: Sendable {
    case articles([Article])
    /// Plainly no article (a picture, a style sheet, a map already used): counted, not complained about.
    case notAnArticle
    /// It should have given an article and did not; the reason is one clause, with the line where known.
    case unreadable(reason: String, line: Int?)
}

/// What all files of a PATH gave.
package struct IngestResult: Sendable {
    package struct Unread: Sendable, Hashable {
        package var path: String
        package var line: Int?
        package var reason: String
    }

    package var articles: [Article] = []
    package var unread: [Unread] = []
    package var notArticles = 0

    package init() {}
}
