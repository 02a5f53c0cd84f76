import KBModel

/// Mallard pages (Project Mallard 1.1), as GNOME's help has them.
package struct MallardReader: ArticleReader {
    package let format = "mallard"

    /// Titles of the pages and sections of a tree by page id, for links without text.
    private var documents: XMLDocuments?

    package init() {}

    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        var reader = self
        reader.documents = XMLDocuments(tree)
        return reader
    }

    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement, root.localName == "page" || root.localName == "stack" else { return .no }
        return root.mentions("projectmallard.org") || file.path.hasSuffix(".page") ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let documents = documents ?? XMLDocuments(context.tree)
        let document: XMLDocument
        do {
            document = try documents.parsed(file)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        guard let root = document.root else { return .unreadable(reason: "it holds no element", line: nil) }
        guard document.tree.localName(root) == "stack" else { return .articles([article(root, of: document, documents, file)]) }
        let pages = document.tree.elements(of: root).filter { document.tree.localName($0) == "page" }
        return .articles(pages.map { article($0, of: document, documents, file, inStack: true) })
    }

    private func article(_ page: Int, of document: XMLDocument, _ documents: XMLDocuments, _ file: SourceFile, inStack: Bool = false)
        -> Article
    {
        let tree = document.tree
        let titles = MallardTitles(for: page, of: document, in: documents)
        let title = tree.child("title", of: page)
        let id = inStack ? tree.attribute("id", of: page) : nil
        var article = Article(
            id: id.map { RelativePath.stem(file.relativePath) + "#" + $0 } ?? "", title: tree.foldedText(of: title),
            language: LanguageTag.stated(tree.attributeNamed("lang", of: page)),
            source: Article.Source(path: file.path, format: format, locator: id),
            blocks: VocabularyBlocks.read(
                page, in: tree, as: MallardVocabulary(titles: titles.titles), dropping: Set([title].compactMap { $0 })),
            problems: document.problems + titles.problems)
        if let information = tree.child("info", of: page) { complete(&article, from: information, in: tree) }
        article.anchors = tree.anchors(below: page, attributes: ["id"])
        return article
    }

    private func complete(_ article: inout Article, from information: Int, in tree: MarkupTree) {
        article.summary = tree.childText("desc", of: information)
        let revisions = tree.elements(of: information).filter { tree.localName($0) == "revision" && tree.attribute("date", of: $0) != nil }
        let dated = revisions.compactMap { node in tree.attribute("date", of: node).flatMap { Timestamp(iso8601: $0) }.map { (node, $0) } }
        if let last = dated.enumerated().max(by: { ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset) })?.element {
            article.updated = last.1
            article.state = tree.attribute("status", of: last.0).map(Self.state)
        }
        let credits = tree.elements(of: information).filter { tree.localName($0) == "credit" }
        let author =
            credits.first { (tree.attribute("type", of: $0) ?? "").split(separator: " ").contains("maintainer") }
            ?? credits.first { (tree.attribute("type", of: $0) ?? "").split(separator: " ").contains("author") }
        article.owner = author.flatMap { tree.childText("name", of: $0) }
        article.labels = tree.elements(of: information).filter { tree.localName($0) == "keywords" }
            .flatMap { tree.foldedText(of: $0).split(separator: ",").map { String($0.drop { $0 == " " }) } }
    }

    /// Mallard's states of a revision.
    private static func state(_ word: String) -> Article.State {
        switch word {
        case "final": .published
        case "review", "candidate": .review
        case "draft", "stub", "incomplete": .draft
        case "outdated": .retired
        default: .other(word)
        }
    }
}

/// What links without text show: the titles of the pages and sections they lead to.
struct MallardTitles: Sendable {
    /// By the link's target as written.
    private(set) var titles: [String: String] = [:]
    /// Pages that could not be read.
    private(set) var problems: [Problem] = []

    /// Other pages stand beside this one under their ids.
    init(for page: Int, of document: XMLDocument, in documents: XMLDocuments) {
        let tree = document.tree
        for link in tree.descendants("link", of: page) {
            guard let target = tree.attribute("xref", of: link), titles[target] == nil, tree.foldedText(of: link).isEmpty else { continue }
            do throws(XMLDocument.Failure) {
                titles[target] = try Self.title(of: target, from: document, in: documents)
            } catch {
                problems.append(
                    Problem(
                        kind: "unresolved-reference", line: tree.line(of: link),
                        message: "the link \(target) has no text, and that page's title is not known: \(error.reason)"))
            }
        }
    }

    /// `page`, `page#section` or `#section`.
    private static func title(of reference: String, from document: XMLDocument, in documents: XMLDocuments) throws(XMLDocument.Failure)
        -> String?
    {
        let (page, section) = RelativePath.split(reference)
        let path = RelativePath.resolve(page + ".page", from: document.path) ?? reference
        let target = page.isEmpty ? document : try documents.parsed(path)
        let node = section.isEmpty ? target.root : target.tree.nodes.indices.first { target.tree.attribute("id", of: $0, is: section) }
        return node.flatMap { target.tree.childText("title", of: $0) }
    }
}
