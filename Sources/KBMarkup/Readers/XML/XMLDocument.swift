import KBModel

/// One XML file as a tree, with what went wrong on the way to it.
struct XMLDocument: Sendable {
    /// Below PATH.
    var path: String
    var tree: MarkupTree
    var problems: [Problem]

    /// Why there is no tree: one clause, with the line where known.
    struct Failure: Error, Sendable {
        var reason: String
        var line: Int?
    }

    /// Decodes, puts in entities (their files only from `source`) and parses.
    init(_ bytes: [UInt8], path: String, in source: SourceTree) throws(Failure) {
        let decoded = TextDecoding(bytes)
        guard decoded.bytes.contains(where: { !$0.isASCIISpace }) else { throw Failure(reason: "it holds no text", line: nil) }
        var unreadable: [Problem] = []
        let expanded = EntityExpansion(decoded.bytes) { reference in
            guard let file = source.path(of: reference, from: path) else { return nil }
            do {
                return try source.read(file)
            } catch {
                let problem = Problem(kind: "unreadable-file", message: "the entity file \(file) cannot be opened: \(error)")
                if !unreadable.contains(problem) { unreadable.append(problem) }
                return nil
            }
        }
        let parsed: MarkupParser.Result
        do {
            parsed = try MarkupParser.parseXML(expanded.bytes)
        } catch {
            switch error {
            case .noDocument(let line, let message):
                throw Failure(reason: message, line: line > 0 ? expanded.sourceLine(line) : nil)
            }
        }
        tree = parsed.tree
        problems = decoded.problems + unreadable + expanded.problems + parsed.problems.map { Self.moved($0, expanded) }
        if expanded.changesLines { tree.mapLines(expanded.sourceLine) }
        self.path = path
        guard root != nil else { throw Failure(reason: problems.last?.message ?? "it holds no element", line: problems.last?.line) }
    }

    init(path: String, tree: MarkupTree, problems: [Problem] = []) {
        self.path = path
        self.tree = tree
        self.problems = problems
    }

    /// The document element.
    var root: Int? { tree.children(of: MarkupTree.document).first { tree.isElement($0) } }

    private static func moved(_ problem: Problem, _ expansion: EntityExpansion) -> Problem {
        var problem = problem
        problem.line = problem.line.map(expansion.sourceLine)
        return problem
    }
}

extension MarkupTree {
    /// The first child element with this local name.
    func child(_ localName: String, of node: Int) -> Int? { children(of: node).first { isElement($0) && self.localName($0) == localName } }

    /// All descendant elements with this local name, in document order.
    func descendants(_ localName: String, of node: Int) -> [Int] {
        var found: [Int] = []
        forEachDescendant(of: node) { child in
            if isElement(child), self.localName(child) == localName { found.append(child) }
            return true
        }
        return found
    }

    /// The text below a node with white space folded; empty for `nil`.
    func foldedText(of node: Int?) -> String {
        guard let node else { return "" }
        var inline = InlineBuilder()
        inline.append(innerText(of: node))
        return inline.finish().plainText
    }

    /// The text of a child element with white space folded; `nil` when there is none or it is empty.
    func childText(_ localName: String, of node: Int) -> String? {
        let text = foldedText(of: child(localName, of: node))
        return text.isEmpty ? nil : text
    }

    /// The value of the first attribute with this local name, whatever its prefix.
    func attributeNamed(_ localName: String, of node: Int) -> String? {
        attributes(of: node).first { attribute in
            attribute.name == localName || attribute.name.utf8.reversed().starts(with: (":" + localName).utf8.reversed())
        }?.value
    }

    /// The distinct values of these attributes at and below a node, in document order.
    func anchors(below node: Int, attributes names: [String]) -> [String] {
        var seen: Set<String> = []
        var anchors: [String] = []
        func add(_ element: Int) {
            forEachAttribute(of: element) { name, value in
                guard names.contains(where: name.isEqual(to:)) else { return }
                let anchor = String(decoding: value, as: UTF8.self)
                if seen.insert(anchor).inserted { anchors.append(anchor) }
            }
        }
        add(node)
        forEachDescendant(of: node) { child in
            add(child)
            return true
        }
        return anchors
    }
}
