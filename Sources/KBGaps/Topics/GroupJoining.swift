import KBText

/// Brings together groups that were found apart and are one need: those between which there is more likeness than the graph's own densities
/// lead to expect between two needs (the gain of modularity at `PlantedPartition`'s resolution).
///
/// Finer levels part what is covered from what is not; what is left of a need can then be in several groups. On the questions of the shipped
/// knowledge base this leaves half as many gaps (48 in place of 98 hold 80 % of the demand) at equal places of the ten largest planted ones.
struct GroupJoining {
    private var groups: [MissingTopics.Group]
    /// The sum of the weights of all edges of a group's members.
    private var strengths: [Double]
    /// The weights between groups, by the other group's number.
    private var links: [[Int: Double]]
    /// What two groups are linked with by chance: this times the product of their strengths.
    private let byChance: Double

    /// - Parameter node: a contact's place in the graph; `nil` when it has none.
    init(_ groups: [MissingTopics.Group], in edges: NeighbourGraph, resolution: Double, node: (Int) -> Int?) {
        var home = [Int?](repeating: nil, count: edges.count)
        for (number, group) in groups.enumerated() {
            for contact in group.contacts { if let node = node(contact) { home[node] = number } }
        }
        var strengths = [Double](repeating: 0, count: groups.count)
        var links = [[Int: Double]](repeating: [:], count: groups.count)
        var all = 0.0
        for node in 0..<edges.count {
            let strength = edges.strength(of: node)
            all += strength
            guard let own = home[node] else { continue }
            strengths[own] += strength
            for edge in edges.edges(of: node) {
                if let other = home[Int(edge.node)], other != own { links[own][other, default: 0] += Double(edge.weight) }
            }
        }
        self.groups = groups
        self.strengths = strengths
        self.links = links
        byChance = all > 0 ? resolution / all : 0
    }

    /// The groups, best first. In rounds: the pairs linked most above chance first, each group once a round.
    /// Cost: a few rounds over the pairs of groups that are linked.
    func joined() -> [MissingTopics.Group] {
        var work = self
        var isLeft = [Bool](repeating: true, count: groups.count)
        while true {
            var busy = Set<Int>()
            for (first, second) in work.pairs() where !busy.contains(first) && !busy.contains(second) {
                busy.formUnion([first, second])
                work.join(second, to: first)
                isLeft[second] = false
            }
            if busy.isEmpty { break }
        }
        return groups.indices.filter { isLeft[$0] }.map { work.groups[$0] }.sorted(by: MissingTopics.Group.precedes)
    }

    private func pairs() -> [(first: Int, second: Int)] {
        var pairs: [(lift: Double, first: Int, second: Int)] = []
        for first in groups.indices {
            for (second, weight) in links[first] where second > first {
                let lift = weight / (byChance * strengths[first] * strengths[second])
                if lift > 1 { pairs.append((lift, first, second)) }
            }
        }
        return pairs.sorted { ($1.lift, $0.first, $0.second) < ($0.lift, $1.first, $1.second) }.map { ($0.first, $0.second) }
    }

    private mutating func join(_ second: Int, to first: Int) {
        groups[first].contacts += groups[second].contacts
        groups[first].score += groups[second].score
        strengths[first] += strengths[second]
        for (other, weight) in links[second] {
            links[other][second] = nil
            guard other != first else { continue }
            links[first][other, default: 0] += weight
            links[other][first, default: 0] += weight
        }
        links[second] = [:]
    }
}
