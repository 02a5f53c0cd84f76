import KBModel

/// An article's body as an arena of nodes in reading order, each with hashes of all that stands inside it.
package struct DiffTree: Sendable {
    package struct Node: Sendable {
        package var content: NodeContent
        package var parent: Int
        /// The place among the parent's children.
        package var index: Int
        /// One past the last node of the subtree.
        package var end: Int
        package var children: Range<Int>
        package var line: Int?
        /// Equal subtrees, byte for byte.
        package var exact: UInt64
        /// Subtrees that read the same: noise does not count.
        package var canonical: UInt64
        /// Subtrees with the same words, whatever their kinds, marks and links.
        package var text: UInt64
        /// The node's own part, byte for byte and without noise.
        package var ownExact: UInt64
        package var ownCanonical: UInt64
        /// Words of the subtree, at least 1.
        package var weight: Int
    }

    package private(set) var nodes: [Node] = []
    private var childIDs: [Int] = []

    package static let root = 0

    /// Cost: linear in the text.
    package init(_ blocks: [Block]) {
        var builder = Builder()
        builder.add(TreePart(body: blocks), parent: -1, index: 0)
        (nodes, childIDs) = (builder.nodes, builder.childIDs)
    }

    package func children(of node: Int) -> ArraySlice<Int> { childIDs[nodes[node].children] }

    package func subtree(of node: Int) -> Range<Int> { node..<nodes[node].end }

    /// The indices from `blocks` down; empty for the root.
    package func path(of node: Int) -> [Int] {
        var path: [Int] = []
        var current = node
        while current != Self.root {
            path.append(nodes[current].index)
            current = nodes[current].parent
        }
        return path.reversed()
    }

    /// The node at a path; `nil` when there is none.
    package func node(at path: [Int]) -> Int? {
        var current = Self.root
        for index in path {
            let children = children(of: current)
            guard index >= 0, index < children.count else { return nil }
            current = children[children.startIndex + index]
        }
        return current
    }

    /// The node and all inside it but what `leavingOut` names.
    package func fragment(of node: Int, leavingOut: (Int) -> Bool = { _ in false }) -> Fragment {
        Fragment(
            nodes[node].content,
            children(of: node).filter { !leavingOut($0) }.map { fragment(of: $0, leavingOut: leavingOut) }, line: nodes[node].line)
    }
}

private struct Builder {
    var nodes: [DiffTree.Node] = []
    var childIDs: [Int] = []
    private var canonical = CanonicalText()

    @discardableResult
    mutating func add(_ part: TreePart, parent: Int, index: Int) -> Int {
        let id = nodes.count
        nodes.append(node(part, parent: parent, index: index))
        var children: [Int] = []
        part.forEachChild { children.append(add($0, parent: id, index: children.count)) }
        nodes[id].end = nodes.count
        nodes[id].children = childIDs.count..<childIDs.count + children.count
        childIDs += children
        combine(children, into: id)
        return id
    }

    private mutating func node(_ part: TreePart, parent: Int, index: Int) -> DiffTree.Node {
        let content = part.content
        let inlines = content.inlines
        canonical.reset()
        canonical.append(inlines, isVerbatim: content.isVerbatim)
        var (exact, own, text) = (ContentHash(), ContentHash(), ContentHash())
        content.forEachAttribute { name, value in
            exact.add(name)
            exact.add(value)
            if name != "alt" { own.add(value) }
        }
        // One empty run says the same as none, and JSON does not tell them apart.
        for run in inlines where !run.saysNothing {
            exact.add(run.text)
            for mark in run.marks { exact.add(mark.rawValue) }
            if let link = run.link { exact.add(link) }
            if let image = run.image {
                exact.add(image.src)
                exact.add(image.alt.map { "=" + $0 } ?? "")
            }
            exact.add(UInt64(run.marks.count) << 2 | (run.link == nil ? 0 : 2) | (run.image == nil ? 0 : 1))
        }
        if case .image(_, let alt) = content { exact.add(alt == nil ? 0 : 1) }
        if case .code(let language, _) = content { exact.add(language == nil ? 0 : 1) }
        canonical.bytes.withUnsafeBufferPointer {
            own.add($0)
            text.add($0)
        }
        for (offset, style) in canonical.styles {
            own.add(UInt64(offset))
            own.add(style)
        }
        let family = UInt64(content.family.rawValue)
        exact.add(family)
        own.add(family)
        return DiffTree.Node(
            content: content, parent: parent, index: index, end: 0, children: 0..<0, line: part.line, exact: exact.value,
            canonical: own.value, text: text.value, ownExact: exact.value, ownCanonical: own.value, weight: canonical.words)
    }

    private mutating func combine(_ children: [Int], into id: Int) {
        guard !children.isEmpty else {
            nodes[id].weight = max(1, nodes[id].weight)
            return
        }
        var (exact, own, text) = (ContentHash(seed: nodes[id].exact), ContentHash(seed: nodes[id].canonical), ContentHash(seed: 7))
        if !nodes[id].content.inlines.isEmpty { text.add(nodes[id].text) }
        for child in children {
            exact.add(nodes[child].exact)
            own.add(nodes[child].canonical)
            text.add(nodes[child].text)
            nodes[id].weight += nodes[child].weight
        }
        (nodes[id].exact, nodes[id].canonical, nodes[id].text) = (exact.value, own.value, text.value)
        nodes[id].weight = max(1, nodes[id].weight)
    }
}

extension Inline {
    /// A run without text, marks, link or image.
    fileprivate var saysNothing: Bool { text.isEmpty && marks.isEmpty && link == nil && image == nil }
}
