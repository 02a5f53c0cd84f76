import Glibc

/// How often contacts of each stratum end badly anyway: a logistic regression whose levels are random effects, so that rare levels borrow
/// from all others (partial pooling: Gelman, Hill, "Data Analysis Using Regression and Multilevel Models", 2007, ch. 12 and 14).
///
/// Coefficients are the posterior mode (penalized Newton steps); the precision of each factor's effects is fitted by marginal likelihood
/// with the EM step of Laird, Ware, Biometrics 38 (1982), on Laplace's approximation.
struct ExpectedRates {
    let strata: Strata
    /// The intercept, then the levels.
    private(set) var coefficients: [Double]
    /// Of the effects of each factor, in `strata.factors`' order.
    private(set) var precisions: [Double]
    /// Of the coefficients, row by row.
    private(set) var covariance: [Double] = []
    /// The log-odds of each stratum.
    private(set) var logOdds: [Double] = []

    private static let precisionRange = 0.05...1e4
    private static let interceptPrecision = 1e-6

    init(_ strata: Strata) {
        self.strata = strata
        coefficients = [Double](repeating: 0, count: strata.columnCount)
        precisions = [Double](repeating: 1, count: strata.factors.count)
    }

    /// Fits to `bad` of `contacts` in each stratum, from where the last fit ended. Cost: some 20 to 60 factorizations of a matrix of as many
    /// rows as there are levels.
    mutating func fit(contacts: [Double], bad: [Double]) {
        for _ in 0..<8 {
            let information = climb(contacts, bad)
            covariance = information.inverse()
            let updated = precisions.indices.map { factor in updatedPrecision(of: factor) }
            let settled = zip(updated, precisions).allSatisfy { abs($0 - $1) <= 0.02 * $1 }
            precisions = updated
            if settled { break }
        }
        logOdds = (0..<strata.count).map(linearPredictor)
    }

    func probability(_ stratum: Int) -> Double { logistic(logOdds[stratum]) }

    /// The variance of the mean log-odds of a mix of strata, given as weights of columns that add up to one for each factor.
    func variance(ofColumns weights: [(column: Int, weight: Double)]) -> Double {
        let size = coefficients.count
        var sum = 0.0
        for a in weights {
            for b in weights { sum += a.weight * b.weight * covariance[a.column * size + b.column] }
        }
        return max(0, sum)
    }

    private func linearPredictor(_ stratum: Int) -> Double {
        strata.columns(of: stratum).reduce(coefficients[0]) { $0 + coefficients[$1] }
    }

    private func updatedPrecision(of factor: Int) -> Double {
        let size = coefficients.count
        let columns = strata.firstColumns[factor]..<strata.firstColumns[factor + 1]
        let spread = columns.reduce(0) { $0 + coefficients[$1] * coefficients[$1] + covariance[$1 * size + $1] }
        return min(max(Double(columns.count) / spread, Self.precisionRange.lowerBound), Self.precisionRange.upperBound)
    }

    private func penalties() -> [Double] {
        [Self.interceptPrecision]
            + precisions.indices.flatMap { factor in
                repeatElement(precisions[factor], count: strata.firstColumns[factor + 1] - strata.firstColumns[factor])
            }
    }

    /// Newton steps, halved when they do not climb; returns the factor of the negative Hessian at the end.
    private mutating func climb(_ contacts: [Double], _ bad: [Double]) -> Cholesky {
        let penalty = penalties()
        var height = objective(coefficients, contacts, bad, penalty)
        var (gradient, factor) = derivatives(contacts, bad, penalty)
        for _ in 0..<50 {
            let step = factor.solve(gradient)
            guard let (candidate, reached) = firstClimbing(step, above: height, contacts, bad, penalty) else { break }
            let gain = reached - height
            (coefficients, height) = (candidate, reached)
            (gradient, factor) = derivatives(contacts, bad, penalty)
            if gain < 1e-7 * (1 + abs(height)) { break }
        }
        return factor
    }

    private func firstClimbing(
        _ step: [Double], above height: Double, _ contacts: [Double], _ bad: [Double], _ penalty: [Double]
    ) -> (candidate: [Double], height: Double)? {
        var share = 1.0
        for _ in 0..<12 {
            let candidate = zip(coefficients, step).map { $0 + share * $1 }
            let reached = objective(candidate, contacts, bad, penalty)
            if reached > height { return (candidate, reached) }
            share /= 2
        }
        return nil
    }

    private func objective(_ coefficients: [Double], _ contacts: [Double], _ bad: [Double], _ penalty: [Double]) -> Double {
        var sum = 0.0
        for stratum in 0..<strata.count where contacts[stratum] > 0 {
            let eta = strata.columns(of: stratum).reduce(coefficients[0]) { $0 + coefficients[$1] }
            let p = min(max(logistic(eta), 1e-12), 1 - 1e-12)
            sum += bad[stratum] * log(p) + (contacts[stratum] - bad[stratum]) * log(1 - p)
        }
        for (coefficient, penalty) in zip(coefficients, penalty) { sum -= penalty * coefficient * coefficient / 2 }
        return sum
    }

    private func derivatives(_ contacts: [Double], _ bad: [Double], _ penalty: [Double]) -> (gradient: [Double], factor: Cholesky) {
        let size = coefficients.count
        var gradient = zip(coefficients, penalty).map { -$0 * $1 }
        var hessian = [Double](repeating: 0, count: size * size)
        for i in 0..<size { hessian[i * size + i] = penalty[i] }
        for stratum in 0..<strata.count where contacts[stratum] > 0 {
            let p = logistic(linearPredictor(stratum))
            let residual = bad[stratum] - contacts[stratum] * p
            let weight = contacts[stratum] * p * (1 - p)
            let columns = [0] + strata.columns(of: stratum)
            for a in columns {
                gradient[a] += residual
                for b in columns { hessian[a * size + b] += weight }
            }
        }
        return (gradient, Cholesky(hessian, size: size))
    }
}
