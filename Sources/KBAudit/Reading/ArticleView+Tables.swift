import KBModel

extension ArticleView {
    /// Every table with its line, in reading order.
    var tables: [(table: Block.Table, line: Int?)] {
        var tables: [(table: Block.Table, line: Int?)] = []
        article.blocks.walk { block, _ in if case .table(let table) = block.kind { tables.append((table, block.line)) } }
        return tables
    }

    func observation(_ message: String, line: Int?, subject: String) -> Observation {
        Observation(article: index, line: line ?? firstLine, message: message, subject: subject)
    }
}

extension Block.Table {
    var text: String { rows.joined().map { $0.blocks.joinedText }.joined(separator: "\n") }

    /// Whether it lists names and values: two columns, of which the first ends in colons or is all strong.
    var namesItsRows: Bool {
        guard rows.allSatisfy({ $0.count <= 2 }) else { return false }
        let names = rows.compactMap(\.first).filter { cell in
            let text = cell.blocks.joinedText.trimmed
            return text.hasSuffix(":") || text.hasSuffix("：") || cell.blocks.isAllStrong
        }
        return 2 * names.count > rows.count
    }

    /// Whether it is there for the looks: a single cell, or headings and tables inside its cells.
    var isLayout: Bool {
        if rows.count == 1, rows[0].count == 1 { return !text.isEmpty }
        return rows.joined().contains { cell in
            cell.blocks.contains { block in
                switch block.kind {
                case .heading, .table: true
                default: false
                }
            }
        }
    }
}

extension [Block] {
    /// Whether there are words and all of them are strong.
    fileprivate var isAllStrong: Bool {
        let inlines = textUnits.flatMap(\.inlines).filter { !$0.text.trimmed.isEmpty }
        return !inlines.isEmpty && inlines.allSatisfy { $0.marks.contains(.strong) }
    }
}
