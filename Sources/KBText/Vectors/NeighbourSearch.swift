/// Finds the rows of a matrix that are most like a given row, by scalar product (the cosine, for rows of length 1).
/// Exact. Cost of one search: the number of postings of the row's columns.
package struct NeighbourSearch: Sendable {
    package struct Neighbour: Sendable, Hashable {
        package var row: Int32
        package var similarity: Float
    }

    private let starts: [Int]
    private let postings: [Neighbour]
    private let count: Int

    package init(_ matrix: SparseMatrix) {
        var size = [Int](repeating: 0, count: matrix.width + 1)
        for column in matrix.columns { size[Int(column) + 1] += 1 }
        for column in 0..<matrix.width { size[column + 1] += size[column] }
        var next = size
        var postings = [Neighbour](repeating: Neighbour(row: 0, similarity: 0), count: matrix.columns.count)
        for row in 0..<matrix.count {
            for i in matrix.range(of: row) {
                let column = Int(matrix.columns[i])
                postings[next[column]] = Neighbour(row: Int32(row), similarity: matrix.values[i])
                next[column] += 1
            }
        }
        starts = size
        self.postings = postings
        count = matrix.count
    }

    /// For every row of `queries` (of the same columns): the `k` most similar rows, best first, equal ones by number. Rows without a common
    /// column are no neighbours. With `itself`, row i of `queries` is row i of the matrix and no neighbour of its own.
    package func neighbours(of queries: SparseMatrix, k: Int, itself: Bool) -> [[Neighbour]] {
        var scores = [Float](repeating: 0, count: count)
        var touched: [Int32] = []
        return (0..<queries.count).map { row in
            for i in queries.range(of: row) { add(queries.columns[i], queries.values[i], &scores, &touched) }
            if itself { scores[row] = 0 }
            let best = Self.best(k, of: touched, scores)
            Self.clear(&scores, touched)
            touched.removeAll(keepingCapacity: true)
            return best
        }
    }

    /// Adds a column's products to the rows' scores. Spans, because an array would be checked for other owners at every posting.
    private func add(_ column: Int32, _ value: Float, _ scores: inout [Float], _ touched: inout [Int32]) {
        let list = postings.span.extracting(starts[Int(column)]..<starts[Int(column) + 1])
        var sums = scores.mutableSpan
        for i in list.indices {
            let posting = list[i]
            let row = Int(posting.row)
            let sum = sums[row]
            if sum == 0 { touched.append(posting.row) }
            sums[row] = sum + value * posting.similarity
        }
    }

    private static func clear(_ scores: inout [Float], _ rows: [Int32]) {
        var sums = scores.mutableSpan
        for row in rows { sums[Int(row)] = 0 }
    }

    /// The `k` best of `rows`, kept sorted by insertion: k is small.
    private static func best(_ k: Int, of rows: [Int32], _ scores: [Float]) -> [Neighbour] {
        var best: [Neighbour] = []
        best.reserveCapacity(k + 1)
        for row in rows where scores[Int(row)] > 0 {
            let candidate = Neighbour(row: row, similarity: scores[Int(row)])
            if best.count == k, let last = best.last, !candidate.precedes(last) { continue }
            var place = best.count
            while place > 0, candidate.precedes(best[place - 1]) { place -= 1 }
            best.insert(candidate, at: place)
            if best.count > k { best.removeLast() }
        }
        return best
    }
}

extension NeighbourSearch.Neighbour {
    fileprivate func precedes(_ other: Self) -> Bool {
        similarity != other.similarity ? similarity > other.similarity : row < other.row
    }
}
