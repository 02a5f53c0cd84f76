import KBModel

/// Plain text as `PlainTextReader` reads it: the title, then the readable text.
package enum TextWriter {
    package static func text(of article: Article) -> String {
        let body = article.text
        return body.isEmpty ? article.title + "\n" : article.title + "\n\n" + body + "\n"
    }
}
