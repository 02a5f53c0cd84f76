/// What is expected of each article's contacts, learned from the other articles' contacts: an article is never its own yardstick.
///
/// An article that holds a good part of a level (of a topic, say) would pull that level's effect towards itself. Such a level's effect is
/// fitted again without the article, all other effects held, by Newton steps in one dimension.
struct Yardstick {
    /// The log-odds of each cell, in the order of the table's cells.
    private(set) var logOdds: [Double]
    /// The variance of an article's mean log-odds: how well the others know what to expect of it.
    private(set) var variance: [Double]

    /// Below this share of a level's information an article moves it by less than the level's own standard error.
    private static let leastShare = 0.02

    /// `weights`: how far each article takes part in the fit, from 0 to 1.
    init(_ table: CellTable, rates: ExpectedRates, weights: [Double]) {
        logOdds = table.cells.map { rates.logOdds[$0.stratum] }
        variance = [Double](repeating: 0, count: table.articleCount)
        let levels = LevelTotals(table, rates: rates, weights: weights)
        var offset = 0
        for article in 0..<table.articleCount {
            let cells = table.cells(of: article)
            defer { offset += cells.count }
            guard !cells.isEmpty else { continue }
            let held = levels.heldShares(by: cells, rates: rates, weight: weights[article])
            variance[article] = rates.variance(ofColumns: Self.mix(cells, rates: rates))
            guard let most = held.max(by: { ($0.share, $1.column) < ($1.share, $0.column) }), most.share > Self.leastShare else { continue }
            let without = levels.refit(most.column, without: cells, rates: rates, weight: weights[article])
            let share = most.weight
            variance[article] += share * share * max(0, without.variance - most.variance)
            for (i, cell) in cells.enumerated() where rates.strata.columns(of: cell.stratum).contains(most.column) {
                logOdds[offset + i] += without.shift
            }
        }
    }

    /// The columns of an article's cells, weighted by information; the weights of each factor's columns add up to one.
    private static func mix(_ cells: ArraySlice<CellTable.Cell>, rates: ExpectedRates) -> [(column: Int, weight: Double)] {
        var weights: [Int: Double] = [:]
        var total = 0.0
        for cell in cells {
            let p = rates.probability(cell.stratum)
            let information = cell.contacts * p * (1 - p)
            total += information
            for column in rates.strata.columns(of: cell.stratum) { weights[column, default: 0] += information }
        }
        guard total > 0 else { return [] }
        return [(0, 1)] + weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value / total) }
    }
}

/// What is known of each level, over all articles.
private struct LevelTotals {
    struct Held {
        var column: Int
        /// The article's part of what is known of the level.
        var share: Double
        /// The level's part of the article's contacts.
        var weight: Double
        var variance: Double
    }

    /// Contacts and bad outcomes of each stratum, as weighted in the fit.
    private var contacts: [Double]
    private var bad: [Double]
    private var information: [Double]
    private var strataOfColumn: [[Int]]
    private var penalties: [Double]

    init(_ table: CellTable, rates: ExpectedRates, weights: [Double]) {
        let strata = rates.strata
        contacts = [Double](repeating: 0, count: strata.count)
        bad = contacts
        for article in 0..<table.articleCount {
            for cell in table.cells(of: article) {
                contacts[cell.stratum] += weights[article] * cell.contacts
                bad[cell.stratum] += weights[article] * cell.bad
            }
        }
        information = [Double](repeating: 0, count: strata.columnCount)
        strataOfColumn = [[Int]](repeating: [], count: strata.columnCount)
        penalties = [Double](repeating: 0, count: strata.columnCount)
        for (factor, precision) in rates.precisions.enumerated() {
            for column in strata.firstColumns[factor]..<strata.firstColumns[factor + 1] { penalties[column] = precision }
        }
        for stratum in 0..<strata.count {
            let p = rates.probability(stratum)
            for column in strata.columns(of: stratum) {
                information[column] += contacts[stratum] * p * (1 - p)
                strataOfColumn[column].append(stratum)
            }
        }
    }

    func heldShares(by cells: ArraySlice<CellTable.Cell>, rates: ExpectedRates, weight: Double) -> [Held] {
        var held: [Int: Double] = [:]
        var total = 0.0
        for cell in cells {
            let p = rates.probability(cell.stratum)
            total += cell.contacts * p * (1 - p)
            for column in rates.strata.columns(of: cell.stratum) { held[column, default: 0] += cell.contacts * p * (1 - p) }
        }
        guard total > 0 else { return [] }
        return held.sorted { $0.key < $1.key }.map { column, own in
            Held(
                column: column, share: min(1, weight * own / max(information[column], 1e-12)), weight: own / total,
                variance: 1 / (information[column] + penalties[column]))
        }
    }

    /// How the effect of a level moves when an article's contacts are taken out, and its variance without them.
    func refit(
        _ column: Int, without cells: ArraySlice<CellTable.Cell>, rates: ExpectedRates, weight: Double
    ) -> (shift: Double, variance: Double) {
        var own: [Int: CellTable.Cell] = [:]
        for cell in cells { own[cell.stratum] = cell }
        let others = strataOfColumn[column].map { stratum in
            let cell = own[stratum]
            return (
                logOdds: rates.logOdds[stratum], contacts: max(0, contacts[stratum] - weight * (cell?.contacts ?? 0)),
                bad: max(0, bad[stratum] - weight * (cell?.bad ?? 0))
            )
        }
        let effect = rates.coefficients[column]
        var shift = 0.0
        var curvature = penalties[column]
        for _ in 0..<12 {
            var slope = -penalties[column] * (effect + shift)
            curvature = penalties[column]
            for stratum in others {
                let p = logistic(stratum.logOdds + shift)
                slope += stratum.bad - stratum.contacts * p
                curvature += stratum.contacts * p * (1 - p)
            }
            let step = min(max(slope / curvature, -1), 1)
            shift += step
            if abs(step) < 1e-6 { break }
        }
        return (shift, 1 / curvature)
    }
}
