/// Statements of different conversations that say the same about different numbers.
struct Conflict: Sendable {
    /// Indices of clusters, most supported first.
    var clusters: [Int]
}

enum Conflicts {
    /// Cosine without numbers from which two statements are about the same; at .5 one of 77 real groups was flagged wrongly, at .6 none.
    static let sameSubject = 0.6

    /// - Parameter bare: the statements as vectors without numbers.
    static func find(among clusters: [StatementCluster], statements: [Statement], bare: [SparseVector]) -> [Conflict] {
        let numbered = clusters.indices.filter { !statements[clusters[$0].shown].quantities.isEmpty }
        var rivals: [Int: Set<Int>] = [:]
        for (position, a) in numbered.enumerated() {
            for b in numbered[(position + 1)...] where disagree(clusters[a], clusters[b], statements, bare) {
                rivals[a, default: []].insert(b)
                rivals[b, default: []].insert(a)
            }
        }
        var done: Set<Int> = []
        return rivals.keys.sorted { (clusters[$1].support, $0) < (clusters[$0].support, $1) }.compactMap { key in
            guard !done.contains(key) else { return nil }
            let group = ([key] + (rivals[key] ?? []).sorted()).filter { !done.contains($0) }
            done.formUnion(group)
            return group.count > 1 ? Conflict(clusters: group.sorted { (clusters[$1].support, $0) < (clusters[$0].support, $1) }) : nil
        }
    }

    private static func disagree(
        _ a: StatementCluster, _ b: StatementCluster, _ statements: [Statement], _ bare: [SparseVector]
    ) -> Bool {
        guard Set(a.members.map { statements[$0].place.conversation }).isDisjoint(with: b.members.map { statements[$0].place.conversation })
        else { return false }
        // Any two members may show it: each side may prefer another wording.
        return a.members.contains { x in
            b.members.contains { y in isNear(bare[x], bare[y]) && differ(statements[x].quantities, statements[y].quantities) }
        }
    }

    private static func isNear(_ a: SparseVector, _ b: SparseVector) -> Bool {
        a.cosine(b) >= sameSubject || (min(a.ids.count, b.ids.count) >= 4 && a.overlap(b) >= 0.75)
    }

    /// The same unit or the same word before, and no value in common.
    static func differ(_ a: [Statement.Quantity], _ b: [Statement.Quantity]) -> Bool {
        guard Set(a.map(\.value)).isDisjoint(with: b.map(\.value)) else { return false }
        return a.contains { x in b.contains { y in (x.after != nil && x.after == y.after) || (x.before != nil && x.before == y.before) } }
    }
}
