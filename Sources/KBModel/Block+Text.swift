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

    /// The readable text of the block and all inside it: pieces separated by one blank line, a table's cells by tabs and its rows by
    /// line ends when every cell is one line.
    public var text: String {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.plainText
        case .code(_, let text): text
        case .image: ""
        case .list(let list): list.items.map(\.joinedText).joinedPieces
        case .quote(let blocks), .note(_, let blocks): blocks.joinedText
        case .details(let summary, let blocks): [summary.plainText, blocks.joinedText].joinedPieces
        case .definitions(let definitions): definitions.flatMap { [$0.term, $0.blocks.joinedText] }.joinedPieces
        case .table(let table): table.rows.map { $0.map { $0.blocks.joinedText }.joinedPieces }.joinedPieces
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
    /// The blocks' texts, separated by one blank line; empty ones left out.
    public var joinedText: String { map(\.text).joinedPieces }

    /// Calls `body` for every block, depth first, in reading order.
    public func walk(_ body: (Block, [Int]) throws -> Void) rethrows {
        for (i, block) in enumerated() { try block.walk(path: [i], body) }
    }
}

extension [String] {
    fileprivate var joinedPieces: String { filter { !$0.isEmpty }.joined(separator: "\n\n") }
}
