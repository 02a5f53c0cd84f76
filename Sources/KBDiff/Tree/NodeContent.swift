import KBModel

/// A node of the compared tree without what stands inside it: a block, or one of the parts in which the model nests blocks.
package enum NodeContent: Sendable, Hashable {
    /// The article's body; the root.
    case body
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case code(language: String?, text: String)
    case image(src: String, alt: String?)
    case list(ordered: Bool, steps: Bool)
    case table(header: Int)
    case quote
    case note(Block.Note)
    case details(summary: [Inline])
    case definitions
    case item
    case row
    case cell(columns: Int, rows: Int)
    case definition(term: [Inline])
}

extension NodeContent {
    /// Nodes of one family may turn into each other: what stands inside them is of the same kind.
    package enum Family: UInt8, Sendable {
        case body, text, image, list, table, container, definitions, item, row, cell, definition
    }

    package var family: Family {
        switch self {
        case .body: .body
        case .heading, .paragraph, .code: .text
        case .image: .image
        case .list: .list
        case .table: .table
        case .quote, .note, .details: .container
        case .definitions: .definitions
        case .item: .item
        case .row: .row
        case .cell: .cell
        case .definition: .definition
        }
    }

    /// The word for it in messages and JSON.
    package var word: String {
        switch self {
        case .body: "body"
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .code: "code"
        case .image: "image"
        case .list: "list"
        case .table: "table"
        case .quote: "quote"
        case .note: "note"
        case .details: "details"
        case .definitions: "definitions"
        case .item: "item"
        case .row: "row"
        case .cell: "cell"
        case .definition: "definition"
        }
    }

    /// The runs of text that belong to the node itself.
    package var inlines: [Inline] {
        switch self {
        case .heading(_, let inlines), .paragraph(let inlines), .details(let inlines), .definition(let inlines): inlines
        case .code(_, let text): text.isEmpty ? [] : [Inline(text)]
        case .image(_, let alt): alt.map { $0.isEmpty ? [] : [Inline($0)] } ?? []
        case .body, .list, .table, .quote, .note, .definitions, .item, .row, .cell: []
        }
    }

    /// White space and quotes in code are meant as they stand.
    var isVerbatim: Bool { if case .code = self { true } else { false } }

    /// The attributes that a reader would want named when they change, in a fixed order.
    var attributes: [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        forEachAttribute { attributes.append(($0, $1)) }
        return attributes
    }

    /// The same without an array: trees ask every node.
    func forEachAttribute(_ body: (_ name: String, _ value: String) -> Void) {
        switch self {
        case .heading(let level, _):
            body("kind", word)
            body("level", String(level))
        case .code(let language, _):
            body("kind", word)
            body("language", language ?? "")
        case .image(let src, let alt):
            body("src", src)
            body("alt", alt ?? "")
        case .list(let ordered, let steps):
            body("ordered", String(ordered))
            body("steps", String(steps))
        case .table(let header): body("header", String(header))
        case .note(let note): body("kind", note.rawValue)
        case .cell(let columns, let rows):
            body("columns", String(columns))
            body("rows", String(rows))
        case .paragraph, .quote, .details: body("kind", word)
        case .body, .definitions, .item, .row, .definition: break
        }
    }
}
