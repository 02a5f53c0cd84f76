/// A part of many that stands for all: drawn stratum by stratum, in proportion, evenly over the stratum's order (systematic sampling:
/// Cochran, "Sampling Techniques", 1977, chapters 5 and 8). Nothing is left to chance, so every engine draws the same.
struct StratifiedSample {
    /// Each of `drawn` elements stands for `represents`/`drawn` of its stratum.
    struct Share: Sendable, Hashable {
        var represents: Int
        var drawn: Int
    }

    /// So many of a stratum are drawn at least, as far as it has them: a rare need must not vanish.
    static let least = 5

    /// By element; `nil` for those that are not drawn.
    private(set) var shares: [Share?] = []

    /// `strata`: of each element, in the order that the sample is spread over.
    init<Stratum: Hashable>(_ strata: [Stratum], size: Int) {
        var sizes: [Stratum: Int] = [:]
        for stratum in strata { sizes[stratum, default: 0] += 1 }
        var ranks: [Stratum: Int] = [:]
        shares = strata.map { stratum in
            let rank = ranks[stratum, default: 0] + 1
            ranks[stratum] = rank
            let all = sizes[stratum, default: 0]
            let drawn = min(all, max(Self.least, (size * all + strata.count - 1) / strata.count))
            return rank * drawn % all < drawn ? Share(represents: all, drawn: drawn) : nil
        }
    }
}
