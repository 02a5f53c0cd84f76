import KBModel

/// One article format: a name for `--source-format`, a test by content, and a function from bytes to articles.
///
/// A reader leaves `Article.id` empty where the source has no vendor id: `Ingest` then takes the first URL, else the path. Where there is
/// a vendor id it sets id and locale (`4711-sv`). A reader never opens files itself; what else it needs it reads through the tree.
package protocol ArticleReader: Sendable {
    var format: String { get }
    /// How surely these bytes are this format, by content; the path's ending may only break ties. The surest reader gets the file.
    func confidence(_ file: SourceFile) -> Confidence
    func read(_ file: SourceFile, in context: ReadingContext) -> Reading
    /// The reader that reads this tree's files: called once a tree, before its first file, on one thread. A format whose files need each
    /// other (keys in maps, variables, snippets) returns a reader that holds what it has gathered; look at the paths first and read only
    /// what can matter.
    func surveying(_ tree: SourceTree) -> any ArticleReader
}

extension ArticleReader {
    package func surveying(_ tree: SourceTree) -> any ArticleReader { self }
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
    /// Articles from a file that could not be read to its end, or of which a record is damaged: why, and where.
    case partly([Article], reason: String, line: Int?)
    /// Plainly no article (a picture, a style sheet, a map already used): counted, not complained about.
    case notAnArticle
    /// It should have given an article and did not; the reason is one clause, with the line where known.
    case unreadable(reason: String, line: Int?)
    /// The file is itself a tree of files (an archive): they are read as such. Its `root` is the file's path.
    case tree(SourceTree)
}
