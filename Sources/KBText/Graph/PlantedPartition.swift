import Glibc

/// Communities whose size follows from the graph: the resolution of modularity at which the communities found are those that a planted
/// partition of the same densities would most likely give (Newman, Equivalence between modularity optimization and maximum likelihood
/// methods for community detection, Phys. Rev. E 94, 2016). Found by iteration: communities give the densities, these the resolution.
package struct PlantedPartition: Sendable {
    package var communities: [Int]
    package var resolution: Double

    /// Iterations are few: the resolution settles after three to six.
    package init(of graph: NeighbourGraph, start: Double = 8, rounds: Int = 10) {
        resolution = start
        communities = []
        for _ in 0..<rounds {
            communities = Leiden(resolution: resolution).communities(of: graph)
            guard let next = Self.resolution(of: communities, in: graph) else {
                // In a small graph the start can be so high that no edge lies inside a community: then it says nothing yet.
                guard Set(communities).count == graph.count, graph.count > 1 else { return }
                resolution /= 2
                continue
            }
            let settled = abs(next - resolution) < 0.03 * resolution
            resolution = next
            if settled { return }
        }
    }

    /// (ω_in − ω_out) / (log ω_in − log ω_out), ω the edge weight inside and between communities against what strengths alone would give;
    /// `nil` when one of the two cannot be told (one community, no edges between any).
    private static func resolution(of communities: [Int], in graph: NeighbourGraph) -> Double? {
        var strength = [Double](repeating: 0, count: (communities.max() ?? -1) + 1)
        var inside = 0.0
        var all = 0.0
        for node in 0..<graph.count {
            for edge in graph.edges(of: node) {
                strength[communities[node]] += Double(edge.weight)
                all += Double(edge.weight)
                if communities[Int(edge.node)] == communities[node] { inside += Double(edge.weight) }
            }
        }
        guard all > 0 else { return nil }
        let expected = strength.reduce(0) { $0 + $1 * $1 } / all
        let within = inside / expected
        let between = (all - inside) / (all - expected)
        guard between > 0, within > between, within.isFinite else { return nil }
        return (within - between) / (log(within) - log(between))
    }
}
