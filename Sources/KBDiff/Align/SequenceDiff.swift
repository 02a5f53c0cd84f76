/// A run of equal elements: `count` of them, from `old` in the one sequence and from `new` in the other.
package struct EqualRun: Sendable, Hashable {
    package var old: Int
    package var new: Int
    package var count: Int
}

/// A longest common subsequence: ends trimmed, then Myers' linear-space algorithm (An O(ND) difference algorithm, Algorithmica 1986,
/// section 4b). When the steps allowed are used up, what is left is cut at elements that occur once on both sides (patience), and what
/// has none counts as replaced; `wasLimited` tells.
package struct SequenceDiff {
    package private(set) var runs: [EqualRun] = []
    package private(set) var wasLimited = false

    private let old: [UInt64]
    private let new: [UInt64]
    private var steps: Int
    private var forward: [Int] = []
    private var backward: [Int] = []

    /// Bounds the time of one comparison to about a tenth of a second.
    package static let defaultSteps = 20_000_000

    package init(old: [UInt64], new: [UInt64], steps: Int = Self.defaultSteps) {
        self.old = old
        self.new = new
        self.steps = steps
        compare(0..<old.count, 0..<new.count)
        forward = []
        backward = []
    }

    private mutating func append(old o: Int, new n: Int, count: Int) {
        guard count > 0 else { return }
        if let last = runs.last, last.old + last.count == o, last.new + last.count == n {
            runs[runs.count - 1].count += count
        } else {
            runs.append(EqualRun(old: o, new: n, count: count))
        }
    }

    private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        var (o, n) = (oldRange, newRange)
        let (start, startNew) = (o.lowerBound, n.lowerBound)
        while let a = o.first, let b = n.first, old[a] == new[b] {
            o = a + 1..<o.upperBound
            n = b + 1..<n.upperBound
        }
        append(old: start, new: startNew, count: o.lowerBound - start)
        var suffix = 0
        while let a = o.last, let b = n.last, old[a] == new[b] {
            o = o.lowerBound..<a
            n = n.lowerBound..<b
            suffix += 1
        }
        if !o.isEmpty && !n.isEmpty { split(o, n) }
        append(old: o.upperBound, new: n.upperBound, count: suffix)
    }

    private mutating func split(_ o: Range<Int>, _ n: Range<Int>) {
        if let snake = middleSnake(o, n) {
            compare(o.lowerBound..<snake.old, n.lowerBound..<snake.new)
            append(old: snake.old, new: snake.new, count: snake.count)
            compare(snake.old + snake.count..<o.upperBound, snake.new + snake.count..<n.upperBound)
            return
        }
        wasLimited = true
        var (a, b) = (o.lowerBound, n.lowerBound)
        for anchor in UniqueAnchors.ordered(old: old[o], new: new[n]) {
            if anchor.old < a || anchor.new < b { continue }
            compareCheaply(a..<anchor.old, b..<anchor.new)
            append(old: anchor.old, new: anchor.new, count: 1)
            (a, b) = (anchor.old + 1, anchor.new + 1)
        }
        compareCheaply(a..<o.upperBound, b..<n.upperBound)
    }

    /// Trims equal ends only.
    private mutating func compareCheaply(_ o: Range<Int>, _ n: Range<Int>) {
        let shorter = min(o.count, n.count)
        var prefix = 0
        while prefix < shorter, old[o.lowerBound + prefix] == new[n.lowerBound + prefix] { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, old[o.upperBound - 1 - suffix] == new[n.upperBound - 1 - suffix] { suffix += 1 }
        append(old: o.lowerBound, new: n.lowerBound, count: prefix)
        append(old: o.upperBound - suffix, new: n.upperBound - suffix, count: suffix)
    }

    /// The run in the middle of a shortest edit path, possibly empty; `nil` when the steps are used up.
    private mutating func middleSnake(_ o: Range<Int>, _ n: Range<Int>) -> EqualRun? {
        let (oldCount, newCount) = (o.count, n.count)
        let delta = oldCount - newCount
        let isOdd = delta & 1 != 0
        let limit = (oldCount + newCount + 1) / 2
        let center = limit + 1
        if forward.count < 2 * limit + 3 {
            forward = Array(repeating: 0, count: 2 * limit + 3)
            backward = forward
        }
        forward[center + 1] = 0
        backward[center + 1] = 0
        for distance in 0...limit {
            steps -= 2 * distance + 1
            if steps < 0 { return nil }
            for k in stride(from: -distance, through: distance, by: 2) {
                let down = k == -distance || (k != distance && forward[center + k - 1] < forward[center + k + 1])
                var x = down ? forward[center + k + 1] : forward[center + k - 1] + 1
                let from = x
                while x < oldCount, x - k < newCount, x - k >= 0, old[o.lowerBound + x] == new[n.lowerBound + x - k] { x += 1 }
                forward[center + k] = x
                let opposite = delta - k
                if isOdd, abs(opposite) < distance, meet(x, k, backward[center + opposite], opposite, oldCount, newCount) {
                    return EqualRun(old: o.lowerBound + from, new: n.lowerBound + from - k, count: x - from)
                }
            }
            for k in stride(from: -distance, through: distance, by: 2) {
                let down = k == -distance || (k != distance && backward[center + k - 1] < backward[center + k + 1])
                var x = down ? backward[center + k + 1] : backward[center + k - 1] + 1
                let from = x
                while x < oldCount, x - k < newCount, x - k >= 0,
                    old[o.upperBound - 1 - x] == new[n.upperBound - 1 - x + k]
                {
                    x += 1
                }
                backward[center + k] = x
                let opposite = delta - k
                if !isOdd, abs(opposite) <= distance, meet(x, k, forward[center + opposite], opposite, oldCount, newCount) {
                    return EqualRun(old: o.upperBound - x, new: n.upperBound - x + k, count: x - from)
                }
            }
        }
        return nil
    }

    /// Whether two paths, each at a point inside the grid on its diagonal, have met. Paths may run out of the grid; such points are
    /// never better than one inside, but must not count as a meeting.
    private func meet(_ x: Int, _ k: Int, _ other: Int, _ otherK: Int, _ oldCount: Int, _ newCount: Int) -> Bool {
        x + other >= oldCount && x <= oldCount && x - k <= newCount && other <= oldCount && other - otherK <= newCount
    }
}
