/// The words that changed between two texts: a shortest edit script, moved to word and sentence boundaries, with the short equal runs
/// inside a rewritten passage given up so that it reads as one removal and one addition.
package struct WordDiff: Sendable {
    /// A stretch of tokens that is equal (both ranges), or was replaced.
    package struct Segment: Sendable, Hashable {
        package var old: Range<Int>
        package var new: Range<Int>
        package var isEqual: Bool
    }

    package let old: TokenText
    package let new: TokenText
    package private(set) var segments: [Segment] = []
    package private(set) var wasLimited: Bool

    package init(_ old: TokenText, _ new: TokenText) {
        self.old = old
        self.new = new
        let diff = SequenceDiff(old: old.tokens.map(\.identity), new: new.tokens.map(\.identity))
        wasLimited = diff.wasLimited
        var runs = diff.runs
        EditSlider(old: old, new: new).slide(&runs)
        segments = Self.segments(runs, oldCount: old.tokens.count, newCount: new.tokens.count)
        if !new.isVerbatim { forgetSpace() }
        coalesce(atMost: 0)
        coalesce(atMost: Self.longestGivenUp)
    }

    private static func segments(_ runs: [EqualRun], oldCount: Int, newCount: Int) -> [Segment] {
        var segments: [Segment] = []
        var (o, n) = (0, 0)
        for run in runs + [EqualRun(old: oldCount, new: newCount, count: 0)] {
            if run.old > o || run.new > n { segments.append(Segment(old: o..<run.old, new: n..<run.new, isEqual: false)) }
            if run.count > 0 {
                segments.append(Segment(old: run.old..<run.old + run.count, new: run.new..<run.new + run.count, isEqual: true))
            }
            (o, n) = (run.old + run.count, run.new + run.count)
        }
        return segments
    }

    /// White space that came or went alone is no change to prose.
    private mutating func forgetSpace() {
        for i in segments.indices where !segments[i].isEqual {
            let onlySpace =
                old.tokens[segments[i].old].allSatisfy { $0.kind == .space } && new.tokens[segments[i].new].allSatisfy { $0.kind == .space }
            if onlySpace { segments[i].isEqual = true }
        }
        merge()
    }

    /// Joins neighbours of the same sort.
    private mutating func merge() {
        var merged: [Segment] = []
        for segment in segments {
            if let last = merged.last, last.isEqual == segment.isEqual {
                merged[merged.count - 1].old = last.old.lowerBound..<segment.old.upperBound
                merged[merged.count - 1].new = last.new.lowerBound..<segment.new.upperBound
            } else {
                merged.append(segment)
            }
        }
        segments = merged
    }

    /// An equal run between two changes is given up when it holds no word, or fewer than both its neighbours and at most `limit`: then
    /// keeping it saves less than it costs to read.
    private mutating func coalesce(atMost limit: Int) {
        var result: [Segment] = []
        var i = 0
        while i < segments.count {
            let segment = segments[i]
            if segment.isEqual, let before = result.last, !before.isEqual, i + 1 < segments.count,
                givesUp(segment, between: before, and: segments[i + 1], atMost: limit)
            {
                let after = segments[i + 1]
                result[result.count - 1] = Segment(
                    old: before.old.lowerBound..<after.old.upperBound, new: before.new.lowerBound..<after.new.upperBound, isEqual: false)
                i += 2
            } else {
                result.append(segment)
                i += 1
            }
        }
        segments = result
    }

    private static let longestGivenUp = 3

    private func givesUp(_ equal: Segment, between before: Segment, and after: Segment, atMost limit: Int) -> Bool {
        let words = new.words(equal.new)
        if words == 0 { return !new.isVerbatim && !new.tokens[equal.new].contains { $0.kind == .image } }
        func size(_ segment: Segment) -> Int { max(old.words(segment.old), new.words(segment.new)) }
        return words <= limit && words < size(before) && words < size(after)
    }

    /// The runs in reading order, a removal before the addition in its place; runs without text are left out.
    package var runs: [WordRun] {
        var runs: [WordRun] = []
        for segment in segments {
            if segment.isEqual {
                runs.append(WordRun(.equal, new.text(segment.new)))
            } else {
                runs.append(WordRun(.delete, old.text(segment.old)))
                runs.append(WordRun(.insert, new.text(segment.new)))
            }
        }
        return runs.filter { !$0.text.isEmpty }
    }

    package var wordsDeleted: Int { segments.reduce(0) { $0 + ($1.isEqual ? 0 : old.words($1.old)) } }
    package var wordsInserted: Int { segments.reduce(0) { $0 + ($1.isEqual ? 0 : new.words($1.new)) } }
}
