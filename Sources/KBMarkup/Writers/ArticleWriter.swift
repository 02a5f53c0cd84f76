import KBModel

/// One format that articles are written in; `ArticleReaders` reads it under the same name where it can.
package protocol ArticleWriter: Sendable {
    var format: String { get }
    /// Of a file in this format, without the dot.
    var fileEnding: String { get }
    func write(_ article: Article) -> WrittenFile
}

/// A format of which one file holds many articles: what a vendor imports.
package protocol ImportFileWriter: ArticleWriter {
    func write(_ articles: [Article]) -> WrittenFile
}

extension ImportFileWriter {
    package func write(_ article: Article) -> WrittenFile { write([article]) }
}

/// A file's text, and what it does not hold of its articles.
package struct WrittenFile: Sendable, Hashable {
    package var text: String
    package var losses: WritingLosses

    package init(_ text: String, losses: WritingLosses = WritingLosses()) {
        self.text = text
        self.losses = losses
    }
}

/// Every format that Lacuna writes, sorted by name.
package enum ArticleWriters {
    package static let all: [any ArticleWriter] = [
        ConfluenceStorageWriter(), DITAWriter(), DocBookWriter(), HTMLPageWriter(), MarkdownFileWriter(), ServiceNowWriter(),
        PlainTextWriter(), ZendeskWriter(),
    ]

    package static func named(_ format: String) -> (any ArticleWriter)? { all.first { $0.format == format } }
}

extension Article {
    /// The blocks less a first heading that repeats the title, for formats that keep the title apart from the text.
    var blocksBelowTitle: [Block] {
        if case .heading(1, let runs)? = blocks.first?.kind, runs.plainText == title { return Array(blocks.dropFirst()) }
        return blocks
    }
}
