/// What the conversations hold to be the cause: at most two, said by two conversations, or in a turn that the customer accepted or confirmed.
/// A cause that only somebody believes is none, and one that speaks to the customer judges him.
enum Causes {
    static let most = 2
    static let longest = 35

    /// - Parameter told: the clusters that the draft tells.
    /// - Returns: clusters, best supported first.
    static func find(in consensus: Consensus, told: Set<Int>) -> [Int] {
        let found = consensus.clusters.indices.filter { index in
            let shown = consensus.shown(index)
            guard shown.act == .cause, !shown.isImperative, !shown.hasCondition, !shown.startsWithPronoun, !shown.addressesReader,
                shown.wordCount <= longest
            else {
                return false
            }
            return consensus.clusters[index].support >= 2 || shown.isAccepted || (shown.verdict > 0 && told.contains(index))
        }
        let ranked = found.sorted {
            let (a, b) = (consensus.clusters[$0], consensus.clusters[$1])
            return (b.support, b.salience, $0) < (a.support, a.salience, $1)
        }
        return Array(ranked.prefix(most))
    }
}
