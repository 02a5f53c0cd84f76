import KBModel

/// A Markdown file: the title as its first heading.
package struct MarkdownFileWriter: ArticleWriter {
    package let format = "markdown"
    package let fileEnding = "md"

    package init() {}

    package func write(_ article: Article) -> WrittenFile {
        var losses = WritingLosses()
        for name in article.fieldNames { losses.add(.field(name)) }
        article.blocks.walk { block, _ in Self.count(block, &losses) }
        return WrittenFile(MarkdownWriter.text(of: article), losses: losses)
    }

    /// What GitHub's dialect has no form for.
    private static func count(_ block: Block, _ losses: inout WritingLosses) {
        switch block.kind {
        case .heading(_, let runs), .paragraph(let runs): count(runs, &losses)
        case .list(let list): if list.steps { losses.add(.steps) }
        case .table(let table): count(table, &losses)
        case .note(.danger, _): losses.add(.note(.danger))
        case .image(_, let alt): if alt == nil { losses.add(.pictureText) }
        case .definitions(let definitions):
            losses.add(.definitions)
            for definition in definitions { count(definition.term, &losses) }
        case .details(let summary, _): count(summary, &losses)
        case .code, .quote, .note: break
        }
    }

    private static func count(_ runs: [Inline], _ losses: inout WritingLosses) {
        for run in runs {
            for mark in run.marks where [.ui, .variable, .quote].contains(mark) { losses.add(.mark(mark)) }
            if let image = run.image {
                if image.alt == nil { losses.add(.pictureText) }
                if !run.marks.isEmpty { losses.add(.picture) }
            }
        }
    }

    private static func count(_ table: Block.Table, _ losses: inout WritingLosses) {
        if table.header != 1 { losses.add(.headerRows) }
        for cell in table.rows.joined() {
            if cell.columns > 1 || cell.rows > 1 { losses.add(.spans) }
            let isLine = cell.blocks.allSatisfy { if case .paragraph = $0.kind { true } else { false } }
            if cell.blocks.count > 1 || !isLine { losses.add(.blocksInCell) }
        }
    }
}
