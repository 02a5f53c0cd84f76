import KBModel

/// Pairs of contacts of one customer with the same need, in the order in which the second of each came. Ids stand in one array of bytes: a
/// year's repeats are many.
package struct RepeatList: Sendable {
    package struct Pair: Sendable, Hashable {
        package var first: String
        package var again: String
        package var seconds: Int64
        package var same: SameNeed

        package var days: Double { Double(seconds) / Double(Timestamp.secondsPerDay) }
    }

    private var ids = ByteStrings()
    private var gaps: [Int64] = []
    private var reasons: [SameNeed] = []

    package init() {}

    package var count: Int { gaps.count }

    package subscript(i: Int) -> Pair {
        Pair(first: ids.string(2 * i), again: ids.string(2 * i + 1), seconds: gaps[i], same: reasons[i])
    }

    mutating func append(first: Span<UInt8>, again: Span<UInt8>, seconds: Int64, same: SameNeed) {
        ids.append(first)
        ids.append(again)
        gaps.append(seconds)
        reasons.append(same)
    }
}
