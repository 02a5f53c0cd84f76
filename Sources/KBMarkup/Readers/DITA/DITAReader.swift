import KBModel

/// DITA 1.3 topics of every type, with the keys of the maps beside them. Maps themselves are no articles.
package struct DITAReader: ArticleReader {
    package let format = "dita"

    private var survey: Survey?

    private struct Survey: Sendable {
        var maps: DITAMaps
        var library: XMLLibrary
    }

    package init() {}

    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        let library = XMLLibrary(tree)
        var reader = self
        reader.survey = Survey(maps: DITAMaps(in: tree, library: library), library: library)
        return reader
    }

    /// By the first tag: a map's or topic's name with the DITA document type, its architecture attribute, or a body that only DITA has.
    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = RootElement(of: file.bytes) else { return .no }
        let name = root.localName
        if name == "val", file.path.hasSuffix(".ditaval") { return .certain }
        guard DITAMaps.rootNames.contains(name) || DITAVocabulary.topics.contains(name) || name == "dita" else { return .no }
        let declared =
            root.mentions("DITA") || root.mentions("dita:dtd") || root.mentions("ditaarch") || root.mentions("urn:oasis:names:tc:dita")
        let named = file.path.hasSuffix(".dita") || file.path.hasSuffix(".ditamap")
        if declared || named { return .certain }
        return root.mentions("docbook") ? .no : .possible
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let document: XMLDocument
        do {
            document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        guard let root = document.root else { return .unreadable(reason: "it holds no element", line: nil) }
        let name = document.tree.localName(root)
        if DITAMaps.rootNames.contains(name) || name == "val" { return .notAnArticle }
        let resolved = resolve(document, in: context)
        guard let root = resolved.root else { return .unreadable(reason: "it holds no element", line: nil) }
        guard name == "dita" else { return .articles([DITATopic.article(root, of: resolved, file: file)]) }
        let topics = resolved.tree.elements(of: root).filter { DITAVocabulary.topics.contains(resolved.tree.localName($0)) }
        guard !topics.isEmpty else { return .unreadable(reason: "it holds no topic", line: resolved.tree.line(of: root)) }
        return .articles(topics.enumerated().map { DITATopic.article($0.element, of: resolved, file: file, number: $0.offset + 1) })
    }

    private func resolve(_ document: XMLDocument, in context: ReadingContext) -> XMLDocument {
        guard DITAReferences.occur(in: document.tree) else { return document }
        let library = survey?.library ?? XMLLibrary(context.tree)
        let maps = survey?.maps ?? DITAMaps(in: context.tree, library: library)
        return TreeAssembly.resolve(document, with: DITAReferences(tree: context.tree, maps: maps, library: library))
    }
}

/// One topic as an article.
enum DITATopic {
    /// - Parameter number: the topic's place in a file of several, from 1.
    static func article(_ topic: Int, of document: XMLDocument, file: SourceFile, number: Int? = nil) -> Article {
        let tree = document.tree
        let title = tree.child("title", of: topic) ?? tree.child("glossterm", of: topic)
        let shortDescription =
            tree.child("shortdesc", of: topic) ?? tree.child("abstract", of: topic).flatMap { tree.child("shortdesc", of: $0) }
        let id = tree.attribute("id", of: topic)
        var article = Article(
            id: "", title: tree.foldedText(of: title), language: tree.attributeNamed("lang", of: topic),
            summary: shortDescription.map { tree.foldedText(of: $0) }.flatMap { $0.isEmpty ? nil : $0 },
            source: Article.Source(path: file.path, format: "dita", locator: number.map { id ?? "\($0)" }),
            blocks: VocabularyBlocks.read(topic, in: tree, as: DITAVocabulary(), dropping: Set([title].compactMap { $0 })),
            problems: document.problems)
        if let number { article.id = RelativePath.stem(file.relativePath) + "#" + (id ?? "\(number)") }
        if let prolog = tree.child("prolog", of: topic) { complete(&article, prolog: prolog, in: tree) }
        article.anchors = tree.anchors(below: topic, attributes: ["id"])
        return article
    }

    private static func complete(_ article: inout Article, prolog: Int, in tree: MarkupTree) {
        article.owner = tree.childText("author", of: prolog)
        if let dates = tree.child("critdates", of: prolog) {
            article.created = tree.child("created", of: dates).flatMap { tree.attribute("date", of: $0) }.flatMap { Timestamp(iso8601: $0) }
            let revisions = tree.elements(of: dates).filter { tree.localName($0) == "revised" }
            article.updated = revisions.compactMap { tree.attribute("modified", of: $0) }.compactMap { Timestamp(iso8601: $0) }.max()
            article.reviewBy = (revisions + tree.elements(of: dates)).compactMap { tree.attribute("expiry", of: $0) }
                .compactMap { Timestamp(iso8601: $0) }.max()
        }
        for metadata in tree.elements(of: prolog) where tree.localName(metadata) == "metadata" {
            for name in ["category", "keyword"] {
                for label in tree.descendants(name, of: metadata).map({ tree.foldedText(of: $0) })
                where !label.isEmpty && !article.labels.contains(label) {
                    article.labels.append(label)
                }
            }
            for other in tree.descendants("othermeta", of: metadata) { complete(&article, other: other, in: tree) }
        }
    }

    /// What DITA has no element for, as `DITAWriter` and other tools write it.
    private static func complete(_ article: inout Article, other: Int, in tree: MarkupTree) {
        guard let name = tree.attribute("name", of: other), let content = tree.attribute("content", of: other), !content.isEmpty else {
            return
        }
        switch name.lowercased() {
        case DITAProlog.description: article.summary = article.summary ?? content
        case DITAProlog.state: article.state = Article.State(word: content)
        case DITAProlog.url: if !article.urls.contains(content) { article.urls.append(content) }
        default: break
        }
    }
}
