/// Counts of contacts and of bad outcomes by article and stratum: all that the ranking needs to know of contacts. Counts are sums of weights:
/// a contact that was about an article with probability .7 counts .7.
struct CellTable {
    struct Cell {
        var stratum: Int
        var contacts: Double
        var bad: Double
    }

    /// By article, within an article by stratum.
    private(set) var cells: [Cell]
    private var starts: [Int]

    var articleCount: Int { starts.count - 1 }

    /// One observation per contact and article. Cost: linear, and a sort of each article's contacts by stratum.
    init(articleCount: Int, observations: [Observation]) {
        var counts = [Int](repeating: 0, count: articleCount + 1)
        for observation in observations { counts[observation.article + 1] += 1 }
        for i in 0..<articleCount { counts[i + 1] += counts[i] }
        var sorted = [Observation](
            repeating: Observation(article: 0, stratum: 0, weight: 0, count: 0, isBad: false), count: observations.count)
        var next = counts
        for observation in observations {
            sorted[next[observation.article]] = observation
            next[observation.article] += 1
        }
        cells = []
        starts = [0]
        for article in 0..<articleCount {
            for observation in sorted[counts[article]..<counts[article + 1]].sorted(by: { $0.stratum < $1.stratum }) {
                if cells.count == starts[article] || cells[cells.count - 1].stratum != observation.stratum {
                    cells.append(Cell(stratum: observation.stratum, contacts: 0, bad: 0))
                }
                cells[cells.count - 1].contacts += observation.weight * observation.count
                if observation.isBad { cells[cells.count - 1].bad += observation.weight * observation.count }
            }
            starts.append(cells.count)
        }
    }

    func cells(of article: Int) -> ArraySlice<Cell> { cells[starts[article]..<starts[article + 1]] }

    /// Contacts as far as an article answers for them.
    struct Observation {
        var article: Int
        var stratum: Int
        /// The probability that each was about the article.
        var weight: Double
        var count: Double
        var isBad: Bool
    }
}
