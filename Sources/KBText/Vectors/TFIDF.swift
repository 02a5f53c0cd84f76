import Glibc

/// TF-IDF weights, learnt from some texts and applied to any: (1 + log tf) · idf, smooth idf = log((1 + n) / (1 + df)) + 1, rows of length 1
/// (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, section 6.4).
package struct TFIDF: Sendable {
    /// By key: the column of the matrix, or -1 for a key in too few or too many texts.
    private var column: [Int32]
    private var idf: [Float] = []

    /// Learns from `texts`, each a list of keys with repetitions. Keys in fewer than `least` texts, or in more than `most` of them, say
    /// nothing about which texts belong together and get no column.
    package init(learning texts: [[Int32]], keys: Int, least: Int = 2, most: Int = .max) {
        var frequency = [Int32](repeating: 0, count: keys)
        var lastSeen = [Int32](repeating: -1, count: keys)
        for (number, text) in texts.enumerated() {
            for key in text where lastSeen[Int(key)] != Int32(number) {
                lastSeen[Int(key)] = Int32(number)
                frequency[Int(key)] += 1
            }
        }
        column = [Int32](repeating: -1, count: keys)
        for key in 0..<keys where frequency[key] >= least && frequency[key] <= most {
            column[key] = Int32(idf.count)
            idf.append(Float(log(Double(1 + texts.count) / Double(1 + frequency[key])) + 1))
        }
    }

    package var width: Int { idf.count }

    /// The vectors of `texts`; keys that learning did not see, or left out, count for nothing.
    package func vectors(of texts: some Sequence<[Int32]>) -> SparseMatrix {
        var matrix = SparseMatrix(width: width)
        var columns: [Int32] = []
        for text in texts {
            columns.removeAll(keepingCapacity: true)
            for key in text where Int(key) < column.count && column[Int(key)] >= 0 { columns.append(column[Int(key)]) }
            columns.sort()
            matrix.append(weights(ofSorted: columns))
        }
        return matrix.normalized()
    }

    private func weights(ofSorted columns: [Int32]) -> [(column: Int32, value: Float)] {
        var entries: [(column: Int32, value: Float)] = []
        var i = 0
        while i < columns.count {
            var end = i + 1
            while end < columns.count, columns[end] == columns[i] { end += 1 }
            entries.append((columns[i], (1 + logf(Float(end - i))) * idf[Int(columns[i])]))
            i = end
        }
        return entries
    }
}
