/// The factor L of a symmetric positive definite matrix A = L·Lᵀ, row by row.
struct Cholesky {
    let size: Int
    private var lower: [Double]

    /// A pivot that rounding has taken below 1e-12 of its diagonal is raised to that. Cost: n³/6 multiplications.
    init(_ matrix: [Double], size: Int) {
        self.size = size
        lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var sum = lower[row * size + column]
                for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
                if row == column {
                    lower[row * size + row] = max(sum, 1e-12 * abs(matrix[row * size + row]), 1e-300).squareRoot()
                } else {
                    lower[row * size + column] = sum / lower[column * size + column]
                }
            }
        }
    }

    /// x with A·x = b.
    func solve(_ b: [Double]) -> [Double] {
        var x = b
        for row in 0..<size {
            var sum = x[row]
            for k in 0..<row { sum -= lower[row * size + k] * x[k] }
            x[row] = sum / lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            var sum = x[row]
            for k in row + 1..<max(size, row + 1) { sum -= lower[k * size + row] * x[k] }
            x[row] = sum / lower[row * size + row]
        }
        return x
    }

    /// A⁻¹, row by row. Cost: n³ multiplications.
    func inverse() -> [Double] {
        var result = [Double](repeating: 0, count: size * size)
        for column in 0..<size {
            var unit = [Double](repeating: 0, count: size)
            unit[column] = 1
            let x = solve(unit)
            for row in 0..<size { result[row * size + column] = x[row] }
        }
        return result
    }
}
