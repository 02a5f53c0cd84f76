/// A parsed page with the elements' names as tags.
struct HTMLDocument: Sendable {
    let tree: MarkupTree
    private let tags: [HTMLTag]

    /// - Parameter meaning: what an element that HTML has not stands for, by its name.
    init(_ tree: MarkupTree, meaning: (String) -> HTMLTag? = { _ in nil }) {
        self.tree = tree
        tags = tree.allNames.map { HTMLTag(rawValue: $0) ?? meaning($0) ?? .other }
    }

    /// The tag of an element; `nil` for other nodes.
    func tag(_ node: Int) -> HTMLTag? {
        let index = tree.nameIndex(node)
        return index >= 0 ? tags[index] : nil
    }

    /// The first element with this tag in document order.
    func first(_ tag: HTMLTag) -> Int? { tree.nodes.indices.first { self.tag($0) == tag } }
}
