/// Finds the old node that shares most rare pairs of words with a new one.
struct ShingleIndex {
    private let similarity: Similarity
    private var places: [UInt64: [Int]] = [:]

    /// A pair of words that stands in more nodes than this says nothing about which is meant.
    private static let mostPlaces = 8

    init(_ olds: [Int], similarity: Similarity) {
        self.similarity = similarity
        for o in olds {
            var previous: UInt64?
            for pair in similarity.pairs(old: o) where pair != previous {
                places[pair, default: []].append(o)
                previous = pair
            }
        }
    }

    /// For each new node its best candidate, if any; an old node is given once, to the new one with most shared pairs.
    func candidates(for news: [Int]) -> [(old: Int, new: Int)] {
        var found: [(votes: Int, old: Int, new: Int)] = []
        for n in news {
            var votes: [Int: Int] = [:]
            var previous: UInt64?
            for pair in similarity.pairs(new: n) where pair != previous {
                previous = pair
                guard let olds = places[pair], olds.count <= Self.mostPlaces else { continue }
                for o in olds { votes[o, default: 0] += 1 }
            }
            guard let best = votes.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }) else { continue }
            found.append((best.value, best.key, n))
        }
        found.sort { ($1.votes, $0.old, $0.new) < ($0.votes, $1.old, $1.new) }
        var taken: Set<Int> = []
        return found.filter { taken.insert($0.old).inserted }.map { ($0.old, $0.new) }
    }
}
