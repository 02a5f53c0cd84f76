import Glibc

/// What excess rates articles may have, before their contacts are looked at.
///
/// An article either adds nothing to what its contacts have anyway, or it makes a contact end badly with probability δ whenever nothing else
/// does (independent causes, "noisy or": Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988, 4.3.2): P(bad) = p + δ(1 − p).
/// How many articles do (`shares`), how large δ then is (Beta distributions of several means and shapes) and how much articles differ for
/// reasons that are nobody's fault (`spreads`, standard deviations of log-odds) is not known: all combinations are kept and weighted by the
/// likelihood of all articles together, so that a small base does not settle on one by accident.
struct ExcessPrior {
    /// The values of δ at which likelihoods are computed; the first is nought, the others are 7 % apart.
    static let grid: [Double] = [0] + (0..<80).map { 0.004 * pow(0.9 / 0.004, Double($0) / 79) }
    static let shares = [0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4]
    static let means = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4]
    static let shapes = [1.0, 2.0]
    static let spreads = [0.0, 0.1, 0.25]
    /// Weights of `spreads`: exponential with one in ten above .2 (penalized complexity: Simpson et al., Statistical Science 32, 2017).
    static let spreadWeights = spreads.map { exp(-11.5 * $0) }

    /// The weights of the grid's points beyond nought, for each shape and mean.
    static let slabs: [[Double]] = shapes.flatMap { shape in means.map { slab(shape: shape, mean: $0) } }

    private static func slab(shape: Double, mean: Double) -> [Double] {
        let points = grid.dropFirst()
        let edges = [0] + zip(points, points.dropFirst()).map { ($0 * $1).squareRoot() } + [1]
        let cumulative = edges.map { incompleteBeta($0, shape, shape * (1 - mean) / mean) }
        return zip(cumulative.dropFirst(), cumulative).map { $0 - $1 }
    }
}
