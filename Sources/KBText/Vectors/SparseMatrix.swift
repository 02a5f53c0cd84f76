/// Rows of (column, value), packed one after another. Columns ascend within a row.
package struct SparseMatrix: Sendable {
    package private(set) var starts: [Int] = [0]
    package private(set) var columns: [Int32] = []
    package private(set) var values: [Float] = []
    /// Every column is below it.
    package let width: Int

    package init(width: Int) { self.width = width }

    package var count: Int { starts.count - 1 }

    /// Adds a row; `entries` ascend by column.
    package mutating func append(_ entries: some Sequence<(column: Int32, value: Float)>) {
        for (column, value) in entries {
            columns.append(column)
            values.append(value)
        }
        starts.append(columns.count)
    }

    package func range(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// The rows that are alike to the last value, where there are two or more of them, by their first row; rows of nothing are alike to none.
    package func equalRows() -> [[Int]] {
        struct Content: Hashable {
            var columns: ArraySlice<Int32>
            var values: ArraySlice<Float>
        }
        var rows: [Content: [Int]] = [:]
        for row in 0..<count where !range(of: row).isEmpty {
            rows[Content(columns: columns[range(of: row)], values: values[range(of: row)]), default: []].append(row)
        }
        return rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// Rows scaled to length 1; a row of zeros stays.
    package func normalized() -> SparseMatrix {
        var result = self
        for row in 0..<count {
            let range = range(of: row)
            let square = range.reduce(Float(0)) { $0 + values[$1] * values[$1] }
            guard square > 0 else { continue }
            let scale = 1 / square.squareRoot()
            for i in range { result.values[i] *= scale }
        }
        return result
    }

    /// The rows of several matrices side by side, each scaled by its weight.
    package static func beside(_ parts: [(matrix: SparseMatrix, weight: Float)]) -> SparseMatrix {
        var result = SparseMatrix(width: parts.reduce(0) { $0 + $1.matrix.width })
        for row in 0..<(parts.first?.matrix.count ?? 0) {
            var shift: Int32 = 0
            for (matrix, weight) in parts {
                for i in matrix.range(of: row) {
                    result.columns.append(matrix.columns[i] + shift)
                    result.values.append(matrix.values[i] * weight)
                }
                shift += Int32(matrix.width)
            }
            result.starts.append(result.columns.count)
        }
        return result
    }

    /// The scalar product of two rows. Cost: linear in their lengths.
    package func product(_ a: Int, _ b: Int) -> Float {
        var i = starts[a]
        var j = starts[b]
        var sum: Float = 0
        while i < starts[a + 1], j < starts[b + 1] {
            if columns[i] == columns[j] {
                sum += values[i] * values[j]
                i += 1
                j += 1
            } else if columns[i] < columns[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return sum
    }
}
