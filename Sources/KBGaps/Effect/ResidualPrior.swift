import Glibc

/// How far articles' bad-outcome rates lie from what is expected of their contacts, learned from all articles: a mixture of normal
/// distributions around nought, of widths from none to wide.
///
/// Adaptive shrinkage: Stephens, "False discovery rates: a new deal", Biostatistics 18 (2017), sections 2.1 and 3.1, with the weights fitted by
/// EM. An article chosen because it looked bad is thereby expected to look less bad next time, by just as much as articles of so many
/// contacts do (Efron, "Tweedie's formula and selection bias", JASA 106, 2011).
struct ResidualPrior {
    /// Standard deviations of the residual rate, `weights.count` of them.
    static let deviations: [Double] = [0] + (0..<8).map { 0.01 * pow(2, Double($0) * 0.85) }

    private(set) var weights: [Double]

    /// Observed residual rates with their sampling variances.
    init(_ observations: [(residual: Double, variance: Double)]) {
        let count = Self.deviations.count
        weights = [Double](repeating: 1 / Double(count), count: count)
        guard !observations.isEmpty else { return }
        let likelihoods = observations.map { observed in
            Self.relative(Self.deviations.map { Self.logDensity(observed.residual, variance: $0 * $0 + observed.variance) })
        }
        for _ in 0..<Self.rounds {
            // One imaginary article without a residual keeps the weight of nought from vanishing in a small base.
            var sums = [1] + [Double](repeating: 0, count: count - 1)
            for likelihood in likelihoods {
                let parts = zip(weights, likelihood).map { $0 * $1 }
                let sum = parts.reduce(0, +)
                for i in parts.indices { sums[i] += parts[i] / sum }
            }
            weights = sums.map { $0 / Double(observations.count + 1) }
        }
    }

    private static let rounds = 200

    /// The mean and the variance of the true residual rate of an article, given what was observed of it.
    func posterior(_ residual: Double, variance: Double) -> (mean: Double, variance: Double) {
        guard variance.isFinite else {
            return (0, zip(weights, Self.deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 })
        }
        let parts = Self.relative(
            zip(weights, Self.deviations).map { weight, deviation in
                log(max(weight, 1e-300)) + Self.logDensity(residual, variance: deviation * deviation + variance)
            })
        let sum = parts.reduce(0, +)
        var (mean, square) = (0.0, 0.0)
        for (part, deviation) in zip(parts, Self.deviations) {
            let prior = deviation * deviation
            let share = prior / (prior + variance)
            mean += part / sum * share * residual
            square += part / sum * (share * variance + share * share * residual * residual)
        }
        return (mean, max(0, square - mean * mean))
    }

    private static func logDensity(_ x: Double, variance: Double) -> Double { -0.5 * (x * x / variance + log(variance)) }

    /// Exponentials relative to the highest.
    private static func relative(_ logs: [Double]) -> [Double] {
        let highest = logs.max() ?? 0
        return logs.map { exp($0 - highest) }
    }
}
