import Glibc

/// 1 / (1 + e⁻ˣ).
package func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// ln(p / (1 − p)).
package func logit(_ p: Double) -> Double { log(p / (1 - p)) }

/// ln Γ(x) for x > 0, without the global sign that the C library writes: Lanczos' approximation (g = 7, nine terms), error below 1e-13.
package func logGamma(_ x: Double) -> Double {
    let terms = [
        676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
        9.9843695780195716e-6, 1.5056327351493116e-7,
    ]
    if x < 0.5 { return log(Double.pi / sin(Double.pi * x)) - logGamma(1 - x) }
    let y = x - 1
    var sum = 0.99999999999980993
    for (i, term) in terms.enumerated() { sum += term / (y + Double(i + 1)) }
    let t = y + 7.5
    return 0.5 * log(2 * Double.pi) + (y + 0.5) * log(t) - t + log(sum)
}

/// The regularized incomplete beta function Iₓ(a, b): the probability that a Beta(a, b) variable is at most x. Continued fraction of
/// Lentz (Press et al., Numerical Recipes, 6.4), error below 1e-10.
package func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x))
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...300 {
        let m = Double(m)
        for step in [m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))] {
            d = 1 / away(1 + step * d)
            c = away(1 + step / c)
            result *= c * d
        }
        if abs(c * d - 1) < 1e-12 { break }
    }
    return result
}

/// The quantile of the standard normal distribution that 95 % lie below: both tails beyond it hold 10 %.
let normalQuantile95 = 1.6448536269514722
