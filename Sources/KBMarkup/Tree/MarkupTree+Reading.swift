extension MarkupTree {
    /// An element's name as written, with its prefix; empty for other nodes.
    package func name(_ node: Int) -> String { nodes[node].name >= 0 ? names[Int(nodes[node].name)] : "" }

    /// An element's name without its prefix.
    func localName(_ node: Int) -> String { nodes[node].name >= 0 ? localNames[Int(nodes[node].name)] : "" }

    /// The name as a small number, equal for equal names; -1 for nodes that are no elements. See `allNames`.
    package func nameIndex(_ node: Int) -> Int { Int(nodes[node].name) }

    /// Every element name in the tree, by `nameIndex`.
    package var allNames: [String] { names }

    /// The same without their prefixes.
    var allLocalNames: [String] { localNames }

    package func isElement(_ node: Int) -> Bool { nodes[node].kind == .element }

    /// An element's attributes as written; none of other nodes.
    package func attributes(of node: Int) -> [Attribute] {
        spans(of: node).map { Attribute(name: string($0.name..<$0.value), value: string($0.value..<$0.end)) }
    }

    /// The value of the attribute with this name. Cost: a comparison of bytes an attribute; only the value becomes a string.
    package func attribute(_ name: String, of node: Int) -> String? {
        attributeBytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of an attribute's value.
    func attributeBytes(_ name: String, of node: Int) -> ArraySlice<UInt8>? {
        guard nodes[node].kind == .element else { return nil }
        let length = name.utf8.count
        for index in nodes[node].content {
            let span = attributeSpans[Int(index)]
            guard Int(span.value - span.name) == length else { continue }
            if bytes[Int(span.name)..<Int(span.value)].elementsEqual(name.utf8) { return bytes[Int(span.value)..<Int(span.end)] }
        }
        return nil
    }

    /// Whether the value of an attribute is this text.
    func attribute(_ name: String, of node: Int, is value: String) -> Bool { attributeBytes(name, of: node)?.isEqual(to: value) ?? false }

    /// Calls `body` with the bytes of the name and the value of each attribute.
    func forEachAttribute(of node: Int, _ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        guard nodes[node].kind == .element else { return }
        for index in nodes[node].content {
            let span = attributeSpans[Int(index)]
            body(bytes[Int(span.name)..<Int(span.value)], bytes[Int(span.value)..<Int(span.end)])
        }
    }

    func spans(of node: Int) -> ArraySlice<AttributeSpan> {
        guard nodes[node].kind == .element else { return [] }
        return attributeSpans[Int(nodes[node].content.lowerBound)..<Int(nodes[node].content.upperBound)]
    }

    private func string(_ range: Range<UInt32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    /// The bytes of a text, CDATA, comment or instruction node; of an entity reference, its name.
    package func textBytes(_ node: Int) -> ArraySlice<UInt8> {
        guard nodes[node].kind != .element else { return [] }
        return bytes[Int(nodes[node].content.lowerBound)..<Int(nodes[node].content.upperBound)]
    }

    package func text(_ node: Int) -> String { String(decoding: textBytes(node), as: UTF8.self) }

    package func children(of node: Int) -> ChildSequence { ChildSequence(nodes: nodes, index: nodes[node].firstChild) }

    package func elements(of node: Int) -> [Int] { children(of: node).filter(isElement) }

    package func firstElement(_ name: String, in node: Int) -> Int? { children(of: node).first { isElement($0) && self.name($0) == name } }

    /// By node, whether it is one of these: for questions that are asked for every node.
    func flags(of chosen: Set<Int>) -> [Bool] {
        var flags = [Bool](repeating: false, count: nodes.count)
        for node in chosen { flags[node] = true }
        return flags
    }

    package func parent(of node: Int) -> Int? { nodes[node].parent >= 0 ? Int(nodes[node].parent) : nil }

    package func line(of node: Int) -> Int? { nodes[node].line > 0 ? Int(nodes[node].line) : nil }

    /// The last node below `root` in document order, or `root` itself.
    package func lastDescendant(of root: Int) -> Int {
        var node = root
        while nodes[node].lastChild >= 0 { node = Int(nodes[node].lastChild) }
        return node
    }

    /// All text and CDATA below a node, joined as it stands. Comments do not count.
    package func innerText(of node: Int) -> String {
        if nodes[node].kind == .text || nodes[node].kind == .cdata { return text(node) }
        var out: [UInt8] = []
        forEachDescendant(of: node) { child in
            if nodes[child].kind == .text || nodes[child].kind == .cdata { out += textBytes(child) }
            return true
        }
        return String(decoding: out, as: UTF8.self)
    }

    package struct ChildSequence: Sequence, IteratorProtocol {
        fileprivate let nodes: [Node]
        fileprivate var index: Int32

        package mutating func next() -> Int? {
            guard index >= 0 else { return nil }
            defer { index = nodes[Int(index)].next }
            return Int(index)
        }
    }
}
