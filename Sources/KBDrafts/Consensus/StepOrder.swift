/// The order of steps that several conversations share: a partial order by majority (a before b in most conversations that hold both),
/// read out topologically; where it has circles or says nothing, the mean place in the conversations decides. In the spirit of
/// partial-order alignment (Lee, Grasso, Sharlow, Bioinformatics 2002).
enum StepOrder {
    /// - Returns: the clusters' indices in order.
    static func ordered(_ indices: [Int], clusters: [StatementCluster], statements: [Statement]) -> [Int] {
        let places = indices.map { firstPlaces(clusters[$0], statements) }
        var before = [[Bool]](repeating: [Bool](repeating: false, count: indices.count), count: indices.count)
        for a in indices.indices {
            for b in indices.indices where a < b {
                var lead = 0
                for (conversation, place) in places[a] { if let other = places[b][conversation] { lead += place < other ? 1 : -1 } }
                if lead > 0 { before[a][b] = true }
                if lead < 0 { before[b][a] = true }
            }
        }
        var left = Set(indices.indices)
        var result: [Int] = []
        while !left.isEmpty {
            let free = left.filter { candidate in !left.contains { before[$0][candidate] } }
            let pool = free.isEmpty ? left : free
            guard let next = pool.min(by: { (clusters[indices[$0]].position, $0) < (clusters[indices[$1]].position, $1) }) else { break }
            result.append(indices[next])
            left.remove(next)
        }
        return result
    }

    /// The first place of a cluster in each conversation.
    private static func firstPlaces(_ cluster: StatementCluster, _ statements: [Statement]) -> [Int: Int] {
        cluster.members.reduce(into: [:]) { places, member in
            let statement = statements[member]
            places[statement.place.conversation] = min(places[statement.place.conversation] ?? .max, statement.order)
        }
    }
}
