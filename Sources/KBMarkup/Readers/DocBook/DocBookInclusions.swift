import KBModel

/// Puts in what XInclude and assemblies name, from the same folder alone (W3C, "XML Inclusions (XInclude) Version 1.1").
struct DocBookInclusions: ReferenceResolver {
    let tree: SourceTree
    let library: XMLLibrary
    /// Files of an assembly's resources, by their ids.
    private let resources: [String: String]

    init(_ document: XMLDocument, tree: SourceTree, library: XMLLibrary) {
        self.tree = tree
        self.library = library
        var resources: [String: String] = [:]
        for resource in document.tree.descendants("resource", of: MarkupTree.document) {
            guard let id = document.tree.attributeNamed("id", of: resource), let href = document.tree.attributeNamed("href", of: resource) else { continue }
            resources[id] = href
        }
        self.resources = resources
    }

    static func occur(in tree: MarkupTree) -> Bool { tree.allNames.contains { $0.hasSuffix("include") || $0 == "module" || $0.hasSuffix(":module") } }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        switch document.tree.localName(node) {
        case "include": include(node, document, &problems)
        case "module": module(node, document, &problems)
        default: nil
        }
    }

    private func include(_ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution {
        let tree = document.tree
        let href = tree.attribute("href", of: node) ?? ""
        let id = tree.attribute("xpointer", of: node).flatMap(Self.id)
        if tree.attribute("parse", of: node) == "text" {
            if let path = self.tree.path(of: href, from: document.path), let bytes = try? self.tree.read(path) {
                return Substitution(.nodes(Self.textNodes(TextDecoding(bytes).text)))
            }
        } else if let (root, other) = target(href, id: id, document) {
            return Substitution(.nodes([root], other))
        }
        if let fallback = tree.child("fallback", of: node) { return Substitution(.nodes(Array(tree.children(of: fallback)), document)) }
        report(href, node, document, &problems)
        return Substitution(.nodes([], document))
    }

    /// A module is the resource it names; its own modules follow inside.
    private func module(_ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        guard let name = document.tree.attribute("resourceref", of: node), let href = resources[name] else { return nil }
        guard let (root, other) = target(href, id: nil, document) else {
            report(href, node, document, &problems)
            return nil
        }
        return Substitution(.nodes([root], other))
    }

    private func target(_ href: String, id: String?, _ document: XMLDocument) -> (Int, XMLDocument)? {
        let other: XMLDocument
        if href.isEmpty {
            other = document
        } else {
            guard let path = tree.path(of: href, from: document.path), let read = library.document(at: path) else { return nil }
            other = read
        }
        guard let id else { return other.root.map { ($0, other) } }
        return other.tree.nodes.indices.first { other.tree.attribute("xml:id", of: $0) == id || other.tree.attribute("id", of: $0) == id }.map { ($0, other) }
    }

    /// `id`, `element(id)` and `xpointer(id('id'))`.
    private static func id(_ pointer: String) -> String? {
        let inner = pointer.split { $0 == "(" || $0 == ")" || $0 == "'" || $0 == "\"" }.last.map(String.init)
        return inner.flatMap { $0.contains("/") ? nil : $0 }
    }

    private static func textNodes(_ text: String) -> ([Int], XMLDocument) {
        var tree = MarkupTree()
        tree.appendText(text, to: MarkupTree.document, line: 0)
        return ([1], XMLDocument(path: "", tree: tree))
    }

    private func report(_ href: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) {
        problems.append(
            Problem(
                kind: "unresolved-reference", line: document.tree.line(of: node),
                message: "the included file \(href) is not in this folder or cannot be read; it was left out"))
    }
}

extension Substitution.Content {
    fileprivate static func nodes(_ part: ([Int], XMLDocument)) -> Substitution.Content { .nodes(part.0, part.1) }
}
