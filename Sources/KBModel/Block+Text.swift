extension Block {
    /// The plain text of a block that has no blocks inside; `nil` for a list, table, quote, note, definitions, details and an image.
    public var ownText: String? {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .code(_, let text): text
        case .list, .table, .quote, .note, .image, .definitions, .details: nil
        }
    }

    /// The groups of blocks inside this one, in reading order (items, cells, bodies). Empty for a leaf.
    public var childGroups: [[Block]] {
        switch kind {
        case .heading, .paragraph, .code, .image: []
        case .list(let list): list.items
        case .table(let table): table.rows.flatMap { $0.map(\.blocks) }
        case .quote(let blocks), .note(_, let blocks), .details(_, let blocks): [blocks]
        case .definitions(let definitions): definitions.map(\.blocks)
        }
    }

    /// The readable text of the block and all inside it: its pieces separated by one blank line.
    public var text: String {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .code(_, let text): text
        case .image: ""
        case .list, .table, .quote, .note, .definitions, .details: [self].joinedText
        }
    }

    /// Calls `body` with each piece of text in reading order: of a leaf its text, of a definition its term, of details their summary.
    func forEachText(_ body: (String) -> Void) {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): body(inlines.plainText)
        case .code(_, let text): body(text)
        case .image: break
        case .list(let list): for item in list.items { item.forEachText(body) }
        case .table(let table): for row in table.rows { for cell in row { cell.blocks.forEachText(body) } }
        case .quote(let blocks), .note(_, let blocks): blocks.forEachText(body)
        case .details(let summary, let blocks):
            body(summary.plainText)
            blocks.forEachText(body)
        case .definitions(let definitions):
            for definition in definitions {
                body(definition.term.plainText)
                definition.blocks.forEachText(body)
            }
        }
    }

    /// Calls `body` with this block and every block inside it, in reading order, with the path of indices from `root` down.
    public func walk(path root: [Int] = [], _ body: (Block, [Int]) throws -> Void) rethrows {
        try body(self, root)
        for (g, group) in childGroups.enumerated() {
            for (i, block) in group.enumerated() { try block.walk(path: root + [g, i], body) }
        }
    }
}

extension [Block] {
    /// The blocks' texts, separated by one blank line; empty ones left out. Cost: each text is copied once, however deep it stands.
    public var joinedText: String {
        var joined = ""
        forEachText { text in
            if text.isEmpty { return }
            if !joined.isEmpty { joined += "\n\n" }
            joined += text
        }
        return joined
    }

    func forEachText(_ body: (String) -> Void) { for block in self { block.forEachText(body) } }

    /// Calls `body` for every block, depth first, in reading order.
    public func walk(_ body: (Block, [Int]) throws -> Void) rethrows {
        for (i, block) in enumerated() { try block.walk(path: [i], body) }
    }
}
