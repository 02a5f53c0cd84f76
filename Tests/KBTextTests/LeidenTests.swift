import KBText
import Testing

@Suite struct LeidenTests {
    /// `count` cliques of `size` nodes, each tied to the next by one weak edge.
    private func ring(of count: Int, size: Int) -> NeighbourGraph {
        var adjacency = [[NeighbourGraph.Edge]](repeating: [], count: count * size)
        func join(_ a: Int, _ b: Int, _ weight: Float) {
            adjacency[a].append(.init(node: Int32(b), weight: weight))
            adjacency[b].append(.init(node: Int32(a), weight: weight))
        }
        for clique in 0..<count {
            for a in 0..<size {
                for b in a + 1..<max(a + 1, size) { join(clique * size + a, clique * size + b, 1) }
            }
            join(clique * size, (clique + 1) % count * size + 1, 0.1)
        }
        return NeighbourGraph(adjacency: adjacency)
    }

    @Test(arguments: [(4, 5), (12, 6), (30, 4)])
    func findsPlantedCliquesAtTheResolutionThatFollowsFromTheGraph(count: Int, size: Int) {
        let found = PlantedPartition(of: ring(of: count, size: size)).communities
        #expect(found == (0..<count * size).map { $0 / size })
    }

    @Test func leavesNodesWithoutEdgesAlone() {
        #expect(Leiden(resolution: 1).communities(of: NeighbourGraph(adjacency: [[], [], []])) == [0, 1, 2])
    }

    @Test func diffusionKeepsValuesWithoutNeighboursAndDrawsNeighboursTogether() {
        let graph = NeighbourGraph(adjacency: [[.init(node: 1, weight: 1)], [.init(node: 0, weight: 1)], []])
        let spread = graph.diffused([0, 1, 5], share: 0.8)
        #expect(spread[2] == 5)
        #expect(spread[0] > 0.4 && spread[0] < spread[1] && spread[1] < 0.6)
    }
}
