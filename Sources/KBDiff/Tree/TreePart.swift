import KBModel

/// A node of an article's body with what stands inside it still as the model nests it: trees and fragments are made from it.
struct TreePart {
    enum Interior {
        case nothing
        case blocks([Block])
        case items([[Block]])
        case rows([[Block.Cell]])
        case cells([Block.Cell])
        case definitions([Block.Definition])
    }

    let content: NodeContent
    let inside: Interior
    /// The line in the source, where known.
    var line: Int?

    init(body blocks: [Block]) { (content, inside) = (.body, .blocks(blocks)) }

    init(_ block: Block) {
        line = block.line
        switch block.kind {
        case .heading(let level, let inlines): (content, inside) = (.heading(level: level, inlines), .nothing)
        case .paragraph(let inlines): (content, inside) = (.paragraph(inlines), .nothing)
        case .code(let language, let text): (content, inside) = (.code(language: language, text: text), .nothing)
        case .image(let src, let alt): (content, inside) = (.image(src: src, alt: alt), .nothing)
        case .list(let list): (content, inside) = (.list(ordered: list.ordered, steps: list.steps), .items(list.items))
        case .table(let table): (content, inside) = (.table(header: table.header), .rows(table.rows))
        case .quote(let blocks): (content, inside) = (.quote, .blocks(blocks))
        case .note(let note, let blocks): (content, inside) = (.note(note), .blocks(blocks))
        case .details(let summary, let blocks): (content, inside) = (.details(summary: summary), .blocks(blocks))
        case .definitions(let definitions): (content, inside) = (.definitions, .definitions(definitions))
        }
    }

    init(item blocks: [Block]) { (content, inside) = (.item, .blocks(blocks)) }

    init(row cells: [Block.Cell]) { (content, inside) = (.row, .cells(cells)) }

    init(_ cell: Block.Cell) { (content, inside) = (.cell(columns: cell.columns, rows: cell.rows), .blocks(cell.blocks)) }

    init(_ definition: Block.Definition) { (content, inside) = (.definition(term: definition.term), .blocks(definition.blocks)) }

    /// Calls `body` with the nodes right inside, in order.
    func forEachChild(_ body: (TreePart) -> Void) {
        switch inside {
        case .nothing: break
        case .blocks(let blocks): for block in blocks { body(TreePart(block)) }
        case .items(let items): for item in items { body(TreePart(item: item)) }
        case .rows(let rows): for row in rows { body(TreePart(row: row)) }
        case .cells(let cells): for cell in cells { body(TreePart(cell)) }
        case .definitions(let definitions): for definition in definitions { body(TreePart(definition)) }
        }
    }
}

extension Fragment {
    init(_ part: TreePart) {
        var children: [Fragment] = []
        part.forEachChild { children.append(Fragment($0)) }
        self.init(part.content, children, line: part.line)
    }

    package init(block: Block) { self.init(TreePart(block)) }
}
