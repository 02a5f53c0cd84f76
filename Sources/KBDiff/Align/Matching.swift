/// Which node of the old tree became which of the new one: a partial one-to-one relation.
package struct Matching: Sendable {
    private var newOfOld: [Int]
    private var oldOfNew: [Int]

    init(oldCount: Int, newCount: Int) {
        newOfOld = Array(repeating: -1, count: oldCount)
        oldOfNew = Array(repeating: -1, count: newCount)
    }

    package func new(of old: Int) -> Int? { newOfOld[old] < 0 ? nil : newOfOld[old] }
    package func old(of new: Int) -> Int? { oldOfNew[new] < 0 ? nil : oldOfNew[new] }
    func isFree(old: Int) -> Bool { newOfOld[old] < 0 }
    func isFree(new: Int) -> Bool { oldOfNew[new] < 0 }

    mutating func match(_ old: Int, _ new: Int) {
        newOfOld[old] = new
        oldOfNew[new] = old
    }

    /// Matches two subtrees of the same shape node by node, as far as both nodes are free.
    mutating func matchSubtrees(_ old: Range<Int>, _ new: Range<Int>) {
        for (o, n) in zip(old, new) where isFree(old: o) && isFree(new: n) { match(o, n) }
    }
}
