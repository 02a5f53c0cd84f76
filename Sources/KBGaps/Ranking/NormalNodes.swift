import Glibc

/// Points and weights that stand for a standard normal variable.
package struct NormalNodes {
    package let values: [Double]
    package let weights: [Double]

    private static let mostNodes = 61.0

    /// `resolution`: the variable's effect in standard errors of what is measured. Small effects take five points (Gauss-Hermite:
    /// Abramowitz, Stegun, table 25.10); large ones as many even steps as put the points about one standard error apart.
    package init(resolution: Double) {
        guard resolution > 1.5 else {
            values = [-2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056]
            weights = [0.011257411327720691, 0.22207592200561266, 0.53333333333333333, 0.22207592200561266, 0.011257411327720691]
            return
        }
        let half = (min(7 * resolution, Self.mostNodes) / 2).rounded(.down)
        let points = (-Int(half)...Int(half)).map { 3.5 * Double($0) / half }
        let masses = points.map { exp(-$0 * $0 / 2) }
        let sum = masses.reduce(0, +)
        values = points
        weights = masses.map { $0 / sum }
    }
}
