import KBModel

/// HTML pages and fragments. Of a page the main content is read; a fragment is read whole.
package struct HTMLReader: ArticleReader {
    package let format = "html"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence { HTMLSniffing.confidence(file) }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let decoded = TextDecoding(file.bytes)
        guard decoded.bytes.contains(where: { !$0.isASCIISpace }) else { return .unreadable(reason: "it holds no text", line: nil) }
        let parsed = HTMLParser.parse(decoded.bytes)
        let page = HTMLDocument(parsed.tree)
        let metadata = HTMLMetadata(page)
        let isBare = parsed.isFragment || metadata.isOwnPage
        let content =
            isBare
            ? MainContent(ofFragment: page)
            : MainContent(
                of: page, isPublication: metadata.isPublication, titles: metadata.isPublication ? metadata.statedTitles : [])
        var blocks = HTMLBlocks.read(content.root, of: page, without: content.dropped)
        if !metadata.linked.types.isDisjoint(with: LinkedBody.types) {
            let shown = blocks.joinedText
            blocks += metadata.linked.values.flatMap { LinkedBody.blocks(of: $0, missingFrom: shown) }
        }
        var article = Article(
            id: "", title: metadata.title(blocks), language: metadata.language, source: Article.Source(path: file.path, format: format),
            blocks: blocks, problems: decoded.problems + parsed.problems)
        metadata.complete(&article)
        if metadata.lacksTitle(blocks) {
            article.problems.append(
                Problem(kind: "missing-title", line: nil, message: "the page has no title; its first heading or its file's name stands in"))
        }
        return .articles([article])
    }
}
