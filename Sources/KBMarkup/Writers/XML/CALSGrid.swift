import KBModel

/// Where the cells of a table stand when spans are laid out: the first free column of the row, as in HTML and CALS.
struct CALSGrid {
    private(set) var columns = 0
    /// The columns from 0 in which the cells of each row begin.
    private(set) var starts: [[Int]] = []

    /// Cost: linear in the grid's cells.
    init(_ table: Block.Table) {
        // How many more rows each column is taken by a cell above.
        var taken: [Int] = []
        for row in table.rows {
            var column = 0
            var begins: [Int] = []
            var next = taken.map { max(0, $0 - 1) }
            for cell in row {
                while column < taken.count, taken[column] > 0 { column += 1 }
                begins.append(column)
                let end = column + max(1, cell.columns)
                while next.count < end { next.append(0) }
                for covered in column..<end { next[covered] = max(next[covered], cell.rows - 1) }
                column = end
            }
            starts.append(begins)
            columns = max(columns, next.count)
            taken = next
        }
    }
}
