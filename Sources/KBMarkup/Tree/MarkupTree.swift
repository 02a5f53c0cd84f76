/// A parsed document as an arena: nodes refer to each other by index, so that trees of any depth are made, walked and freed without
/// recursion. Node 0 is the document.
package struct MarkupTree: Sendable {
    package struct Node: Sendable {
        package var kind: Kind
        /// Of an element: its name as an index into the tree's names.
        var name: Int32 = -1
        package var parent: Int32 = -1
        package var firstChild: Int32 = -1
        package var lastChild: Int32 = -1
        package var next: Int32 = -1
        /// Of an element its attributes, of any other node its bytes.
        var content: Range<UInt32> = 0..<0
        /// The line in the source, from 1; 0 when unknown.
        package var line: Int32 = 0
    }

    package enum Kind: UInt8, Sendable { case document, element, text, cdata, comment, instruction, entityReference }

    package struct Attribute: Sendable {
        /// With its prefix as written (`xlink:href`).
        package var name: String
        package var value: String
    }

    /// Where an attribute's name and value stand in `bytes`, one after the other.
    struct AttributeSpan: Sendable {
        var name: UInt32
        var value: UInt32
        var end: UInt32
    }

    package private(set) var nodes: [Node] = [Node(kind: .document)]
    private var names: [String] = []
    private var nameIndex: [String: Int32] = [:]
    private var attributeSpans: [AttributeSpan] = []
    private var bytes: [UInt8] = []

    package init() {}

    package static let document = 0
}

// Building.
extension MarkupTree {
    /// Appends a node as the last child of `parent` and returns its index.
    @discardableResult
    package mutating func append(_ kind: Kind, to parent: Int, line: Int = 0) -> Int {
        let index = Int32(nodes.count)
        var node = Node(kind: kind)
        node.parent = Int32(parent)
        node.line = Int32(clamping: line)
        nodes.append(node)
        if nodes[parent].lastChild >= 0 { nodes[Int(nodes[parent].lastChild)].next = index } else { nodes[parent].firstChild = index }
        nodes[parent].lastChild = index
        return Int(index)
    }

    @discardableResult
    package mutating func appendElement(_ name: String, attributes: [Attribute] = [], to parent: Int, line: Int = 0) -> Int {
        let index = appendElement(named: intern(name), to: parent, line: line)
        for attribute in attributes { appendAttribute(Array(attribute.name.utf8), Array(attribute.value.utf8)) }
        return index
    }

    /// Appends an element by the index that `intern` gave its name; its attributes follow by `appendAttribute`.
    mutating func appendElement(named name: Int32, to parent: Int, line: Int) -> Int {
        let index = append(.element, to: parent, line: line)
        nodes[index].name = name
        let start = UInt32(attributeSpans.count)
        nodes[index].content = start..<start
        return index
    }

    /// Appends an attribute to the element that was appended last.
    mutating func appendAttribute(_ name: some Collection<UInt8>, _ value: some Collection<UInt8>) {
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: name)
        let middle = UInt32(bytes.count)
        bytes.append(contentsOf: value)
        attributeSpans.append(AttributeSpan(name: start, value: middle, end: UInt32(bytes.count)))
        nodes[nodes.count - 1].content = nodes[nodes.count - 1].content.lowerBound..<UInt32(attributeSpans.count)
    }

    @discardableResult
    package mutating func appendText(_ text: UnsafeBufferPointer<UInt8>, kind: Kind = .text, to parent: Int, line: Int = 0) -> Int {
        let index = append(kind, to: parent, line: line)
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: text)
        nodes[index].content = start..<UInt32(bytes.count)
        return index
    }

    /// Appends text to the text that came last when nothing stands between them, else as a node of its own.
    mutating func extendText(_ text: UnsafeBufferPointer<UInt8>, of parent: Int, line: Int) {
        let last = nodes.count - 1
        guard nodes[last].kind == .text, nodes[parent].lastChild == Int32(last) else {
            appendText(text, to: parent, line: line)
            return
        }
        bytes.append(contentsOf: text)
        nodes[last].content = nodes[last].content.lowerBound..<UInt32(bytes.count)
    }

    mutating func reserveBytes(_ count: Int) { bytes.reserveCapacity(count) }

    /// Rewrites the lines of all nodes, such as those of a text that was put together from several.
    package mutating func mapLines(_ transform: (Int) -> Int) {
        for index in nodes.indices where nodes[index].line > 0 { nodes[index].line = Int32(clamping: transform(Int(nodes[index].line))) }
    }

    /// The index of a name; see `nameIndex(_:)`.
    mutating func intern(_ name: String) -> Int32 {
        if let known = nameIndex[name] { return known }
        let index = Int32(names.count)
        names.append(name)
        nameIndex[name] = index
        return index
    }
}

