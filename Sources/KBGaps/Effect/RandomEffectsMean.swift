/// The mean of figures that differ by more than their sampling errors, and how much they differ.
///
/// DerSimonian, Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986): method of moments.
struct RandomEffectsMean {
    var mean: Double
    /// The variance of `mean`.
    var variance: Double
    /// The variance of the true figures around their mean.
    var between: Double

    /// `nil` for fewer than two figures, which say nothing about how much they differ.
    init?(_ figures: [(value: Double, variance: Double)]) {
        guard figures.count > 1 else { return nil }
        let fixed = Self.weighted(figures, between: 0)
        let statistic = figures.reduce(0) { $0 + ($1.value - fixed.mean) * ($1.value - fixed.mean) / $1.variance }
        let squares = figures.reduce(0) { $0 + 1 / ($1.variance * $1.variance) }
        let scale = fixed.weight - squares / fixed.weight
        between = scale > 0 ? max(0, (statistic - Double(figures.count - 1)) / scale) : 0
        let result = Self.weighted(figures, between: between)
        (mean, variance) = (result.mean, 1 / result.weight)
    }

    private static func weighted(_ figures: [(value: Double, variance: Double)], between: Double) -> (mean: Double, weight: Double) {
        var (sum, weight) = (0.0, 0.0)
        for figure in figures {
            sum += figure.value / (figure.variance + between)
            weight += 1 / (figure.variance + between)
        }
        return (sum / weight, weight)
    }
}
