import Glibc

/// A sparse vector of length one: term ids, sorted, and weights.
struct SparseVector: Sendable {
    var ids: [Int32] = []
    var weights: [Double] = []

    var isEmpty: Bool { ids.isEmpty }

    /// Cost: linear in both.
    func cosine(_ other: SparseVector) -> Double {
        var sum = 0.0
        forEachCommon(with: other) { sum += weights[$0] * other.weights[$1] }
        return sum
    }

    /// The share of its weight that stands on terms which the other holds too.
    func share(coveredBy other: SparseVector) -> Double {
        var covered = 0.0
        forEachCommon(with: other) { own, _ in covered += weights[own] }
        return covered / max(weights.reduce(0, +), .leastNonzeroMagnitude)
    }

    /// Calls `body` with the places of each term that both hold.
    @inline(__always)
    private func forEachCommon(with other: SparseVector, _ body: (_ own: Int, _ other: Int) -> Void) {
        var (i, j) = (0, 0)
        while i < ids.count, j < other.ids.count {
            if ids[i] == other.ids[j] {
                body(i, j)
                i += 1
                j += 1
            } else if ids[i] < other.ids[j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    /// The share of the smaller set of terms that the other one holds.
    func overlap(_ other: SparseVector) -> Double {
        var (i, j, same) = (0, 0, 0)
        while i < ids.count, j < other.ids.count {
            if ids[i] == other.ids[j] {
                same += 1
                i += 1
                j += 1
            } else if ids[i] < other.ids[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return Double(same) / Double(max(1, max(ids.count, other.ids.count)))
    }
}

/// How much each term tells, counted over sentences: inside one small group of conversations every conversation uses the words that
/// matter, so that counting conversations would give exactly those words no weight.
struct SentenceSpace: Sendable {
    private var frequency: [Int32: Int] = [:]
    private var count = 0

    mutating func add(sentence terms: [Int32]) {
        for id in terms { frequency[id, default: 0] += 1 }
        count += 1
    }

    /// `ln((N + 1) / (df + 0.5))`, at least 0.2.
    func weight(of id: Int32) -> Double {
        max(0.2, log((Double(count) + 1) / (Double(frequency[id] ?? 0) + 0.5)))
    }

    func vector(of terms: [(id: Int32, count: Int32)]) -> SparseVector {
        var vector = SparseVector()
        var square = 0.0
        for (id, count) in terms {
            let weight = (1 + log(Double(count))) * self.weight(of: id)
            vector.ids.append(id)
            vector.weights.append(weight)
            square += weight * weight
        }
        guard square > 0 else { return SparseVector() }
        let scale = 1 / square.squareRoot()
        for i in vector.weights.indices { vector.weights[i] *= scale }
        return vector
    }
}

/// Terms with their counts.
enum TermCounts {
    /// Counts of the same term added up, sorted by term.
    static func sum(_ terms: [(id: Int32, count: Int32)]) -> [(id: Int32, count: Int32)] {
        terms.reduce(into: [Int32: Int32]()) { $0[$1.id, default: 0] += $1.count }.map { (id: $0.key, count: $0.value) }.sorted {
            $0.id < $1.id
        }
    }
}
