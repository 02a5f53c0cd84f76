import KBModel

/// Puts in what XInclude names, from the same folder alone (W3C, "XML Inclusions (XInclude) Version 1.1").
struct DocBookInclusions: ReferenceResolver {
    let tree: SourceTree
    let library: XMLLibrary
    static func occur(in tree: MarkupTree) -> Bool { tree.allNames.contains { $0.hasSuffix("include") } }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        document.tree.localName(node) == "include" ? include(node, document, &problems) : nil
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

    private func target(_ href: String, id: String?, _ document: XMLDocument) -> (Int, XMLDocument)? {
        let other: XMLDocument
        if href.isEmpty {
            other = document
        } else {
            guard let path = tree.path(of: href, from: document.path), let read = library.document(at: path) else { return nil }
            other = read
        }
        guard let id else { return other.root.map { ($0, other) } }
        return other.tree.nodes.indices.first { other.tree.attribute("xml:id", of: $0) == id || other.tree.attribute("id", of: $0) == id }
            .map { ($0, other) }
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
