import KBModel

/// Puts in what snippets and variables stand for, and leaves out what the target does not show.
struct FlareReferences: ReferenceResolver {
    /// What stands for text that is not known: a sign that something is missing, never a guess.
    private static let standIn = "…"

    let tree: SourceTree
    let documents: XMLDocuments
    let project: FlareProject
    let conditions: FlareConditions?
    private var unknown: Set<String> = []

    init(tree: SourceTree, documents: XMLDocuments, project: FlareProject, conditions: FlareConditions?) {
        self.tree = tree
        self.documents = documents
        self.project = project
        self.conditions = conditions
    }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        let markup = document.tree
        if let conditions, let tags = Self.attribute("conditions", of: node, in: markup), !conditions.show(FlareConditions.tags(tags)) {
            return Substitution(.nodes([], document))
        }
        switch FlareVocabulary.name(of: node, in: markup) {
        case "madcap-snippetblock", "madcap-snippettext", "madcap-snippet": return snippet(node, document, &problems)
        case "madcap-variable": return variable(markup.attribute("name", of: node), node, document, &problems)
        case "madcap-codesnippetbody": return code(node, markup)
        default: break
        }
        return Self.attribute("variable", of: node, in: markup).flatMap { variable($0, node, document, &problems) }
    }

    /// `MadCap:NAME` in a topic, `data-mc-NAME` in what Flare publishes; HTML parsers make capitals small.
    static func attribute(_ name: String, of node: Int, in tree: MarkupTree) -> String? {
        tree.attributes(of: node).first { attribute in
            let known = attribute.name.lowercased()
            return known == "madcap:" + name || known == "data-mc-" + name
        }?.value
    }

    private mutating func variable(_ name: String?, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        guard let name else { return nil }
        if let value = project.value(of: name, at: document.path) { return Substitution(.text(value)) }
        let own = !document.tree.foldedText(of: node).isEmpty
        report(
            "no variable set of this folder says what \(name) stands for; \(own ? "the text that was there was read" : "“…” stands for it")",
            of: name, node, document, &problems)
        return own ? nil : Substitution(.text(Self.standIn))
    }

    private mutating func snippet(_ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        let src = document.tree.attribute("src", of: node) ?? ""
        do throws(XMLDocument.Failure) {
            let snippet = try documents.parsed(path(of: src, from: document.path) ?? src)
            let parts = snippet.root.flatMap { snippet.tree.child("body", of: $0) ?? $0 }.map { Array(snippet.tree.children(of: $0)) } ?? []
            return Substitution(.nodes(parts, snippet))
        } catch {
            report("the snippet \(src) was left out: \(error.reason)", of: src, node, document, &problems)
            return nil
        }
    }

    /// Relative to the topic; with a slash before it, to the project.
    private func path(of src: String, from base: String) -> String? {
        guard src.hasPrefix("/") else { return RelativePath.resolve(src, from: base) }
        return RelativePath.resolve((project.root(of: base) ?? "") + src.dropFirst(), from: "")
    }

    /// The language stands in the style: `mc-code-lang: XML;`.
    private func code(_ node: Int, _ tree: MarkupTree) -> Substitution? {
        let style = Array((tree.attribute("style", of: node) ?? "").utf8)
        guard let property = style.range(of: "mc-code-lang:") else { return nil }
        let language = style[property.upperBound...].drop { $0 == 0x20 }.prefix { $0 != 0x3B && $0 != 0x20 }
        let attribute = MarkupTree.Attribute(name: "data-language", value: String(decoding: language, as: UTF8.self).lowercased())
        return Substitution(.own, attributes: Array(tree.attributes(of: node)) + [attribute])
    }

    private mutating func report(_ message: String, of reference: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem])
    {
        guard unknown.insert(reference).inserted else { return }
        problems.append(Problem(kind: "unresolved-reference", line: document.tree.line(of: node), message: message))
    }
}