// Reading.
extension MarkupTree {
    /// An element's name as written, with its prefix; empty for other nodes.
    package func name(_ node: Int) -> String { nodes[node].name >= 0 ? names[Int(nodes[node].name)] : "" }

    /// The name as a small number, equal for equal names; -1 for nodes that are no elements. See `allNames`.
    package func nameIndex(_ node: Int) -> Int { Int(nodes[node].name) }

    /// Every element name in the tree, by `nameIndex`.
    package var allNames: [String] { names }

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
        let spans = spans(of: node)
        guard !spans.isEmpty else { return nil }
        let length = name.utf8.count
        for span in spans where Int(span.value - span.name) == length && name.utf8.elementsEqual(bytes[Int(span.name)..<Int(span.value)]) {
            return bytes[Int(span.value)..<Int(span.end)]
        }
        return nil
    }

    /// Calls `body` with the bytes of the name and the value of each attribute.
    func forEachAttribute(of node: Int, _ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        for span in spans(of: node) { body(bytes[Int(span.name)..<Int(span.value)], bytes[Int(span.value)..<Int(span.end)]) }
    }

    private func spans(of node: Int) -> ArraySlice<AttributeSpan> {
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

    package func children(of node: Int) -> ChildSequence { ChildSequence(tree: self, index: nodes[node].firstChild) }

    package func elements(of node: Int) -> [Int] { children(of: node).filter(isElement) }

    package func firstElement(_ name: String, in node: Int) -> Int? { children(of: node).first { isElement($0) && self.name($0) == name } }

    package func parent(of node: Int) -> Int? { nodes[node].parent >= 0 ? Int(nodes[node].parent) : nil }

    package func line(of node: Int) -> Int? { nodes[node].line > 0 ? Int(nodes[node].line) : nil }

    /// All nodes below `root` in document order, without recursion. `descend` decides per element whether its children are visited.
    package func forEachDescendant(of root: Int, _ body: (Int) -> Bool) {
        var current = nodes[root].firstChild
        while current >= 0 {
            let descend = body(Int(current))
            if descend, nodes[Int(current)].firstChild >= 0 {
                current = nodes[Int(current)].firstChild
                continue
            }
            while current >= 0, current != Int32(root), nodes[Int(current)].next < 0 { current = nodes[Int(current)].parent }
            if current < 0 || current == Int32(root) { return }
            current = nodes[Int(current)].next
        }
    }

    /// Visits `root` and all below it: `enter` before a node's children, `leave` after them. Children are visited, and `leave` is called, only
    /// when `enter` says so. No recursion.
    package func walk(_ root: Int, enter: (Int) -> Bool, leave: (Int) -> Void) {
        var current = Int32(root)
        while true {
            if enter(Int(current)) {
                if nodes[Int(current)].firstChild >= 0 {
                    current = nodes[Int(current)].firstChild
                    continue
                }
                leave(Int(current))
            }
            while current != Int32(root), nodes[Int(current)].next < 0 {
                current = nodes[Int(current)].parent
                leave(Int(current))
            }
            if current == Int32(root) { return }
            current = nodes[Int(current)].next
        }
    }

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
        fileprivate let tree: MarkupTree
        fileprivate var index: Int32

        package mutating func next() -> Int? {
            guard index >= 0 else { return nil }
            defer { index = tree.nodes[Int(index)].next }
            return Int(index)
        }
    }
}
