import KBModel

/// A table whose cells span others.
struct MergedCells: ArticleRule {
    let manual = RuleManual(
        id: "merged-cells", group: .selfContained, severity: .suggestion,
        summary: "Cells in the body of a table are merged over rows or columns.",
        rationale: "Read row by row, as screen readers and text indexes do, a merged cell belongs to one row only.",
        bad:
            "<h1>Ports</h1><table><tr><th>Use</th><th>Port</th></tr><tr><td rowspan=\"2\">Mail</td><td>993</td></tr><tr><td>465</td></tr></table>",
        good:
            "<h1>Ports</h1><table><tr><th>Use</th><th>Port</th></tr><tr><td>Mail in</td><td>993</td></tr><tr><td>Mail out</td><td>465</td></tr></table>",
        fix: "Repeat the value in each row, or split the table.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.tables.compactMap { table, line in
            let merged = table.rows.dropFirst(table.header).joined().count { $0.columns > 1 || $0.rows > 1 }
            guard merged > 0, table.rows.count > 1 else { return nil }
            return article.observation("a table has \(merged) merged \(merged == 1 ? "cell" : "cells")", line: line, subject: table.text)
        }
    }
}
