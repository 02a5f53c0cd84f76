/// Statements that hold in one environment only.
struct Branch: Sendable {
    /// The environment as people write it: `IMAP`.
    var name: String
    /// In the order of the steps.
    var clusters: [Int]
}

/// Finds where conversations split by environment: "if you use IMAP … / if you use POP …".
enum Branches {
    /// So many conversations of an environment must say it.
    static let leastSupport = 2

    /// The branches of the kind of environment that splits most statements; none where fewer than two environments have steps of their own.
    static func find(in consensus: Consensus) -> [Branch] {
        let candidates = Circumstance.Kind.allCases.map { branches(of: $0, in: consensus) }.filter { $0.count >= 2 }
        return candidates.max { $0.reduce(0) { $0 + $1.clusters.count } < $1.reduce(0) { $0 + $1.clusters.count } } ?? []
    }

    private static func branches(of kind: Circumstance.Kind, in consensus: Consensus) -> [Branch] {
        var environment: [Int: String] = [:]
        for conversation in consensus.conversations {
            if let name = conversation.circumstances[kind] { environment[conversation.index] = name }
        }
        guard Set(environment.values).count >= 2 else { return [] }
        var clusters: [String: [Int]] = [:]
        for (index, cluster) in consensus.clusters.enumerated() where cluster.support >= leastSupport {
            let speakers = Set(cluster.members.map { consensus.statements[$0].place.conversation })
            let names = Set(speakers.compactMap { environment[$0] })
            guard names.count == 1, let name = names.first, speakers.count(where: { environment[$0] != nil }) >= leastSupport else {
                continue
            }
            clusters[name, default: []].append(index)
        }
        return clusters.filter { $0.value.contains { consensus.shown($0).isStep } }.sorted { $0.key < $1.key }.map {
            Branch(name: $0.key, clusters: StepOrder.ordered($0.value, clusters: consensus.clusters, statements: consensus.statements))
        }
    }
}
