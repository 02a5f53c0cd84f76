import Glibc
import KBModel
import KBSignals

/// Whether an article's (or a topic's) share of all contacts grew or fell over the period.
///
/// The growth of the whole base, weekdays and holidays change numerator and denominator alike, so the share is compared: the odds ratio of the
/// second half of the period against the first, with counts that scatter more than Poisson's allowed for by the dispersion of the weekly
/// counts (quasi-likelihood: Wedderburn, Biometrika 61, 1974; McCullagh, Nelder, "Generalized Linear Models", 1989, 4.5).
package struct ArticleTrend: Sendable, Hashable {
    package enum Direction: String, Sendable, Hashable, CaseIterable {
        case rising, falling, new, bursting, steady, unknown
    }

    package var direction: Direction
    /// Relative change of the share from the first half to the second, with its 90 % interval; `nil` when there is too little to say.
    package var change: Interval?

    /// Fewer contacts than this say nothing about a trend.
    package static let fewest = 8.0

    /// `counts` and `totals`: contacts in equal stretches of time, in order.
    package init(counts: [Double], totals: [Double]) {
        let all = counts.reduce(0, +)
        let half = counts.count / 2
        guard all >= Self.fewest, half > 0 else {
            self.init(direction: .unknown, change: nil)
            return
        }
        let (early, late) = (counts[..<half].reduce(0, +), counts[half...].reduce(0, +))
        let (earlyAll, lateAll) = (totals[..<half].reduce(0, +), totals[half...].reduce(0, +))
        // Half a contact is added to each cell (Haldane; Anscombe, Biometrika 43, 1956), so that none is nought.
        let cells = [early + 0.5, max(0, earlyAll - early) + 0.5, late + 0.5, max(0, lateAll - late) + 0.5]
        let ratio = log(cells[2] / cells[3]) - log(cells[0] / cells[1])
        let dispersion = Self.dispersion(counts, totals, half: half)
        let half90 = normalQuantile95 * (dispersion * cells.reduce(0) { $0 + 1 / $1 }).squareRoot()
        let change = Interval(estimate: exp(ratio) - 1, low: exp(ratio - half90) - 1, high: exp(ratio + half90) - 1)
        self.init(direction: Self.direction(change, early: early, counts: counts, totals: totals), change: change)
    }

    private init(direction: Direction, change: Interval?) {
        self.direction = direction
        self.change = change
    }

    private static func direction(_ change: Interval, early: Double, counts: [Double], totals: [Double]) -> Direction {
        if change.low > 0 { return early == 0 ? .new : .rising }
        if change.high < 0 { return .falling }
        return isBursting(counts, totals) ? .bursting : .steady
    }

    /// Whether one stretch holds far more than its part: Bonferroni's bound for the largest of so many, at 5 %, for Poisson counts in their
    /// square roots (variance-stabilizing: Anscombe 1948).
    private static func isBursting(_ counts: [Double], _ totals: [Double]) -> Bool {
        guard counts.count >= 4 else { return false }
        let (sum, all) = (counts.reduce(0, +), totals.reduce(0, +))
        let bound = 3.0 + 0.2 * log(Double(counts.count))
        return zip(counts, totals).contains { count, total in
            2 * ((count + 0.375).squareRoot() - (sum * total / max(all, 1) + 0.375).squareRoot()) > bound
        }
    }

    /// Pearson's statistic of the counts within each half, per degree of freedom; at least 1.
    private static func dispersion(_ counts: [Double], _ totals: [Double], half: Int) -> Double {
        var statistic = 0.0
        var freedom = 0.0
        for range in [0..<half, half..<counts.count] {
            let (sum, all) = (counts[range].reduce(0, +), totals[range].reduce(0, +))
            guard sum > 0, all > 0, range.count > 1 else { continue }
            for i in range where totals[i] > 0 {
                let expected = sum * totals[i] / all
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected
            }
            freedom += Double(range.count - 1)
        }
        return freedom > 0 ? max(1, statistic / freedom) : 1
    }
}

/// Equal stretches of whole days: weeks when there are four or more of them, else eighths of the period.
package struct Stretches: Sendable {
    private let start: Int64
    package let count: Int
    private let days: Int64

    /// From the first day to the last, both in days since 1970.
    package init(from start: Int64, to end: Int64) {
        let span = max(1, end - start + 1)
        self.start = start
        days = span >= 28 ? 7 : max(1, (span + 7) / 8)
        count = Int((span + days - 1) / days)
    }

    /// Contacts by stretch.
    package func counts(_ contacts: [CountedContacts.Member]) -> [Double] {
        var counts = [Double](repeating: 0, count: count)
        for member in contacts { counts[min(max(0, Int((member.contact.time.day - start) / days)), count - 1)] += member.count }
        return counts
    }
}
