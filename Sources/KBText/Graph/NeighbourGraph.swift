/// An undirected graph with positive weights: each node's edges packed one after another.
package struct NeighbourGraph: Sendable {
    package struct Edge: Sendable, Hashable {
        package var node: Int32
        package var weight: Float

        package init(node: Int32, weight: Float) {
            self.node = node
            self.weight = weight
        }
    }

    package let starts: [Int]
    package let edges: [Edge]

    package var count: Int { starts.count - 1 }

    package init(adjacency: [[Edge]]) {
        var starts = [0]
        starts.reserveCapacity(adjacency.count + 1)
        var edges: [Edge] = []
        for row in adjacency {
            edges += row
            starts.append(edges.count)
        }
        self.starts = starts
        self.edges = edges
    }

    /// Joins every node with its first `k` nearest neighbours; an edge stands when either end chose it.
    package init(union neighbours: [[NeighbourSearch.Neighbour]], k: Int) {
        var adjacency = [[Edge]](repeating: [], count: neighbours.count)
        for (node, near) in neighbours.enumerated() {
            for neighbour in near.prefix(k) {
                adjacency[node].append(Edge(node: neighbour.row, weight: neighbour.similarity))
                adjacency[Int(neighbour.row)].append(Edge(node: Int32(node), weight: neighbour.similarity))
            }
        }
        for node in adjacency.indices {
            adjacency[node].sort { $0.node < $1.node }
            var kept: [Edge] = []
            for edge in adjacency[node] where kept.last?.node != edge.node { kept.append(edge) }
            adjacency[node] = kept
        }
        self.init(adjacency: adjacency)
    }

    package func range(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }

    package func edges(of node: Int) -> ArraySlice<Edge> { edges[range(of: node)] }

    /// The sum of the weights of a node's edges.
    package func strength(of node: Int) -> Double { edges(of: node).reduce(0) { $0 + Double($1.weight) } }

    /// Spreads `values` over the graph: x ← (1 − share) · values + share · (weighted mean of x over the neighbours), `rounds` times
    /// (random walk with restart; Zhou et al., Learning with Local and Global Consistency, 2003). A node without edges keeps its value.
    package func diffused(_ values: [Double], share: Double, rounds: Int = 15) -> [Double] {
        let strengths = (0..<count).map(strength)
        var current = values
        for _ in 0..<rounds {
            var next = values
            for node in 0..<count where strengths[node] > 0 {
                var sum = 0.0
                for edge in edges(of: node) { sum += Double(edge.weight) * current[Int(edge.node)] }
                next[node] = (1 - share) * values[node] + share * sum / strengths[node]
            }
            current = next
        }
        return current
    }
}
