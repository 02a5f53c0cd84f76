import KBModel

/// MadCap Flare projects: topics with their snippets, variables and conditions. What Flare publishes is HTML, and read as such.
package struct FlareReader: ArticleReader {
    static let name = "flare"
    package let format = name

    private static let namespace = "madcapsoftware.com/Schemas/MadCap"
    /// Files of a project that are HTML and no topics: snippets, pages that topics are put into, micro content.
    private static let partEndings = [".flsnp", ".flmsp", ".flmco"]

    private var survey: Survey?

    private struct Survey: Sendable {
        var project: FlareProject
        var documents: XMLDocuments

        init(_ tree: SourceTree) {
            documents = XMLDocuments(tree)
            project = FlareProject(in: tree, documents: documents)
        }
    }

    /// What was asked for, whatever the project's targets show.
    private let conditions: FlareConditions?

    package init() { conditions = nil }

    init(conditions: FlareConditions) { self.conditions = conditions }

    package func surveying(_ tree: SourceTree) -> any ArticleReader {
        var reader = self
        reader.survey = Survey(tree)
        return reader
    }

    /// Certain by an element of MadCap's vocabulary, by its namespace on a page that was not published, and for every HTML file of a project.
    package func confidence(_ file: SourceFile) -> Confidence {
        if isPart(file) || FlareVocabulary.hasElement(prefix: "madcap", in: file.bytes) { return .certain }
        if let root = file.rootElement {
            if root.name.hasPrefix("Catapult") { return .certain }
            if root.mentions(Self.namespace), !root.mentions("data-mc-") { return .certain }
        }
        let inProject = survey?.project.root(of: file.relativePath) != nil
        return inProject && HTMLSniffing.confidence(file) > .no ? .certain : .no
    }

    private func isPart(_ file: SourceFile) -> Bool {
        let name = file.path.lowercased()
        return Self.partEndings.contains { name.hasSuffix($0) }
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        if file.rootElement?.name.hasPrefix("Catapult") == true { return projectFile(file, in: context) }
        if isPart(file) { return .notAnArticle }
        let survey = survey ?? Survey(context.tree)
        let document = Self.document(file, in: context)
        let conditions = conditions ?? survey.project.conditions(at: file.relativePath)
        if let conditions, let root = document.root, let tags = FlareReferences.attribute("conditions", of: root, in: document.tree),
            !conditions.show(FlareConditions.tags(tags))
        {
            return .notAnArticle
        }
        var resolved = TreeAssembly.resolve(
            document,
            with: FlareReferences(tree: context.tree, documents: survey.documents, project: survey.project, conditions: conditions))
        if conditions == nil { Self.reportConditions(in: &resolved) }
        return .articles([Self.article(of: resolved, file)])
    }

    /// Variable sets, targets and the like are no articles, but a damaged one is missed by those that need it.
    private func projectFile(_ file: SourceFile, in context: ReadingContext) -> Reading {
        do throws(XMLDocument.Failure) {
            let document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
            guard let problem = document.problems.first(where: { $0.kind == "not-well-formed" }) else { return .notAnArticle }
            return .unreadable(reason: "a project file is damaged: \(problem.message)", line: problem.line)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
    }

    /// Topics are XML; one that is not is read as HTML, in which an element cannot close itself.
    private static func document(_ file: SourceFile, in context: ReadingContext) -> XMLDocument {
        do throws(XMLDocument.Failure) {
            let document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
            if !document.problems.contains(where: { $0.kind == "not-well-formed" }) { return document }
        } catch {
            // Not even recovered as XML: the HTML parser takes whatever there is.
        }
        let decoded = TextDecoding(file.bytes)
        let parsed = HTMLParser.parse(FlareVocabulary.htmlElements(in: decoded.bytes))
        return XMLDocument(path: file.relativePath, tree: parsed.tree, problems: decoded.problems + parsed.problems)
    }

    private static func article(of document: XMLDocument, _ file: SourceFile) -> Article {
        let page = HTMLDocument(document.tree) { FlareVocabulary.tags[FlareVocabulary.normalized($0)] }
        let metadata = HTMLMetadata(page)
        let content = MainContent(ofFragment: page)
        let blocks = HTMLBlocks.read(content.root, of: page, without: content.dropped)
        // The title among a topic's properties is the one that contents and searches show.
        let title = document.tree.foldedText(of: page.first(.title))
        var article = Article(
            id: "", title: title.isEmpty ? metadata.title(blocks) : title, language: metadata.language,
            source: Article.Source(path: file.path, format: "flare"), blocks: blocks, problems: document.problems)
        metadata.complete(&article)
        return article
    }

    /// Without a target nothing is left out: that text meant for different readers stands side by side has to be said.
    private static func reportConditions(in document: inout XMLDocument) {
        let tree = document.tree
        let tagged = tree.nodes.indices.first { FlareReferences.attribute("conditions", of: $0, in: tree) != nil }
        guard let tagged else { return }
        document.problems.append(
            Problem(
                kind: "conditional-text", line: tree.line(of: tagged),
                message:
                    "the project has no single target, so the text of all conditions was read; --profile names the .fltar file to read by"))
    }
}
