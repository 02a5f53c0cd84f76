import KBModel

/// How well the base covers each contact's need, and below which figure nothing covers it.
struct Coverage {
    /// By contact; comparable within one run, higher is better covered.
    let values: [Double]
    /// Contacts below it are not covered.
    let threshold: Double

    /// Coverage from words alone: how far the best article's share stands out, spread over contacts that resemble each other.
    init(standardized: [Double], graph: NeedGraph) {
        values = graph.diffused(standardized, share: 0.8)
        threshold = OtsuThreshold.of(values)
    }

    /// Coverage from words and from what became of similar contacts: a need that people are handed over with, again and again, is not
    /// answered. One contact's own flag says little; the mean over its neighbours says much, and the words decide between equals.
    init(standardized: [Double], failed: [Bool?], graph: NeedGraph) {
        let known = failed.compactMap { $0 }
        let rate = known.isEmpty ? 0 : Double(known.count { $0 }) / Double(known.count)
        let success = graph.diffused(failed.map { $0.map { $0 ? -1 : 0 } ?? -rate }, share: 0.8)
        let words = graph.diffused(standardized, share: 0.8)
        values = zip(Ranks.of(success), Ranks.of(words)).map { ($0 + 0.2 * $1) / 1.2 }
        threshold = OtsuThreshold.of(values)
    }
}

extension Coverage {
    /// With outcomes when they tell contacts apart: both kinds occur, and at least a fifth of the contacts say which they are.
    init(of contacts: [Contact], matches: ArticleMatches, graph: NeedGraph) {
        let failed = contacts.map { $0.escalated ?? $0.outcome.flatMap(\.isEscalated) }
        let known = failed.compactMap { $0 }
        if known.contains(true), known.contains(false), known.count * 5 >= contacts.count {
            self.init(standardized: matches.standardized(), failed: failed, graph: graph)
        } else {
            self.init(standardized: matches.standardized(), graph: graph)
        }
    }

    func isCovered(_ contact: Int) -> Bool { values[contact] >= threshold }
}

extension Contact.Outcome {
    /// `nil` when the outcome does not say.
    fileprivate var isEscalated: Bool? {
        switch self {
        case .escalated: true
        case .confirmed, .assumed: false
        case .negative, .abandoned, .unknown: nil
        }
    }
}

/// Values as ranks between 0 (lowest) and 1; equal values share their mean rank.
enum Ranks {
    static func of(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var i = 0
        while i < order.count {
            var end = i + 1
            while end < order.count, values[order[end]] == values[order[i]] { end += 1 }
            for k in i..<end { ranks[order[k]] = values.count > 1 ? Double(i + end - 1) / 2 / Double(values.count - 1) : 0.5 }
            i = end
        }
        return ranks
    }
}

/// The cut that splits values into two groups of least spread (Otsu, A threshold selection method from gray-level histograms, 1979).
enum OtsuThreshold {
    static func of(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let first = sorted.first else { return 0 }
        let total = sorted.reduce(0, +)
        var sum = 0.0
        var best = (spread: 0.0, cut: first)
        for i in 1..<max(1, sorted.count) {
            sum += sorted[i - 1]
            guard sorted[i] > sorted[i - 1] else { continue }
            let below = Double(i)
            let above = Double(sorted.count - i)
            let difference = sum / below - (total - sum) / above
            let spread = below * above * difference * difference
            if spread > best.spread { best = (spread, sorted[i]) }
        }
        return best.cut
    }
}
