import KBModel

/// DITA 1.3 topics of every type, with the keys of the maps beside them. Maps themselves are no articles.
package struct DITAReader: ArticleReader {
    static let name = "dita"
    package let format = name

    private var survey: Survey?
    private let profile: DITAProfile?

    private struct Survey: Sendable {
        var documents: XMLDocuments
        var maps: DITAMaps
        var pushes: DITAPushes
        /// The `.ditaval` files that maps filter branches by.
        var profiles: [String: DITAProfile] = [:]
        /// Whether the tree has any `.ditaval` file: then what is meant for some readers alone is a matter of choice.
        var isProfiled: Bool

        init(_ tree: SourceTree) {
            documents = XMLDocuments(tree)
            maps = DITAMaps(in: tree, documents: documents)
            pushes = DITAPushes(of: maps.resources, in: tree, documents: documents)
            let files = tree.paths.filter { $0.hasSuffix(".ditaval") }
            isProfiled = !files.isEmpty
            for path in files where maps.isFilter(path) {
                do throws(XMLDocument.Failure) {
                    profiles[path] = DITAProfile(try documents.parsed(path))
                } catch {
                    // Named in the result by `DITAReader.read`, which is given every such file.
                    continue
                }
            }
        }
    }

    package init() { profile = nil }

    init(profile: DITAProfile?) { self.profile = profile }

    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        var reader = self
        reader.survey = Survey(tree)
        return reader
    }

    /// By the first tag: a map's or topic's name with the DITA document type, its architecture attribute, or a body that only DITA has.
    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement else { return .no }
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
        let survey = survey ?? Survey(context.tree)
        let document: XMLDocument
        do {
            document = try survey.documents.parsed(file)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        guard let root = document.root else { return .unreadable(reason: "it holds no element", line: nil) }
        let name = document.tree.localName(root)
        if DITAMaps.rootNames.contains(name) || name == "val" { return .notAnArticle }
        let filter = filter(of: file.relativePath, survey)
        if filter.excludes(document.tree.attributes(of: root)) { return .notAnArticle }
        var resolved = resolve(document, survey, filter, in: context)
        if filter.isEmpty, survey.isProfiled { Self.reportProfiling(in: &resolved) }
        guard let root = resolved.root else { return .unreadable(reason: "it holds no element", line: nil) }
        guard name == "dita" else {
            var article = DITATopic.article(root, of: resolved, file: file)
            article.related = survey.maps.related(to: file.relativePath)
            return .articles([article])
        }
        let topics = resolved.tree.elements(of: root).filter { DITAVocabulary.topics.contains(resolved.tree.localName($0)) }
        guard !topics.isEmpty else { return .unreadable(reason: "it holds no topic", line: resolved.tree.line(of: root)) }
        return .articles(topics.enumerated().map { DITATopic.article($0.element, of: resolved, file: file, number: $0.offset + 1) })
    }

    private func filter(of path: String, _ survey: Survey) -> DITAFilter {
        DITAFilter(profile: profile, branches: survey.maps.filters(of: path).map { $0.compactMap { survey.profiles[$0] } })
    }

    private func resolve(_ document: XMLDocument, _ survey: Survey, _ filter: DITAFilter, in context: ReadingContext) -> XMLDocument {
        let references = DITAReferences(
            tree: context.tree, maps: survey.maps, documents: survey.documents, pushes: survey.pushes, filter: filter)
        return references.change(document) ? TreeAssembly.resolve(document, with: references) : document
    }

    /// Without a choice nothing is left out: that text meant for different readers stands side by side has to be said.
    private static func reportProfiling(in document: inout XMLDocument) {
        let tree = document.tree
        guard let profiled = tree.nodes.indices.first(where: { DITAProfile.isProfiled($0, in: tree) }) else { return }
        document.problems.append(
            Problem(
                kind: "conditional-text", line: tree.line(of: profiled),
                message: "text for some readers alone was read with all other; --profile names the .ditaval file to read by"))
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
