import KBModel

/// A table whose columns have no names.
struct TableWithoutHeader: ArticleRule {
    let manual = RuleManual(
        id: "table-without-header", group: .selfContained, severity: .suggestion,
        summary: "A table with several rows and columns has no header row.",
        rationale: "A screen reader, or an assistant that quotes one row, cannot say what its values are.",
        bad:
            "<h1>Ports</h1><table><tr><td>IMAP</td><td>993</td></tr><tr><td>SMTP</td><td>465</td></tr><tr><td>POP</td><td>995</td></tr></table>",
        good:
            "<h1>Ports</h1><table><tr><th>Protocol</th><th>Port</th></tr><tr><td>IMAP</td><td>993</td></tr><tr><td>SMTP</td><td>465</td></tr></table>",
        fix: "Make the first row a header row (th), or turn the table into a list.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.tables.compactMap { table, line in
            let columns = table.rows.map(\.count).max() ?? 0
            guard table.header == 0, table.rows.count >= 3, columns >= 2, !table.isLayout, !table.namesItsRows else { return nil }
            return article.observation("a table of \(table.rows.count) rows has no header row", line: line, subject: table.text)
        }
    }
}
