/// Where a change stands, as a person would say it.
package struct ChangePlace: Sendable, Hashable {
    /// The nearest heading before it.
    package var section: String?
    /// `paragraph`, `step 3`, `row 2, column 1`, …
    package var description: String
}

extension ArticleDiff {
    /// The place of a change: in NEW, or in OLD for what was removed.
    package func place(of change: Change) -> ChangePlace {
        if change.kind == .metadata { return ChangePlace(section: nil, description: change.subject.replacing("_", with: " ")) }
        let (tree, path) = change.new.map { (newTree, $0.path) } ?? (oldTree, change.old?.path ?? [])
        return ChangePlace(section: tree.section(of: path), description: tree.description(of: path))
    }

    /// Where a moved block stood before.
    package func formerPlace(of change: Change) -> ChangePlace {
        let path = change.old?.path ?? []
        return ChangePlace(section: oldTree.section(of: path), description: oldTree.description(of: path))
    }
}

extension DiffTree {
    /// The text of the last heading before the top-level block that holds the place.
    fileprivate func section(of path: [Int]) -> String? {
        guard let top = path.first else { return nil }
        for child in children(of: Self.root).prefix(top).reversed() {
            if case .heading(_, let inlines) = nodes[child].content { return inlines.plainText }
        }
        return nil
    }

    /// The node's kind and the numbered things around it, from the outside in.
    fileprivate func description(of path: [Int]) -> String {
        var pieces: [String] = []
        var kind = "block"
        for length in path.indices.map({ $0 + 1 }) {
            guard let node = node(at: Array(path.prefix(length))) else { break }
            let number = nodes[node].index + 1
            kind = nodes[node].content.word
            switch nodes[node].content {
            case .item: pieces.append(isStep(node) ? "step \(number)" : "item \(number)")
            case .row: pieces.append("row \(number)")
            case .cell: pieces.append("column \(number)")
            case .definition(let term): pieces.append("definition of “\(term)”")
            case .note(let note): pieces.append(note.rawValue)
            case .body, .heading, .paragraph, .code, .image, .list, .table, .quote, .details, .definitions: break
            }
        }
        let isPart = ["item", "row", "cell", "definition", "note"].contains(kind)
        if isPart || (kind == "paragraph" && !pieces.isEmpty) { return pieces.joined(separator: ", ") }
        return (pieces + [kind]).joined(separator: ", ")
    }

    private func isStep(_ item: Int) -> Bool {
        if case .list(let ordered, let steps) = nodes[nodes[item].parent].content { ordered || steps } else { false }
    }
}
