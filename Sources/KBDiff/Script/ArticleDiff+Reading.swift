/// What a renderer asks of a comparison while it walks the script.
extension ArticleDiff {
    /// The steps inside an entry; where the script stops because nothing differs further in, the node's children as they are.
    package func children(of entry: ScriptEntry, _ node: Int, in tree: DiffTree) -> [ScriptEntry] {
        if !entry.children.isEmpty { return entry.children }
        return tree.children(of: node).compactMap { child in
            switch entry.role {
            case .deleted:
                return movedOld[child] == nil ? ScriptEntry(role: .deleted, old: child) : ScriptEntry(role: .movedOut, old: child)
            case .inserted: return ScriptEntry(role: .inserted, new: child)
            case .kept, .movedIn, .movedOut: return ScriptEntry(role: .kept, new: child)
            }
        }
    }

    /// The body when nothing differs.
    package var unchangedScript: [ScriptEntry] { newTree.children(of: DiffTree.root).map { ScriptEntry(role: .kept, new: $0) } }

    /// Whether a step, or one inside it, shows a change.
    package func holdsChange(_ entry: ScriptEntry) -> Bool {
        entry.change != nil || entry.role == .movedOut || entry.children.contains { holdsChange($0) }
    }

    /// The place in `changes` of the move that took an old node away.
    package func moveChange(ofOld node: Int) -> Int? { movedOld[node] }
}
