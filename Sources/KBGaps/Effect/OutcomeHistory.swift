import KBModel

/// The contacts of each article in order of time, with how each ended and what was expected of it.
struct OutcomeHistory {
    /// What happened to the contacts of one article in a stretch of time.
    struct Stretch: Sendable, Hashable {
        /// Contacts, bad outcomes and expected bad outcomes, as sums of attribution weights.
        var contacts = 0.0
        var bad = 0.0
        var expected = 0.0

        /// Bad outcomes per contact beyond what was expected.
        var residual: Double { contacts > 0 ? (bad - expected) / contacts : 0 }

        /// The sampling variance of `residual`. The rate in it is drawn towards the expected one by two contacts, so that a stretch in which
        /// nothing or everything went badly is not taken for certain (Agresti, Coull, The American Statistician 52, 1998).
        var variance: Double {
            guard contacts > 0 else { return .infinity }
            let rate = (bad + 2 * expected / contacts) / (contacts + 2)
            return max(rate * (1 - rate), 1e-4) / contacts
        }

        static func + (a: Stretch, b: Stretch) -> Stretch {
            Stretch(contacts: a.contacts + b.contacts, bad: a.bad + b.bad, expected: a.expected + b.expected)
        }
    }

    /// By article, the contacts' times and the sums over all contacts before each: any stretch is the difference of two sums.
    private var times: [[Timestamp]]
    private var sums: [[Stretch]]

    /// Cost: a sort of all contacts by time.
    init(articleCount: Int, _ outcomes: [Outcome]) {
        times = Array(repeating: [], count: articleCount)
        sums = Array(repeating: [Stretch()], count: articleCount)
        for outcome in outcomes.sorted(by: { $0.time < $1.time }) {
            let last = sums[outcome.article][sums[outcome.article].count - 1]
            let bad = outcome.isBad ? outcome.weight : 0
            times[outcome.article].append(outcome.time)
            sums[outcome.article].append(
                last + Stretch(contacts: outcome.weight, bad: bad, expected: outcome.weight * outcome.expectedRate))
        }
    }

    /// One contact as far as an article answers for it.
    struct Outcome {
        var article: Int
        var time: Timestamp
        var weight: Double
        var isBad: Bool
        /// How likely a contact of its stratum ends badly anyway.
        var expectedRate: Double
    }

    /// All contacts of an article.
    func whole(_ article: Int) -> Stretch { sums[article][sums[article].count - 1] }

    /// The contacts of an article from `start` up to, not including, `end`.
    func stretch(_ article: Int, from start: Timestamp, to end: Timestamp) -> Stretch {
        let (low, high) = (position(of: start, article), position(of: end, article))
        guard low < high else { return Stretch() }
        let (a, b) = (sums[article][low], sums[article][high])
        return Stretch(contacts: b.contacts - a.contacts, bad: b.bad - a.bad, expected: b.expected - a.expected)
    }

    /// How many of the article's contacts are before `time`.
    private func position(of time: Timestamp, _ article: Int) -> Int {
        var (low, high) = (0, times[article].count)
        while low < high {
            let middle = (low + high) / 2
            if times[article][middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
