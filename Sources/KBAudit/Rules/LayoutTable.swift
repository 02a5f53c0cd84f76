import KBModel

/// A table that only puts things side by side.
struct LayoutTable: ArticleRule {
    let manual = RuleManual(
        id: "layout-table", group: .selfContained, severity: .suggestion,
        summary: "A table holds headings, lists or whole passages in its cells, or has a single cell: it is there for the looks.",
        rationale: "It is read cell by cell, which is seldom the order that was meant, and breaks on phones.",
        bad:
            "<h1>Mail</h1><table><tr><td><h2>Check</h2><p>Choose how often.</p></td><td><ul><li>Hourly</li><li>Daily</li></ul></td></tr></table>",
        good: "<h1>Mail</h1><h2>Check</h2><p>Choose how often.</p><ul><li>Hourly</li><li>Daily</li></ul>",
        fix: "Take the content out of the table.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.tables.compactMap { table, line in
            table.isLayout ? article.observation("a table is used for layout", line: line, subject: table.text) : nil
        }
    }
}
