import KBModel

/// DocBook 4 and 5. Files that others take in (by XInclude or as entity files) are parts, not articles; the topics of an assembly are articles,
/// and so is what the assembly says about the whole; its structure is contents, not text.
package struct DocBookReader: ArticleReader {
    package let format = "docbook"

    private static let namespace = "http://docbook.org/ns/docbook"
    private var survey: Survey?

    private struct Survey: Sendable {
        var documents: XMLDocuments
        var parts: DocBookParts
    }

    package init() {}

    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        var reader = self
        reader.survey = Survey(
            documents: XMLDocuments(tree), parts: DocBookParts(in: tree) { Self.confidence(RootElement(of: $0), path: $1) > .possible })
        return reader
    }

    package func confidence(_ file: SourceFile) -> Confidence {
        survey?.parts.contains(file.relativePath) == true ? .certain : Self.confidence(file.rootElement, path: file.path)
    }

    /// Certain by the namespace or the document type, likely by a root element that DocBook has and others have not.
    private static func confidence(_ root: RootElement?, path: String) -> Confidence {
        guard let root else { return .no }
        if root.mentions(Self.namespace) || root.mentions("DocBook") { return .certain }
        guard DocBookVocabulary.sections.contains(root.localName) || root.localName == "para" || root.localName == "legalnotice" else {
            return .no
        }
        return path.hasSuffix(".docbook") || path.hasSuffix(".dbk") ? .certain : root.localName == "article" ? .possible : .likely
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        if survey?.parts.contains(file.relativePath) == true { return .notAnArticle }
        let documents = survey?.documents ?? XMLDocuments(context.tree)
        let document: XMLDocument
        do {
            document = try documents.parsed(file)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        let inclusions = DocBookInclusions(tree: context.tree, documents: documents)
        let resolved = DocBookInclusions.occur(in: document.tree) ? TreeAssembly.resolve(document, with: inclusions) : document
        guard let root = resolved.root else { return .unreadable(reason: "it holds no element", line: nil) }
        return .articles([article(root, of: resolved, file: file)])
    }

    private func article(_ root: Int, of document: XMLDocument, file: SourceFile) -> Article {
        let tree = document.tree
        let merged = tree.localName(root) == "assembly" ? tree.descendants("merge", of: root).first : nil
        let information = tree.elements(of: root).first { DocBookVocabulary.information.contains(tree.localName($0)) } ?? merged
        let title = tree.child("title", of: root) ?? information.flatMap { tree.child("title", of: $0) }
        var dropped = Self.dropped(in: tree)
        dropped.formUnion([title].compactMap { $0 })
        let vocabulary = DocBookVocabulary(titles: Self.titles(in: tree))
        var article = Article(
            id: "", title: tree.foldedText(of: title), language: LanguageTag.stated(tree.attributeNamed("lang", of: root)),
            source: Article.Source(path: file.path, format: format),
            blocks: VocabularyBlocks.read(root, in: tree, as: vocabulary, dropping: dropped), problems: document.problems)
        if let information { DocBookInformation.complete(&article, from: information, in: tree) }
        article.anchors = tree.anchors(below: root, attributes: ["id", "xml:id"])
        return article
    }

    /// Of what is said about an element, its titles alone are text.
    private static func dropped(in tree: MarkupTree) -> Set<Int> {
        var dropped: Set<Int> = []
        for node in tree.nodes.indices where DocBookVocabulary.information.contains(tree.localName(node)) {
            for child in tree.elements(of: node) where !["title", "subtitle"].contains(tree.localName(child)) { dropped.insert(child) }
        }
        return dropped
    }

    private static func titles(in tree: MarkupTree) -> [String: String] {
        var titles: [String: String] = [:]
        for node in tree.nodes.indices {
            guard let id = tree.attribute("xml:id", of: node) ?? tree.attribute("id", of: node), titles[id] == nil else { continue }
            titles[id] = tree.localName(node) == "title" ? tree.foldedText(of: node) : title(of: node, in: tree)
        }
        return titles
    }

    /// The title of an element, or of what is said about it.
    static func title(of node: Int, in tree: MarkupTree) -> String? {
        let information = tree.elements(of: node).first { DocBookVocabulary.information.contains(tree.localName($0)) }
        return tree.childText("title", of: node) ?? information.flatMap { tree.childText("title", of: $0) }
    }
}

/// What `info` says about the whole.
enum DocBookInformation {
    static func complete(_ article: inout Article, from information: Int, in tree: MarkupTree) {
        article.summary = tree.childText("abstract", of: information)
        func time(_ name: String) -> Timestamp? { tree.childText(name, of: information).flatMap { Timestamp(iso8601: $0) } }
        let revisions = tree.descendants("revision", of: information).compactMap { tree.childText("date", of: $0) }
            .compactMap { Timestamp(iso8601: $0) }
        article.created = time("pubdate") ?? revisions.min()
        article.updated = time("date") ?? revisions.max()
        article.labels = tree.descendants("keyword", of: information).map { tree.foldedText(of: $0) }.filter { !$0.isEmpty }
        let author = tree.descendants("author", of: information).first
        let name = author.map { tree.child("personname", of: $0) ?? $0 }
        if let name {
            let parts = ["honorific", "firstname", "givenname", "othername", "surname"].compactMap { tree.childText($0, of: name) }
            let whole = tree.localName(name) == "personname" ? tree.foldedText(of: name) : ""
            article.owner = parts.isEmpty ? (whole.isEmpty ? nil : whole) : parts.joined(separator: " ")
        }
    }
}
