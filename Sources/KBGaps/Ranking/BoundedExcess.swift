import Glibc

/// A 90 % confidence interval for a count that cannot be negative, of which only the sum with a chance count is seen.
///
/// Seen is o = A + B; B, what would have happened anyway, has a known mean and variance; A ≥ 0 is wanted. Equal-tailed intervals would be
/// empty or negative for half of all articles without an excess. The construction of Feldman and Cousins, "Unified approach to the classical
/// statistical analysis of small signals", Phys. Rev. D 57 (1998) 3873, section IV, passes without a break from an upper limit to a
/// two-sided interval and covers the truth with at least 90 % whatever A is, nought included.
///
/// B is binomial, Poisson or negative binomial as its variance is below, at or above its mean (Panjer's class), matched by moments.
package struct BoundedExcess {
    private let lattice: [Double]
    private let probability: [Double]
    private let peak: Int

    /// At most so many points stand for the distribution of B.
    private static let mostPoints = 240.0

    package init(mean: Double, variance: Double) {
        let variance = max(variance, 1e-9)
        let deviation = variance.squareRoot()
        let first = max(0, (mean - 6 * deviation).rounded(.down))
        let last = (mean + 6 * deviation + 4).rounded(.up)
        let step = max(1, ((last - first) / Self.mostPoints).rounded(.down))
        lattice = Array(stride(from: first, through: last, by: step))
        let logs = lattice.map { Self.logProbability($0, mean: mean, variance: variance) }
        let highest = logs.max() ?? 0
        let masses = logs.map { exp($0 - highest) }
        let sum = masses.reduce(0, +)
        probability = masses.map { $0 / sum }
        peak = masses.indices.max { masses[$0] < masses[$1] } ?? 0
    }

    /// The range of A that an observation of `seen` does not rule out.
    package func range(seen: Double) -> (low: Double, high: Double) {
        var accepted = accepts(nothingSeen: seen) ? (low: 0.0, high: 0.0) : (low: Double.infinity, high: 0.0)
        for i in lattice.indices where lattice[i] <= seen && accepts(i, seen: seen) {
            accepted.low = min(accepted.low, seen - lattice[i])
            accepted.high = max(accepted.high, seen - lattice[i])
        }
        return accepted.low.isFinite ? accepted : (0, 0)
    }

    /// How likely B = point is, relative to the likeliest explanation of what would then be seen by any A ≥ 0.
    private func ratio(_ i: Int, excess: Double) -> Double {
        let seen = excess + lattice[i]
        let best = seen >= lattice[peak] ? probability[peak] : max(interpolated(seen), probability[i])
        return best > 0 ? probability[i] / best : 0
    }

    private func accepts(_ i: Int, seen: Double) -> Bool {
        let excess = seen - lattice[i]
        let own = ratio(i, excess: excess)
        return massBefore(own, excess: excess) < Interval.level
    }

    /// Whether A = 0 is compatible with what is seen, which need not be a lattice point.
    private func accepts(nothingSeen seen: Double) -> Bool {
        if seen <= lattice[peak] { return true }
        return massBefore(interpolated(seen) / probability[peak], excess: 0) < Interval.level
    }

    private func massBefore(_ own: Double, excess: Double) -> Double {
        lattice.indices.reduce(0) { $0 + (ratio($1, excess: excess) > own * (1 + 1e-9) ? probability[$1] : 0) }
    }

    private func interpolated(_ value: Double) -> Double {
        guard let first = lattice.first, let last = lattice.last, value >= first, value <= last, lattice.count > 1 else { return 0 }
        let position = (value - first) / (lattice[1] - first)
        let i = min(Int(position), lattice.count - 2)
        let part = min(position - Double(i), 1)
        return probability[i] * (1 - part) + probability[i + 1] * part
    }

    private static func logProbability(_ b: Double, mean: Double, variance: Double) -> Double {
        guard mean > 1e-9 else { return b == 0 ? 0 : -.infinity }
        let ratio = variance / mean
        if abs(ratio - 1) < 1e-3 { return b * log(mean) - mean - logGamma(b + 1) }
        if ratio < 1 {
            let chance = 1 - ratio
            let trials = mean / chance
            guard b <= trials else { return -.infinity }
            return logGamma(trials + 1) - logGamma(b + 1) - logGamma(trials - b + 1) + b * log(chance) + (trials - b) * log(ratio)
        }
        let size = mean / (ratio - 1)
        return logGamma(b + size) - logGamma(size) - logGamma(b + 1) - size * log(ratio) + b * log(1 - 1 / ratio)
    }
}
