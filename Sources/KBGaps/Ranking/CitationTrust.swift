import Glibc

/// How likely it is that a contact needed the article it names, by topic: an article is about few topics, and a name given to a contact of
/// another topic is probably wrong.
///
/// Model: a citation is right with probability 1 − ε, and then the contact's topic comes from the article's own few topics (a Dirichlet of
/// concentration α around all contacts' topics); else it comes from all contacts' topics. Fitted by collapsed variational Bayes
/// (CVB0: Asuncion, Welling, Smyth, Teh, "On Smoothing and Inference for Topic Models", UAI 2009): each contact is judged by the *other*
/// contacts that name the article. α is the one of `concentrations` that predicts each contact's topic best from the others.
package struct CitationTrust {
    /// The probability that a citation is wrong, over all contacts.
    package private(set) var errorRate: Double
    private var right: [Cell: Double] = [:]

    private struct Cell: Hashable {
        var article: Int
        var topic: String
    }

    private static let concentrations = [0.01, 0.03, 0.1, 0.3, 1, 3]

    /// Contacts whose topic is not known say nothing and are not to be handed over.
    package init(_ citations: [(article: Int, topic: String, count: Double)]) {
        var counts: [Cell: Double] = [:]
        var topics: [String: Double] = [:]
        var all = 0.0
        for (article, topic, count) in citations {
            counts[Cell(article: article, topic: topic), default: 0] += count
            topics[topic, default: 0] += count
            all += count
        }
        errorRate = 0
        guard topics.count > 1 else { return }
        let cells = counts.sorted { ($0.key.article, $0.key.topic) < ($1.key.article, $1.key.topic) }
        let total = all + 0.5 * Double(topics.count)
        let share = cells.map { ((topics[$0.key.topic] ?? 0) + 0.5) / total }
        var best = -Double.infinity
        for concentration in Self.concentrations {
            let fit = Self.fit(cells.map { ($0.key.article, $0.value) }, share: share, concentration: concentration)
            guard fit.prediction > best else { continue }
            best = fit.prediction
            errorRate = fit.errorRate
            for (cell, right) in zip(cells, fit.right) { self.right[cell.key] = right }
        }
    }

    /// How far a citation counts: 1 unless its topic speaks against it, else its probability relative to a citation of unknown topic.
    ///
    /// Wrong citations within an article's own topic only add noise to its excess, but counting all of them a little less would make every
    /// excess too small, as the bad outcomes are those of the right ones.
    package func weight(article: Int, topic: String?) -> Double {
        guard let topic, let right = right[Cell(article: article, topic: topic)] else { return 1 }
        return min(1, right / (1 - errorRate))
    }

    /// Sixty rounds over all cells, which come sorted by article.
    private static func fit(
        _ cells: [(article: Int, count: Double)], share: [Double], concentration: Double
    ) -> (right: [Double], errorRate: Double, prediction: Double) {
        let total = cells.reduce(0) { $0 + $1.count }
        var errorRate = 0.15
        var right = [Double](repeating: 1 - errorRate, count: cells.count)
        var prediction = 0.0
        for _ in 0..<60 {
            prediction = 0
            var wrong = 0.0
            var start = 0
            let before = right
            while start < cells.count {
                var end = start
                while end < cells.count, cells[end].article == cells[start].article { end += 1 }
                let sum = (start..<end).reduce(0) { $0 + before[$1] * cells[$1].count }
                for i in start..<end {
                    let same = max(0, before[i] * (cells[i].count - 1))
                    let own = (concentration * share[i] + same) / (concentration + max(0, sum - before[i]))
                    let (asRight, asWrong) = ((1 - errorRate) * own, errorRate * share[i])
                    right[i] = asRight / (asRight + asWrong)
                    prediction += cells[i].count * log(asRight + asWrong)
                    wrong += (1 - right[i]) * cells[i].count
                }
                start = end
            }
            errorRate = (wrong + 1) / (total + 2)
        }
        return (right, errorRate, prediction)
    }
}
