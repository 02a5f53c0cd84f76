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
    private(set) var names: [String] = []
    /// The names without their prefixes.
    private(set) var localNames: [String] = []
    private var nameIndex: [String: Int32] = [:]
    private(set) var attributeSpans: [AttributeSpan] = []
    private(set) var bytes: [UInt8] = []

    package init() {}

    /// An empty tree that has the element names of another one under the same indices.
    init(namesOf other: MarkupTree) {
        names = other.names
        localNames = other.localNames
        nameIndex = other.nameIndex
    }

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

    /// Appends an element with the attributes that an element of another tree has; its name goes by the index that this tree gives it.
    mutating func appendElement(named name: Int32, attributesOf node: Int, in other: MarkupTree, to parent: Int, line: Int) -> Int {
        let index = appendElement(named: name, to: parent, line: line)
        for span in other.spans(of: node) {
            let shift = Int(bytes.count) - Int(span.name)
            bytes.append(contentsOf: other.bytes[Int(span.name)..<Int(span.end)])
            attributeSpans.append(
                AttributeSpan(name: UInt32(Int(span.name) + shift), value: UInt32(Int(span.value) + shift), end: UInt32(bytes.count)))
        }
        nodes[index].content = nodes[index].content.lowerBound..<UInt32(attributeSpans.count)
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

    /// Makes room for a source of this size: its text, a node for every 32 bytes, and the names of a common vocabulary. Growing bit by bit
    /// takes a twentieth of a parse.
    mutating func reserve(size: Int) {
        bytes.reserveCapacity(size)
        nodes.reserveCapacity(size / 32)
        attributeSpans.reserveCapacity(size / 128)
        nameIndex.reserveCapacity(48)
    }

    /// Rewrites the lines of all nodes, such as those of a text that was put together from several.
    package mutating func mapLines(_ transform: (Int) -> Int) {
        for index in nodes.indices where nodes[index].line > 0 { nodes[index].line = Int32(clamping: transform(Int(nodes[index].line))) }
    }

    /// The index of a name; see `nameIndex(_:)`.
    mutating func intern(_ name: String) -> Int32 {
        if let known = nameIndex[name] { return known }
        let index = Int32(names.count)
        names.append(name)
        localNames.append(name.utf8.lastIndex(of: 0x3A).map { String(name[name.utf8.index(after: $0)...]) } ?? name)
        nameIndex[name] = index
        return index
    }
}
