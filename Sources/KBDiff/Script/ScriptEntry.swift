/// One step of reading both articles at once: a node of either side or a matched pair, with the steps for what stands inside.
package struct ScriptEntry: Sendable {
    package enum Role: Sendable {
        /// In both, in the same place.
        case kept
        case inserted
        case deleted
        /// In both; here is its new place.
        case movedIn
        /// In both; here was its old place.
        case movedOut
    }

    package var role: Role
    package var old: Int?
    package var new: Int?
    package var children: [ScriptEntry] = []
    /// The place in `ArticleDiff.changes` of the change that this step shows.
    package var change: Int?
}

/// Interleaves two matched trees.
struct ScriptBuilder {
    let old: DiffTree
    let new: DiffTree
    let matching: Matching

    func build() -> [ScriptEntry] { children(of: DiffTree.root, DiffTree.root) }

    /// What left a place stands before what came there.
    private func children(of o: Int, _ n: Int) -> [ScriptEntry] {
        guard old.nodes[o].exact != new.nodes[n].exact else { return [] }
        var entries: [ScriptEntry] = []
        var olds = old.children(of: o)
        var news = new.children(of: n)
        for (keptOld, keptNew) in StationaryChildren(old: old, new: new, matching: matching).pairs(of: o, n) {
            while let next = olds.popFirst(), next != keptOld { entries.append(left(next)) }
            while let next = news.popFirst(), next != keptNew { entries.append(came(next)) }
            entries.append(ScriptEntry(role: .kept, old: keptOld, new: keptNew, children: children(of: keptOld, keptNew)))
        }
        entries += olds.map(left)
        entries += news.map(came)
        return entries
    }

    private func left(_ o: Int) -> ScriptEntry {
        if let partner = matching.new(of: o) { return ScriptEntry(role: .movedOut, old: o, new: partner) }
        return ScriptEntry(role: .deleted, old: o)
    }

    private func came(_ n: Int) -> ScriptEntry {
        if let partner = matching.old(of: n) {
            return ScriptEntry(role: .movedIn, old: partner, new: n, children: children(of: partner, n))
        }
        let hasMatch = new.subtree(of: n).contains { matching.old(of: $0) != nil }
        return ScriptEntry(role: .inserted, new: n, children: hasMatch ? new.children(of: n).map(came) : [])
    }
}
