import KBText

extension Explanation {
    /// For a terminal: the title, then the sections with a blank line between them. Sentences are not broken.
    package var text: String {
        let blocks = [["\(title)   (\(id))"]] + sections.map(Self.lines)
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func lines(_ section: Section) -> [String] {
        aligned(section.table) + section.sentences + [section.lead].compactMap(\.self) + section.items.map { "  \($0)" }
    }

    /// Columns of equal width, the first to the left, the others to the right.
    private static func aligned(_ table: [[String]]) -> [String] {
        let widths = (table.first ?? []).indices.map { column in table.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0 }
        return table.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell))
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "   ")
        }
    }
}
