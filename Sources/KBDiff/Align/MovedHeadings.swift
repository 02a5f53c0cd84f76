/// Short headings that went with the block below them: alone they are too short to count as moved.
struct MovedHeadings {
    let old: DiffTree
    let new: DiffTree

    /// Matches headings that read the same and stand right before the two halves of a matched pair. Cost: linear in the nodes.
    func match(_ matching: inout Matching) {
        for o in old.nodes.indices.dropLast() where matching.isFree(old: o) {
            guard case .heading = old.nodes[o].content, let below = sibling(of: o, 1, in: old), let partner = matching.new(of: below),
                let n = sibling(of: partner, -1, in: new), matching.isFree(new: n), old.nodes[o].canonical == new.nodes[n].canonical
            else { continue }
            matching.match(o, n)
        }
    }

    private func sibling(of node: Int, _ step: Int, in tree: DiffTree) -> Int? {
        guard node != DiffTree.root else { return nil }
        let siblings = tree.children(of: tree.nodes[node].parent)
        let place = siblings.startIndex + tree.nodes[node].index + step
        return siblings.indices.contains(place) ? siblings[place] : nil
    }
}
