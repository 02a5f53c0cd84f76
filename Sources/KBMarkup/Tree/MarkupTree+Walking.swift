extension MarkupTree {
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
}
