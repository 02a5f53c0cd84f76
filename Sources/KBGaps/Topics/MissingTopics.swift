import KBModel
import KBText

/// Groups contacts by need and keeps of every group what nothing covers.
struct MissingTopics {
    /// Uncovered contacts that ask for the same.
    struct Group: Sendable {
        var contacts: [Int]
        var score: Double
    }

    let attribution: Attribution
    let coverage: Coverage
    let graph: NeedGraph

    /// The groups, best first. A contact may be in one only.
    func groups() -> [Group] {
        let uncoveredness = Ranks.of(coverage.values).map { 1 - $0 }
        let candidates = levels().flatMap { communities in Self.members(of: communities) }
            .map { candidate($0.map { graph.sample[$0] }, uncoveredness) }
            .filter { !$0.contacts.isEmpty }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.contacts.lexicographicallyPrecedes($1.contacts) }
        var taken = Set<Int>()
        var groups: [Group] = []
        for group in candidates {
            let free = group.contacts.filter { !taken.contains($0) }
            guard free.count * 2 > group.contacts.count else { continue }
            taken.formUnion(free)
            groups.append(Group(contacts: free, score: group.score))
        }
        return groups
    }

    /// A cluster of the graph → its uncovered contacts. Size counts, coverage counts doubly, and a cluster that is mostly covered counts less.
    private func candidate(_ cluster: [Int], _ uncoveredness: [Double]) -> Group {
        let kept = cluster.filter { !attribution.needs[$0].covered && attribution.needs[$0].notContent == nil }
        guard !kept.isEmpty else { return Group(contacts: [], score: 0) }
        let mean = kept.reduce(0) { $0 + uncoveredness[$1] } / Double(kept.count)
        return Group(contacts: kept, score: Double(kept.count) * mean * mean * Double(kept.count) / Double(cluster.count))
    }

    /// Communities at several resolutions, since needs nest: "OAuth" holds "OAuth for Gmail".
    private func levels() -> [[Int]] {
        [2, 4, 8, 16].map { Leiden(resolution: $0).communities(of: graph.graph) }
    }

    private static func members(of communities: [Int]) -> [[Int]] {
        var members = [[Int]](repeating: [], count: (communities.max() ?? -1) + 1)
        for (node, community) in communities.enumerated() { members[community].append(node) }
        return members
    }
}
