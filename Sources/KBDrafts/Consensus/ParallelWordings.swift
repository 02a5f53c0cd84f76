/// Two wordings of one step that share too few words to be told by them alone: "open the settings of CloudBox 6, choose network", "in
/// CloudBox 6 go to the settings, then choose network".
///
/// Two steps of one procedure stand together in some conversation; two wordings of one step never do, stand at the same place, and between
/// them most conversations say it.
extension Merging {
    /// Cosine from which wordings that never meet are one; unlike .6 for any two statements, because the places say the same already.
    static let sameWhereTheyNeverMeet = 0.25
    /// The same where both name the same numbers and codes.
    static let sameWithCodes = 0.15
    /// How far apart their mean places may be, up to a cosine from which the place is no matter.
    static let samePlace = 0.15
    static let sameAnywhere = 0.45
    /// The share of the conversations that hold one or the other.
    static let saidByMost = 0.6

    /// The clusters, such pairs made one.
    /// - Parameter conversations: all of the group.
    func joiningParallelWordings(_ clusters: [StatementCluster], of conversations: [ReadConversation]) -> [StatementCluster] {
        guard conversations.count >= 3 else { return clusters }
        let circumstances = Dictionary(uniqueKeysWithValues: conversations.map { ($0.index, $0.circumstances) })
        var result: [StatementCluster] = []
        for cluster in clusters {
            let twin = result.indices.first { areParallel(result[$0], cluster, of: conversations.count, circumstances) }
            if let twin {
                result[twin] = self.cluster(result[twin].members + cluster.members)
            } else {
                result.append(cluster)
            }
        }
        return result
    }

    private func areParallel(
        _ a: StatementCluster, _ b: StatementCluster, of conversations: Int, _ circumstances: [Int: [Circumstance.Kind: String]]
    ) -> Bool {
        guard Double(a.support + b.support) >= Self.saidByMost * Double(conversations) else { return false }
        let (first, second) = (speakers(a), speakers(b))
        guard first.isDisjoint(with: second), !isBranch(first, second, circumstances) else { return false }
        let (x, y) = (statements[a.shown], statements[b.shown])
        let nested = x.numbers.isSubset(of: y.numbers) || y.numbers.isSubset(of: x.numbers)
        guard nested, !Conflicts.differ(x.quantities, y.quantities), x.isNegative == y.isNegative else { return false }
        let enough = x.numbers == y.numbers && !x.numbers.isEmpty ? Self.sameWithCodes : Self.sameWhereTheyNeverMeet
        let cosine = vectors[a.shown].cosine(vectors[b.shown])
        return cosine >= Self.sameAnywhere || (cosine >= enough && abs(a.position - b.position) <= Self.samePlace)
    }

    private func speakers(_ cluster: StatementCluster) -> Set<Int> { Set(cluster.members.map { statements[$0].place.conversation }) }

    /// Whether each side speaks of an environment of its own: then they are branches of the procedure.
    private func isBranch(_ a: Set<Int>, _ b: Set<Int>, _ circumstances: [Int: [Circumstance.Kind: String]]) -> Bool {
        Circumstance.Kind.allCases.contains { kind in
            let first = Set(a.compactMap { circumstances[$0]?[kind] })
            let second = Set(b.compactMap { circumstances[$0]?[kind] })
            return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
        }
    }
}
