import KBModel

/// A table in GitHub's pipe form.
enum MarkdownTable {
    static func lines(of table: Block.Table) -> [String] {
        let grid = table.rows.map { $0.flatMap { [text(of: $0)] + Array(repeating: "", count: $0.columns - 1) } }
        let width = grid.map(\.count).max() ?? 0
        guard width > 0 else { return [] }
        func line(_ cells: [String]) -> String {
            "| " + (cells + Array(repeating: "", count: width - cells.count)).joined(separator: " | ") + " |"
        }
        // The form has exactly one header row: further ones follow as plain rows, none leaves it empty.
        let header = table.header > 0 ? grid.first ?? [] : []
        let body = table.header > 0 ? grid.dropFirst() : grid[...]
        return [line(header), "|" + String(repeating: " --- |", count: width)] + body.map(line)
    }

    private static func text(of cell: Block.Cell) -> String {
        var pieces: [String] = []
        for block in cell.blocks { collect(block, into: &pieces) }
        return pieces.joined(separator: "<br>")
    }

    private static func collect(_ block: Block, into pieces: inout [String]) {
        switch block.kind {
        case .paragraph(let runs), .heading(_, let runs): pieces.append(MarkdownInlines.text(of: runs, lineBreak: "<br>", inTable: true))
        case .image(let src, let alt):
            pieces.append(MarkdownInlines.text(of: [Inline("", image: Inline.Image(src: src, alt: alt))], inTable: true))
        case .code(_, let text): pieces.append(MarkdownInlines.text(of: [Inline(text, marks: [.code])], lineBreak: " ", inTable: true))
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                var inner: [String] = []
                for block in item { collect(block, into: &inner) }
                pieces.append((list.ordered ? "\(index + 1)\\. " : "• ") + inner.joined(separator: "<br>"))
            }
        case .definitions(let definitions):
            for definition in definitions {
                pieces.append(MarkdownInlines.text(of: definition.term.map(\.strong), lineBreak: "<br>", inTable: true))
                for block in definition.blocks { collect(block, into: &pieces) }
            }
        case .details(let summary, let blocks):
            pieces.append(MarkdownInlines.text(of: summary, lineBreak: " ", inTable: true))
            for block in blocks { collect(block, into: &pieces) }
        case .quote, .note, .table: for group in block.childGroups { for block in group { collect(block, into: &pieces) } }
        }
    }
}
