import KBModel

/// What a container becomes when it ends.
extension BlockBuilder {
    mutating func closeFrame() {
        let frame = frames.removeLast()
        guard let container = frame.container else { return }
        let blocks = frame.blocks
        switch container {
        case .caption: if isStructure(frames[top].role) { frames[top].before += blocks } else { add(blocks) }
        case .heading(let level):
            let runs = lineOfText(of: frame)
            if !runs.isEmpty { add([Block(.heading(level: min(6, max(1, level)), runs), line: frame.line)]) }
            add(blocks)
        case .code(let language):
            let text = BlockBuilder.codeText(frame.code)
            if !text.isEmpty { add([Block(.code(language: language, text: text), line: frame.line)]) }
        case .item: if !blocks.isEmpty { frames[top].items.append(blocks) }
        case .cell(let columns, let rows):
            frames[top].cells.append(Block.Cell(blocks, columns: max(1, columns), rows: max(1, rows)))
        case .row(let header):
            guard !frame.cells.isEmpty else { return }
            if header, frames[top].headerRows == frames[top].rows.count { frames[top].headerRows += 1 }
            frames[top].rows.append(frame.cells)
        case .term: closeTerm(BlockBuilder.paragraphs(of: lineOfText(of: frame), line: frame.line), blocks)
        case .definition: closeDefinition(blocks)
        case .summary: closeSummary(lineOfText(of: frame), blocks)
        case .list, .table, .quote, .note, .definitions, .details:
            add(frame.before)
            if let definitions = layoutBlocks(frame) {
                add(definitions)
            } else if let block = block(of: frame, container) {
                add([block])
            }
        }
    }

    private func block(of frame: Frame, _ container: Container) -> Block? {
        switch container {
        case .list(let ordered, let steps):
            frame.items.isEmpty ? nil : Block(.list(Block.List(ordered: ordered, steps: steps, items: frame.items)), line: frame.line)
        case .table:
            frame.rows.isEmpty ? nil : Block(.table(Block.Table(header: frame.headerRows, rows: frame.rows)), line: frame.line)
        case .quote: frame.blocks.isEmpty ? nil : Block(.quote(frame.blocks), line: frame.line)
        case .note(let note): frame.blocks.isEmpty ? nil : Block(.note(note, frame.blocks), line: frame.line)
        case .definitions:
            BlockBuilder.definitions(frame).map { Block(.definitions($0), line: frame.line) }
        case .details:
            frame.blocks.isEmpty && frame.summary.isEmpty ? nil : Block(.details(summary: frame.summary, frame.blocks), line: frame.line)
        default: nil
        }
    }

    /// What stands in a heading, term or summary around the containers inside it.
    private mutating func lineOfText(of frame: Frame) -> [Inline] { frame.runs.followed(by: inline.finish()) }

    private mutating func add(_ blocks: [Block]) { frames[top].blocks += blocks }

    /// A term holds runs: blocks that stand in it go to its definition, and so do images without a word beside them.
    private mutating func closeTerm(_ line: [Block], _ blocks: [Block]) {
        var rest = line + blocks
        if case .paragraph(let term)? = line.first?.kind {
            if !term.isEmpty { frames[top].terms.append(term) }
            rest = blocks
        }
        if !rest.isEmpty { closeDefinition(rest) }
    }

    /// What a definition list without terms holds: such lists indent text.
    private func layoutBlocks(_ frame: Frame) -> [Block]? {
        guard frame.role == .definitions, frame.terms.isEmpty, frame.definitions.allSatisfy({ $0.term.isEmpty }) else { return nil }
        return frame.definitions.flatMap(\.blocks)
    }

    /// Several terms may share a definition, and a term several definitions.
    private mutating func closeDefinition(_ blocks: [Block]) {
        var terms = frames[top].terms
        frames[top].terms = []
        guard let last = terms.popLast() else {
            guard !blocks.isEmpty else { return }
            if frames[top].definitions.isEmpty {
                frames[top].definitions.append(Block.Definition(term: [], blocks: blocks))
            } else {
                frames[top].definitions[frames[top].definitions.count - 1].blocks += blocks
            }
            return
        }
        for term in terms { frames[top].definitions.append(Block.Definition(term: term, blocks: [])) }
        frames[top].definitions.append(Block.Definition(term: last, blocks: blocks))
    }

    private static func definitions(_ frame: Frame) -> [Block.Definition]? {
        let all = frame.definitions + frame.terms.map { Block.Definition(term: $0, blocks: []) }
        return all.isEmpty ? nil : all
    }

    private mutating func closeSummary(_ runs: [Inline], _ blocks: [Block]) {
        guard frames[top].role == .details, frames[top].summary.isEmpty else {
            if !runs.isEmpty { frames[top].blocks.append(Block(.paragraph(runs))) }
            add(blocks)
            return
        }
        frames[top].summary = runs
        add(blocks)
    }
}
