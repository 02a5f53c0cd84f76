import KBModel
import KBText

/// Groups contacts by need and keeps of every group what nothing covers.
struct MissingTopics {
    /// Uncovered contacts that ask for the same.
    struct Group: Sendable {
        var contacts: [Int]
        var score: Double

        static func precedes(_ a: Group, _ b: Group) -> Bool {
            a.score != b.score ? a.score > b.score : a.contacts.lexicographicallyPrecedes(b.contacts)
        }
    }

    /// What one contact asks for is no need yet.
    private static let fewest = 2

    let attribution: Attribution
    let coverage: Coverage
    let graph: NeedGraph
    /// How many contacts each stands for.
    let counts: [Double]

    /// The groups, best first. A contact may be in one only.
    func groups() -> [Group] {
        let uncoveredness = Ranks.of(coverage.values).map { 1 - $0 }
        let resolution = PlantedPartition(of: graph.groupingGraph).resolution
        let candidates = levels(from: resolution).flatMap { communities in Self.members(of: communities) }
            .map { candidate($0.map { graph.sample[$0] }, uncoveredness) }
            .filter { !$0.contacts.isEmpty }
            .sorted(by: Group.precedes)
        var taken = Set<Int>()
        var groups: [Group] = []
        for group in candidates {
            let free = group.contacts.filter { !taken.contains($0) }
            guard free.count >= Self.fewest, free.count * 2 > group.contacts.count else { continue }
            taken.formUnion(free)
            groups.append(Group(contacts: free, score: group.score))
        }
        return GroupJoining(groups, in: graph.groupingGraph, resolution: resolution, node: graph.node).joined()
    }

    /// A cluster of the graph → its uncovered contacts. Size counts; how uncovered they are counts to the fourth power, and the share of the
    /// cluster that is uncovered to the second: a need is covered or not, so that a cluster of both is two needs, and a level that parts
    /// them comes first.
    private func candidate(_ cluster: [Int], _ uncoveredness: [Double]) -> Group {
        let kept = cluster.filter { !attribution.needs[$0].covered && attribution.needs[$0].notContent == nil }
        guard !kept.isEmpty else { return Group(contacts: [], score: 0) }
        let size = kept.reduce(0) { $0 + counts[$1] }
        let mean = kept.reduce(0) { $0 + counts[$1] * uncoveredness[$1] } / size
        let share = size / cluster.reduce(0) { $0 + counts[$1] }
        return Group(contacts: kept, score: size * mean * mean * mean * mean * share * share)
    }

    /// Communities at several resolutions, since needs nest: "OAuth" holds "OAuth for Gmail". The coarsest is what the graph's own densities
    /// ask for, which grows with the number of contacts; the finer ones are its doublings.
    private func levels(from resolution: Double) -> [[Int]] {
        let alike = graph.vectors.equalRows()
        return [1, 2, 4, 8].map { factor in
            Self.united(Leiden(resolution: resolution * factor).communities(of: graph.groupingGraph), alike)
        }
    }

    /// Puts contacts that say the very same into the community that most of them are in. Of many alike each has only a few among its nearest,
    /// so that the graph falls apart between them.
    private static func united(_ communities: [Int], _ alike: [[Int]]) -> [Int] {
        var united = communities
        for nodes in alike {
            var votes: [Int: Int] = [:]
            for node in nodes { votes[communities[node], default: 0] += 1 }
            guard votes.count > 1, let most = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { continue }
            for node in nodes { united[node] = most }
        }
        return united
    }

    private static func members(of communities: [Int]) -> [[Int]] {
        var members = [[Int]](repeating: [], count: (communities.max() ?? -1) + 1)
        for (node, community) in communities.enumerated() { members[community].append(node) }
        return members
    }
}
