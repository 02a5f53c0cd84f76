import KBModel

/// The `entities.xml` of a Confluence space export: its current pages and blog posts.
package struct ConfluenceReader: ArticleReader {
    package let format = "confluence"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement else { return .no }
        return root.name == "hibernate-generic" ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let document: XMLDocument
        do {
            document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        let articles = ConfluenceExport(document, path: file.path).articles
        guard articles.isEmpty else { return .articles(articles) }
        let problem = document.problems.first
        return .unreadable(reason: problem?.message ?? "it holds no current page", line: problem?.line)
    }
}

/// A bare fragment in storage format.
package struct ConfluenceStorageReader: ArticleReader {
    package let format = "confluence-storage"

    package init() {}

    /// Certain by an element of the storage format; possible, for an `.xml` file, by paragraphs or headings without a root around them.
    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement else { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        if root.name.hasPrefix("ac:") { return .certain }
        guard HTMLTag(rawValue: root.name) != nil, root.name != "html" else { return .no }
        if head.range(of: "<ac:") != nil { return .certain }
        return file.path.hasSuffix(".xml") ? .likely : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let decoded = TextDecoding(file.bytes)
        let body = ConfluenceStorage.read(decoded.bytes, line: 1)
        let title = body.blocks.lazy.compactMap { block in if case .heading(_, let runs) = block.kind { runs.plainText } else { nil } }
            .first
        return .articles([
            Article(
                id: "", title: title ?? "", source: Article.Source(path: file.path, format: format), blocks: body.blocks,
                problems: decoded.problems + body.problems)
        ])
    }
}
