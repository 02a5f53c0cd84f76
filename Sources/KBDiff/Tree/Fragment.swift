import KBModel

/// A node with all that stands inside it, detached from its tree: what an insertion carries.
package struct Fragment: Sendable, Hashable {
    package var content: NodeContent
    package var children: [Fragment]
    /// The line in the source, where known.
    package var line: Int?

    package init(_ content: NodeContent, _ children: [Fragment] = [], line: Int? = nil) {
        self.content = content
        self.children = children
        self.line = line
    }

    /// The body of an article.
    package init(body blocks: [Block]) { self.init(.body, blocks.map(Fragment.init(block:))) }

    package init(block: Block) {
        switch block.kind {
        case .heading(let level, let inlines): self.init(.heading(level: level, inlines))
        case .paragraph(let inlines): self.init(.paragraph(inlines))
        case .code(let language, let text): self.init(.code(language: language, text: text))
        case .image(let src, let alt): self.init(.image(src: src, alt: alt))
        case .list(let list): self.init(.list(ordered: list.ordered, steps: list.steps), list.items.map(Fragment.init(item:)))
        case .table(let table): self.init(.table(header: table.header), table.rows.map(Fragment.init(row:)))
        case .quote(let blocks): self.init(.quote, blocks.map(Fragment.init(block:)))
        case .note(let note, let blocks): self.init(.note(note), blocks.map(Fragment.init(block:)))
        case .details(let summary, let blocks): self.init(.details(summary: summary), blocks.map(Fragment.init(block:)))
        case .definitions(let definitions): self.init(.definitions, definitions.map(Fragment.init(definition:)))
        }
        line = block.line
    }

    init(item blocks: [Block]) { self.init(.item, blocks.map(Fragment.init(block:))) }

    init(row cells: [Block.Cell]) {
        self.init(.row, cells.map(Fragment.init(cell:)))
    }

    init(cell: Block.Cell) { self.init(.cell(columns: cell.columns, rows: cell.rows), cell.blocks.map(Fragment.init(block:))) }

    init(definition: Block.Definition) { self.init(.definition(term: definition.term), definition.blocks.map(Fragment.init(block:))) }
}

extension Fragment {
    /// The block that the fragment stands for; `nil` for a part of one (item, row, cell, definition).
    package var block: Block? {
        let kind: Block.Kind
        switch content {
        case .heading(let level, let inlines): kind = .heading(level: level, inlines)
        case .paragraph(let inlines): kind = .paragraph(inlines)
        case .code(let language, let text): kind = .code(language: language, text: text)
        case .image(let src, let alt): kind = .image(src: src, alt: alt)
        case .list(let ordered, let steps): kind = .list(Block.List(ordered: ordered, steps: steps, items: children.map(\.blocks)))
        case .table(let header): kind = .table(Block.Table(header: header, rows: children.map(\.cells)))
        case .quote: kind = .quote(blocks)
        case .note(let note): kind = .note(note, blocks)
        case .details(let summary): kind = .details(summary: summary, blocks)
        case .definitions: kind = .definitions(children.compactMap(\.definition))
        case .body, .item, .row, .cell, .definition: return nil
        }
        return Block(kind, line: line)
    }

    /// The blocks inside.
    package var blocks: [Block] { children.compactMap(\.block) }

    private var cells: [Block.Cell] { children.compactMap(\.cell) }

    private var cell: Block.Cell? {
        guard case .cell(let columns, let rows) = content else { return nil }
        return Block.Cell(blocks, columns: columns, rows: rows)
    }

    private var definition: Block.Definition? {
        guard case .definition(let term) = content else { return nil }
        return Block.Definition(term: term, blocks: blocks)
    }

    /// The readable text, as `Block.text` joins it; an image gives its alternative text.
    package var text: String {
        var pieces: [String] = []
        collectText(into: &pieces)
        return pieces.joined(separator: "\n\n")
    }

    private func collectText(into pieces: inout [String]) {
        let own = content.inlines.plainText
        if !own.isEmpty { pieces.append(own) }
        for child in children { child.collectText(into: &pieces) }
    }
}

extension Fragment {
    /// The form that `ingest` gives the same part.
    package var json: JSONValue {
        switch content {
        case .body: .array(blocks.map(\.json))
        case .item: .members(["blocks": .array(blocks.map(\.json))])
        case .row: .array(cells.map(\.json))
        case .cell: cell?.json ?? .null
        case .definition: definition?.json ?? .null
        default: block?.json ?? .null
        }
    }

    /// Reads what `json` writes for a part that stands inside a node of `parent`'s family; `nil` when it is none.
    package init?(json value: JSONValue, inside parent: NodeContent.Family) {
        switch parent {
        case .list:
            guard let blocks = value["blocks"]?.array else { return nil }
            self.init(item: blocks.compactMap(Block.init(json:)))
        case .table:
            guard let cells = value.array else { return nil }
            self.init(row: cells.map(Block.Cell.init(json:)))
        case .row:
            guard value["blocks"] != nil else { return nil }
            self.init(cell: Block.Cell(json: value))
        case .definitions:
            guard value["blocks"] != nil else { return nil }
            self.init(definition: Block.Definition(json: value))
        case .body, .container, .item, .cell, .definition:
            guard let block = Block(json: value) else { return nil }
            self.init(block: block)
        case .text, .image: return nil
        }
    }
}
