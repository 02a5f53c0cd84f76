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
            self.init(TreePart(item: blocks.compactMap(Block.init(json:))))
        case .table:
            guard let cells = value.array else { return nil }
            self.init(TreePart(row: cells.map(Block.Cell.init(json:))))
        case .row:
            guard value["blocks"] != nil else { return nil }
            self.init(TreePart(Block.Cell(json: value)))
        case .definitions:
            guard value["blocks"] != nil else { return nil }
            self.init(TreePart(Block.Definition(json: value)))
        case .body, .container, .item, .cell, .definition:
            guard let block = Block(json: value) else { return nil }
            self.init(block: block)
        case .text, .image: return nil
        }
    }
}
