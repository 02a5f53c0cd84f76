import KBModel

/// Plain text as `PlainTextReader` reads it: the title, then the readable text.
package enum TextWriter {
    package static func text(of article: Article) -> String {
        let body = article.text
        return body.isEmpty ? article.title + "\n" : article.title + "\n\n" + body + "\n"
    }
}

/// A text file: the words alone.
package struct PlainTextWriter: ArticleWriter {
    package let format = "text"
    package let fileEnding = "txt"

    package init() {}

    package func write(_ article: Article) -> WrittenFile {
        var losses = WritingLosses()
        let isPlain = article.blocks.allSatisfy { block in
            guard case .paragraph(let runs) = block.kind else { return false }
            return runs.allSatisfy { $0.marks.isEmpty && $0.link == nil && $0.image == nil }
        }
        if !isPlain { losses.add(.structure) }
        for name in article.fieldNames { losses.add(.field(name)) }
        return WrittenFile(TextWriter.text(of: article), losses: losses)
    }
}
