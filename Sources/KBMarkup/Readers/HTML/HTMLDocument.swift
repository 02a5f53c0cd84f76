/// A parsed page with the elements' names as tags.
struct HTMLDocument: Sendable {
    let tree: MarkupTree
    private let tags: [HTMLTag]

    init(_ tree: MarkupTree) {
        self.tree = tree
        tags = tree.allNames.map { HTMLTag(rawValue: $0) ?? .other }
    }

    /// The tag of an element; `nil` for other nodes.
    func tag(_ node: Int) -> HTMLTag? {
        let index = tree.nameIndex(node)
        return index >= 0 ? tags[index] : nil
    }

    /// The first element with this tag in document order.
    func first(_ tag: HTMLTag) -> Int? { tree.nodes.indices.first { self.tag($0) == tag } }
}
