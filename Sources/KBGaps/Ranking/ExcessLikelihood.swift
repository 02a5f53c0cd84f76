import Glibc

/// How likely each article's bad outcomes are for each excess rate of `ExcessPrior.grid`, relative to the article's best.
struct ExcessLikelihood {
    /// By article and grid point.
    private var values: [Double]
    /// ln of what the values of each article are relative to.
    private var scale: [Double]

    private static let points = ExcessPrior.grid.count

    /// ln(1 − δ) of the grid.
    private static let logComplements = ExcessPrior.grid.map { log(1 - $0) }

    /// `spread`: how much articles differ without fault. It adds to what is not known of the expected rates; both are averaged over.
    /// Cost: for every cell, at least five times as many logarithms as the grid has points.
    init(_ table: CellTable, yardstick: Yardstick, spread: Double) {
        values = [Double](repeating: 1, count: table.articleCount * Self.points)
        scale = [Double](repeating: 0, count: table.articleCount)
        var offset = 0
        for article in 0..<table.articleCount {
            let cells = table.cells(of: article)
            guard !cells.isEmpty else { continue }
            let deviation = (spread * spread + yardstick.variance[article]).squareRoot()
            fill(article, cells, yardstick.logOdds[offset..<offset + cells.count], deviation)
            offset += cells.count
        }
    }

    private mutating func fill(_ article: Int, _ cells: ArraySlice<CellTable.Cell>, _ logOdds: ArraySlice<Double>, _ deviation: Double) {
        let information = zip(cells, logOdds).reduce(0) { $0 + $1.0.contacts * logistic($1.1) * (1 - logistic($1.1)) }
        let nodes = NormalNodes(resolution: deviation * information.squareRoot())
        var logs = [Double](repeating: 0, count: Self.points * nodes.values.count)
        for (node, value) in nodes.values.enumerated() {
            let base = node * Self.points
            var (good, logGood) = (0.0, 0.0)
            for (cell, odds) in zip(cells, logOdds) {
                let anyway = logistic(odds + value * deviation)
                good += cell.contacts - cell.bad
                logGood += (cell.contacts - cell.bad) * log(max(1 - anyway, 1e-12))
                guard cell.bad > 0 else { continue }
                for (i, excess) in ExcessPrior.grid.enumerated() {
                    logs[base + i] += cell.bad * log(max(anyway + excess * (1 - anyway), 1e-12))
                }
            }
            // 1 − p = (1 − anyway)(1 − δ): the good outcomes need no logarithm of their own at each point.
            let shared = logGood + log(nodes.weights[node])
            for i in 0..<Self.points { logs[base + i] += shared + good * Self.logComplements[i] }
        }
        let highest = logs.max() ?? 0
        scale[article] = highest
        for i in 0..<Self.points {
            values[article * Self.points + i] = nodes.values.indices.reduce(0) { $0 + exp(logs[$1 * Self.points + i] - highest) }
        }
    }
    func logScale(_ article: Int) -> Double { scale[article] }

    /// The likelihood of no excess.
    func null(_ article: Int) -> Double { values[article * Self.points] }

    /// The likelihood of an excess drawn from a slab.
    func slab(_ article: Int, _ weights: [Double]) -> Double {
        let base = article * Self.points + 1
        return weights.indices.reduce(0) { $0 + weights[$1] * values[base + $1] }
    }

    func value(_ article: Int, _ point: Int) -> Double { values[article * Self.points + point] }
}
