import KBModel

/// Puts in what XInclude names, from the same folder alone (W3C, "XML Inclusions (XInclude) Version 1.1").
struct DocBookInclusions: ReferenceResolver {
    let tree: SourceTree
    let documents: XMLDocuments
    static func occur(in tree: MarkupTree) -> Bool { tree.allNames.contains { $0.hasSuffix("include") } }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        document.tree.localName(node) == "include" ? include(node, document, &problems) : nil
    }

    private func include(_ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution {
        let tree = document.tree
        let href = tree.attribute("href", of: node) ?? ""
        let id = tree.attribute("xpointer", of: node).flatMap(Self.id)
        do throws(XMLDocument.Failure) {
            if tree.attribute("parse", of: node) == "text" { return Substitution(.nodes(Self.textNodes(try text(of: href, document)))) }
            let (root, other) = try target(href, id: id, document)
            return Substitution(.nodes([root], other))
        } catch {
            if let fallback = tree.child("fallback", of: node) { return Substitution(.nodes(Array(tree.children(of: fallback)), document)) }
            report(href, error.reason, node, document, &problems)
            return Substitution(.nodes([], document))
        }
    }

    private func path(of href: String, _ document: XMLDocument) throws(XMLDocument.Failure) -> String {
        guard let path = tree.path(of: href, from: document.path) else {
            throw XMLDocument.Failure(reason: "there is no such file in this folder", line: nil)
        }
        return path
    }

    private func text(of href: String, _ document: XMLDocument) throws(XMLDocument.Failure) -> String {
        let path = try path(of: href, document)
        do {
            return TextDecoding(try tree.read(path)).text
        } catch {
            throw XMLDocument.Failure(reason: "it cannot be opened: \(error)", line: nil)
        }
    }

    private func target(_ href: String, id: String?, _ document: XMLDocument) throws(XMLDocument.Failure) -> (Int, XMLDocument) {
        let other = href.isEmpty ? document : try documents.parsed(path(of: href, document))
        let found =
            id.map { id in
                other.tree.nodes.indices.first {
                    other.tree.attribute("xml:id", of: $0) == id || other.tree.attribute("id", of: $0) == id
                }
            } ?? other.root
        guard let found else { throw XMLDocument.Failure(reason: "the file holds no such element", line: nil) }
        return (found, other)
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

    private func report(_ href: String, _ reason: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) {
        problems.append(
            Problem(
                kind: "unresolved-reference", line: document.tree.line(of: node),
                message: "the included file \(href) was left out: \(reason)"))
    }
}

extension Substitution.Content {
    fileprivate static func nodes(_ part: ([Int], XMLDocument)) -> Substitution.Content { .nodes(part.0, part.1) }
}
