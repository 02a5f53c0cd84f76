import KBModel

/// What stands in the place of an element that refers to content elsewhere.
struct Substitution: Sendable {
    enum Content: Sendable {
        /// The element keeps its content.
        case own
        case text(String)
        /// The content of an element of another document (or of the same) in the place of its own.
        case contentOf(Int, XMLDocument)
        /// These nodes in the place of the element itself.
        case nodes([Int], XMLDocument)
    }

    /// The element's attributes; `nil` leaves them.
    var attributes: [MarkupTree.Attribute]?
    var content: Content

    init(_ content: Content, attributes: [MarkupTree.Attribute]? = nil) {
        self.content = content
        self.attributes = attributes
    }
}

/// Decides what references mean.
protocol ReferenceResolver {
    /// `nil` when the element refers to nothing, or to nothing that can be found (then the reason goes to `problems`).
    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution?
    /// What others put before and behind an element.
    func additions(around node: Int, in document: XMLDocument) -> (before: [ForeignNode], after: [ForeignNode])
}

/// A node of another document.
struct ForeignNode: Sendable {
    var node: Int
    var document: XMLDocument
}

extension ReferenceResolver {
    func additions(around node: Int, in document: XMLDocument) -> (before: [ForeignNode], after: [ForeignNode]) { ([], []) }
}

/// Copies a document with the content that its elements refer to. Content that refers on is followed too; going round and growing beyond
/// bounds are stopped with a problem. Lines of foreign content are those of the reference; its relative links are rewritten for their new
/// place.
struct TreeAssembly<Resolver: ReferenceResolver> {
    /// References nested deeper than this are not followed.
    private static var maximumDepth: Int { 16 }
    /// Foreign nodes beyond this are not copied.
    private static var maximumForeignNodes: Int { 200_000 }

    private struct Place: Hashable {
        var path: String
        var node: Int
    }

    private var resolver: Resolver
    private let home: XMLDocument
    private var tree: MarkupTree
    private var problems: [Problem]
    private var foreignNodes = 0
    private var limited = false

    static func resolve(_ document: XMLDocument, with resolver: Resolver) -> XMLDocument {
        var assembly = TreeAssembly(document, resolver)
        for child in document.tree.children(of: MarkupTree.document) {
            assembly.copy(child, of: document, to: MarkupTree.document, chain: [], line: nil)
        }
        return XMLDocument(path: document.path, tree: assembly.tree, problems: assembly.problems)
    }

    private init(_ document: XMLDocument, _ resolver: Resolver) {
        self.resolver = resolver
        home = document
        tree = MarkupTree(namesOf: document.tree)
        problems = document.problems
    }

    /// - Parameters:
    ///   - chain: the foreign elements this node came through.
    ///   - line: of the outermost reference; `nil` at home.
    private mutating func copy(_ node: Int, of document: XMLDocument, to parent: Int, chain: [Place], line: Int?) {
        if !chain.isEmpty {
            foreignNodes += 1
            guard foreignNodes <= Self.maximumForeignNodes else { return limit(at: line) }
        }
        let line = line ?? document.tree.line(of: node) ?? 0
        guard document.tree.isElement(node) else {
            tree.appendCopy(of: node, from: document.tree, to: parent, line: line)
            return
        }
        let additions = resolver.additions(around: node, in: document)
        add(additions.before, to: parent, chain: chain, line: line)
        copyElement(node, of: document, to: parent, chain: chain, line: line)
        add(additions.after, to: parent, chain: chain, line: line)
    }

    private mutating func add(_ parts: [ForeignNode], to parent: Int, chain: [Place], line: Int) {
        for part in parts {
            enter(part.document, part.node, chain: chain, line: line) {
                $0.copyElement(part.node, of: part.document, to: parent, chain: $1, line: line)
            }
        }
    }

    private mutating func copyElement(_ node: Int, of document: XMLDocument, to parent: Int, chain: [Place], line: Int) {
        let substitution = resolver.substitution(for: node, in: document, problems: &problems)
        if case .nodes(let nodes, let other)? = substitution?.content {
            for child in nodes {
                enter(other, child, chain: chain, line: line) { $0.copy(child, of: other, to: parent, chain: $1, line: line) }
            }
            return
        }
        let element: Int
        if substitution?.attributes == nil, chain.isEmpty {
            let name = Int32(document.tree.nameIndex(node))
            element = tree.appendElement(named: name, attributesOf: node, in: document.tree, to: parent, line: line)
        } else {
            let own = substitution?.attributes ?? document.tree.attributes(of: node)
            element = tree.appendElement(
                document.tree.name(node), attributes: rebased(own, from: document.path), to: parent, line: line)
        }
        put(substitution, of: node, in: document, into: element, chain: chain, line: line)
    }

    /// The content of an element; what it is replaced with may itself be replaced.
    private mutating func put(
        _ substitution: Substitution?, of node: Int, in document: XMLDocument, into element: Int, chain: [Place], line: Int
    ) {
        switch substitution?.content {
        case .text(let text)?: tree.appendText(text, to: element, line: line)
        case .contentOf(let other, let foreign)?:
            enter(foreign, other, chain: chain, line: line) { assembly, chain in
                let next = assembly.resolver.substitution(for: other, in: foreign, problems: &assembly.problems)
                assembly.put(next, of: other, in: foreign, into: element, chain: chain, line: line)
            }
        case .own?, .nodes?, nil:
            let inherited = chain.isEmpty ? nil : line
            for child in document.tree.children(of: node) { copy(child, of: document, to: element, chain: chain, line: inherited) }
        }
    }

    private mutating func enter(
        _ document: XMLDocument, _ node: Int, chain: [Place], line: Int, _ body: (inout TreeAssembly, [Place]) -> Void
    ) {
        let place = Place(path: document.path, node: node)
        guard !chain.contains(place), chain.count < Self.maximumDepth else { return limit(at: line) }
        body(&self, chain + [place])
    }

    private mutating func limit(at line: Int?) {
        guard !limited else { return }
        limited = true
        problems.append(
            Problem(
                kind: "reuse-limit", line: line,
                message: "reused content refers to itself or grows beyond the limit; it was left out from here on"))
    }

    private func rebased(_ attributes: [MarkupTree.Attribute], from path: String) -> [MarkupTree.Attribute] {
        guard path != home.path else { return attributes }
        return attributes.map { attribute in
            guard ["href", "src", "fileref", "xlink:href"].contains(attribute.name) else { return attribute }
            let (file, fragment) = RelativePath.split(attribute.value)
            guard let target = file.isEmpty ? path : RelativePath.resolve(file, from: path) else { return attribute }
            let suffix = fragment.isEmpty ? "" : "#" + fragment
            return MarkupTree.Attribute(name: attribute.name, value: RelativePath.reference(to: target, from: home.path) + suffix)
        }
    }
}

extension MarkupTree {
    /// Appends a copy of a node that is no element.
    mutating func appendCopy(of node: Int, from other: MarkupTree, to parent: Int, line: Int) {
        other.textBytes(node).withUnsafeBufferPointer { bytes in
            _ = appendText(bytes, kind: other.nodes[node].kind, to: parent, line: line)
        }
    }

    mutating func appendText(_ text: String, to parent: Int, line: Int) {
        var text = text
        text.withUTF8 { bytes in _ = appendText(bytes, to: parent, line: line) }
    }
}
