/// Communities of a graph by modularity with a resolution (Reichardt, Bornholdt, Phys. Rev. E 74, 2006), found by the Leiden algorithm
/// (Traag, Waltman, van Eck, From Louvain to Leiden, 2019): local moving, refinement, aggregation, until nothing changes. The refinement
/// takes the best merge instead of a random one, so that the same graph always gives the same communities.
/// Cost: about linear in the edges for each level.
package struct Leiden {
    private let resolution: Double

    /// The higher the resolution, the smaller the communities.
    package init(resolution: Double) { self.resolution = resolution }

    /// The community of every node, numbered from 0 by the smallest node in it.
    package func communities(of graph: NeighbourGraph) -> [Int] {
        var level = Level(graph)
        var community = Array(0..<graph.count)
        var ofNode = Array(0..<graph.count)
        for _ in 0..<50 {
            let before = community
            moveNodes(level, &community)
            let refined = refine(level, within: community)
            let groups = (refined.max() ?? -1) + 1
            if groups == level.count && community == before { break }
            var next = [Int](repeating: 0, count: groups)
            for node in 0..<level.count { next[refined[node]] = community[node] }
            ofNode = ofNode.map { refined[$0] }
            level = level.aggregated(by: refined, groups: groups)
            community = Self.renumbered(next)
        }
        return Self.renumbered(ofNode.map { community[$0] })
    }

    /// Moves single nodes to the neighbouring community that gains most, until no node wants to move.
    private func moveNodes(_ level: Level, _ community: inout [Int]) {
        var total = [Double](repeating: 0, count: level.count)
        var size = [Int](repeating: 0, count: level.count)
        for node in 0..<level.count {
            total[community[node]] += level.strength[node]
            size[community[node]] += 1
        }
        var empty = (0..<level.count).filter { size[$0] == 0 }
        var links = Links(count: level.count)
        var queue = Array(0..<level.count)
        var queued = [Bool](repeating: true, count: level.count)
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            queued[node] = false
            let old = community[node]
            total[old] -= level.strength[node]
            links.collect(level, node) { community[$0] }
            size[old] -= 1
            var (best, gain) = bestCommunity(for: level.strength[node], now: old, links, total, level.twiceWeight)
            if gain < 0, size[old] > 0, let free = empty.popLast() { best = free }
            links.clear()
            total[best] += level.strength[node]
            size[best] += 1
            guard best != old else { continue }
            if size[old] == 0 { empty.append(old) }
            community[node] = best
            for i in level.starts[node]..<level.starts[node + 1] {
                let other = level.targets[i]
                if community[other] != best, !queued[other] {
                    queued[other] = true
                    queue.append(other)
                }
            }
        }
    }

    private func bestCommunity(
        for strength: Double, now old: Int, _ links: Links, _ total: [Double], _ twiceWeight: Double
    ) -> (community: Int, gain: Double) {
        let price = resolution * strength / twiceWeight
        var best = old
        var most = links.weight[old] - price * total[old]
        for candidate in links.touched {
            let gain = links.weight[candidate] - price * total[candidate]
            if gain > most + 1e-12 || (abs(gain - most) <= 1e-12 && candidate < best && best != old) {
                most = gain
                best = candidate
            }
        }
        return (best, most)
    }

    /// Splits every community into well connected parts: single nodes are merged with the best part of their own community.
    private func refine(_ level: Level, within community: [Int]) -> [Int] {
        var part = Array(0..<level.count)
        var total = level.strength
        var alone = [Bool](repeating: true, count: level.count)
        var links = Links(count: level.count)
        for node in 0..<level.count where alone[node] {
            links.collect(level, node) { community[$0] == community[node] ? part[$0] : nil }
            total[part[node]] -= level.strength[node]
            let (best, _) = bestCommunity(for: level.strength[node], now: part[node], links, total, level.twiceWeight)
            links.clear()
            total[best] += level.strength[node]
            if best != part[node] {
                part[node] = best
                alone[node] = false
                alone[best] = false
            }
        }
        return Self.renumbered(part)
    }

    private static func renumbered(_ groups: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return groups.map { group in
            if let known = numbers[group] { return known }
            numbers[group] = numbers.count
            return numbers.count - 1
        }
    }
}

/// The graph at one level of aggregation; a node's own loop counts for its strength only.
private struct Level {
    var starts: [Int]
    var targets: [Int]
    var weights: [Double]
    var strength: [Double]
    var twiceWeight: Double

    var count: Int { starts.count - 1 }

    init(_ graph: NeighbourGraph) {
        starts = graph.starts
        targets = graph.edges.map { Int($0.node) }
        weights = graph.edges.map { Double($0.weight) }
        strength = (0..<graph.count).map(graph.strength)
        twiceWeight = max(strength.reduce(0, +), .leastNormalMagnitude)
    }

    private init(starts: [Int], targets: [Int], weights: [Double], strength: [Double], twiceWeight: Double) {
        self.starts = starts
        self.targets = targets
        self.weights = weights
        self.strength = strength
        self.twiceWeight = twiceWeight
    }

    func aggregated(by group: [Int], groups: Int) -> Level {
        var members = [[Int]](repeating: [], count: groups)
        for node in 0..<count { members[group[node]].append(node) }
        var result = Level(starts: [0], targets: [], weights: [], strength: [], twiceWeight: twiceWeight)
        var links = Links(count: groups)
        for (number, nodes) in members.enumerated() {
            for node in nodes { links.collect(self, node) { group[$0] == number ? nil : group[$0] } }
            for target in links.touched.sorted() {
                result.targets.append(target)
                result.weights.append(links.weight[target])
            }
            links.clear()
            result.starts.append(result.targets.count)
            result.strength.append(nodes.reduce(0) { $0 + strength[$1] })
        }
        return result
    }
}

/// The weight from one node to each community, in the order in which they were met.
private struct Links {
    var weight: [Double]
    var touched: [Int] = []

    init(count: Int) { weight = [Double](repeating: 0, count: count) }

    mutating func collect(_ level: Level, _ node: Int, community: (Int) -> Int?) {
        for i in level.starts[node]..<level.starts[node + 1] {
            guard level.targets[i] != node, let target = community(level.targets[i]) else { continue }
            if weight[target] == 0 { touched.append(target) }
            weight[target] += level.weights[i]
        }
    }

    mutating func clear() {
        for target in touched { weight[target] = 0 }
        touched.removeAll(keepingCapacity: true)
    }
}
