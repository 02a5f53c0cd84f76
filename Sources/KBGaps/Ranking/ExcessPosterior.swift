import Glibc

/// What is known of each article's excess rate after all contacts have been looked at.
struct ExcessPosterior {
    /// The probability of each point of `ExcessPrior.grid`, by article.
    private(set) var probabilities: [[Double]]
    /// The mean variance of articles' log-odds that is nobody's fault.
    private(set) var spreadVariance = 0.0
    /// The mean share of articles with an excess, and its mean size.
    private(set) var share = 0.0
    private(set) var meanExcess = 0.0

    /// One combination of what the prior leaves open.
    private struct Setting {
        var spread: Int
        var slab: Int
        var share: Double
        var logWeight: Double
    }

    /// Settings less likely than the likeliest by this factor are left out.
    private static let leastWeight = 1e-6

    init(_ table: CellTable, yardstick: Yardstick, spreads: [Int] = Array(ExcessPrior.spreads.indices)) {
        let likelihoods = spreads.map { ExcessLikelihood(table, yardstick: yardstick, spread: ExcessPrior.spreads[$0]) }
        let observed = (0..<table.articleCount).filter { !table.cells(of: $0).isEmpty }
        probabilities = Array(repeating: [], count: table.articleCount)
        var settings: [Setting] = []
        var slabs: [[[Double]]] = []
        for (i, likelihood) in likelihoods.enumerated() {
            slabs.append(ExcessPrior.slabs.map { weights in observed.map { likelihood.slab($0, weights) } })
            settings += Self.settings(likelihood, slabs[i], observed, spread: i, weight: ExcessPrior.spreadWeights[spreads[i]])
        }
        average(Self.normalized(settings), likelihoods, slabs, observed, spreads)
    }

    /// The probability that an article has no excess.
    func null(_ article: Int) -> Double { probabilities[article].first ?? 1 }

    private static func settings(
        _ likelihood: ExcessLikelihood, _ slabs: [[Double]], _ observed: [Int], spread: Int, weight: Double
    ) -> [Setting] {
        let scale = observed.reduce(0) { $0 + likelihood.logScale($1) }
        let null = observed.map(likelihood.null)
        return slabs.indices.flatMap { slab in
            ExcessPrior.shares.map { share in
                let sum = zip(null, slabs[slab]).reduce(0) { $0 + log(max((1 - share) * $1.0 + share * $1.1, 1e-300)) }
                return Setting(spread: spread, slab: slab, share: share, logWeight: scale + sum + log(weight))
            }
        }
    }

    private static func normalized(_ settings: [Setting]) -> [(setting: Setting, weight: Double)] {
        let highest = settings.map(\.logWeight).max() ?? 0
        let kept = settings.map { ($0, exp($0.logWeight - highest)) }.filter { $0.1 >= leastWeight }
        let sum = kept.reduce(0) { $0 + $1.1 }
        return kept.map { ($0.0, $0.1 / sum) }
    }

    private mutating func average(
        _ settings: [(setting: Setting, weight: Double)], _ likelihoods: [ExcessLikelihood], _ slabs: [[[Double]]], _ observed: [Int],
        _ spreads: [Int]
    ) {
        for (setting, weight) in settings {
            spreadVariance += weight * ExcessPrior.spreads[spreads[setting.spread]] * ExcessPrior.spreads[spreads[setting.spread]]
            share += weight * setting.share
            meanExcess += weight * zip(ExcessPrior.slabs[setting.slab], ExcessPrior.grid.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        }
        for (position, article) in observed.enumerated() {
            var result = [Double](repeating: 0, count: ExcessPrior.grid.count)
            // Settings that share a slab and a spread weigh its points alike: their factors are summed first.
            var factors = [Double](repeating: 0, count: likelihoods.count * ExcessPrior.slabs.count)
            for (setting, weight) in settings {
                let likelihood = likelihoods[setting.spread]
                let null = (1 - setting.share) * likelihood.null(article)
                let sum = max(null + setting.share * slabs[setting.spread][setting.slab][position], 1e-300)
                result[0] += weight * null / sum
                factors[setting.spread * ExcessPrior.slabs.count + setting.slab] += weight * setting.share / sum
            }
            for (i, factor) in factors.enumerated() where factor > 0 {
                let (likelihood, slab) = (likelihoods[i / ExcessPrior.slabs.count], ExcessPrior.slabs[i % ExcessPrior.slabs.count])
                for point in slab.indices { result[point + 1] += factor * slab[point] * likelihood.value(article, point + 1) }
            }
            probabilities[article] = result
        }
    }
}
