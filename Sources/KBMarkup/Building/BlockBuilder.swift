import KBModel

/// Turns the events of a document walk into blocks. All readers of markup use it.
///
///     var builder = BlockBuilder()
///     builder.open(.heading(level: 2), line: 3); builder.inline.append("Install"); builder.close()
///     builder.open(.list(ordered: true, steps: true), line: 4)
///     builder.open(.item); builder.inline.append("Open the menu."); builder.close()
///     builder.close()
///     let blocks = builder.finish()
///
/// `open` and `close` go in pairs, around elements that are containers or leaves of the model. For any other element that begins and ends
/// a paragraph call `endParagraph` at both its ends. Text goes to `inline`, whose marks and links are pushed and popped there; text outside
/// any leaf becomes paragraphs of the innermost container. What the model wants between two containers is supplied: an item outside
/// a list opens one, text right inside a list becomes an item, a cell without a row gets one. Empty paragraphs, headings, items and lists
/// vanish; empty cells stay, they hold their column.
///
/// Memory: the blocks, plus one frame per open container. No recursion.
package struct BlockBuilder: Sendable {
    /// The text of the block that is being read.
    package var inline = InlineBuilder()
    /// The open containers, innermost last; the first stands for the whole.
    var frames: [Frame] = [Frame(nil, line: nil)]

    package init() {}

    var top: Int { frames.count - 1 }

    /// How many containers are open, supplied ones included.
    package var depth: Int { frames.count - 1 }

    // MARK: Events

    package mutating func open(_ container: Container, line: Int? = nil) {
        endParagraph()
        if frames[top].role == .title { frames[top].runs = frames[top].runs.followed(by: inline.finish()) }
        while frames[top].implied, !fits(container, in: frames[top]) { closeFrame() }
        supplyParent(of: container, line: line)
        frames.append(Frame(container, line: line))
    }

    /// Closes what the last `open` opened, and whatever was supplied inside it.
    package mutating func close() {
        endParagraph()
        while frames[top].implied, frames.count > 1 { closeFrame() }
        if frames.count > 1 { closeFrame() }
    }

    /// A block boundary: text before and after it are two paragraphs. `line` is where the text after it stands. Inside a heading, term or
    /// summary it is a space.
    package mutating func endParagraph(line: Int? = nil) {
        defer { frames[top].paragraphLine = line ?? frames[top].paragraphLine }
        if frames[top].role == .title {
            inline.space()
            return
        }
        guard !inline.isEmpty else { return }
        let runs = inline.finish()
        guard !runs.isEmpty else { return }
        let line = frames[top].paragraphLine ?? frames[top].line
        makeRoomForBlock()
        for block in BlockBuilder.paragraphs(of: runs, line: line) { frames[top].blocks.append(block) }
    }

    /// Text of a code block as it stands.
    package mutating func appendCode(_ text: some Sequence<UInt8>) { frames[top].code += text }

    /// Whether the innermost container is a code block, whose text goes to `appendCode`.
    package var isInCode: Bool { frames[top].role == .code }

    /// A block as it is, such as an image of its own or what another reader made.
    package mutating func append(_ block: Block) {
        endParagraph()
        makeRoomForBlock()
        frames[top].blocks.append(block)
    }

    /// Closes everything and gives the blocks.
    package mutating func finish() -> [Block] {
        endParagraph()
        while frames.count > 1 {
            closeFrame()
            endParagraph()
        }
        let blocks = frames[0].blocks
        frames[0].blocks = []
        return blocks
    }

    // MARK: Structure

    /// Whether a supplied container goes on with this inside it.
    private func fits(_ container: Container, in parent: Frame) -> Bool {
        switch (container, parent.role) {
        case (.item, .list), (.row, .table), (.caption, .table), (.caption, .list), (.caption, .definitions), (.cell, .row),
            (.cell, .table), (.term, .definitions), (.definition, .definitions), (.summary, .details):
            return true
        case (.item, _), (.row, _), (.caption, _), (.cell, _), (.term, _), (.definition, _): return false
        default: break
        }
        switch parent.container {
        case .item, .cell, .definition: return true
        default: return false
        }
    }

    private mutating func supplyParent(of container: Container, line: Int?) {
        let parent = frames[top].role
        switch container {
        case .item: if parent != .list { openImplied(.list(ordered: false, steps: false), line: line) }
        case .row: if parent != .table { openImplied(.table, line: line) }
        case .cell:
            if parent == .row { return }
            if parent != .table { openImplied(.table, line: line) }
            openImplied(.row(header: false), line: line)
        case .term, .definition: if parent != .definitions { openImplied(.definitions, line: line) }
        case .caption, .summary: break
        default:
            if parent == .list { reopenItem() }
            if parent == .table || parent == .row { openImplied(.cell(columns: 1, rows: 1), line: line) }
            if parent == .definitions { openImplied(.definition, line: line) }
        }
    }

    /// Blocks stand in items, cells and definitions, not right in a list, table or row.
    private mutating func makeRoomForBlock() {
        while frames[top].implied, isStructure(frames[top].role) { closeFrame() }
        switch frames[top].role {
        case .list: openImplied(.item)
        case .table, .row: openImplied(.cell(columns: 1, rows: 1))
        case .definitions: openImplied(.definition)
        default: break
        }
    }

    func isStructure(_ role: Role) -> Bool { role == .table || role == .definitions || role == .list || role == .row }

    private mutating func openImplied(_ container: Container, line: Int? = nil) {
        if case .cell = container, frames[top].role == .table { frames.append(Frame(.row(header: false), line: line, implied: true)) }
        frames.append(Frame(container, line: line ?? frames[top].line, implied: true))
    }

    /// A list right inside a list belongs to the item before it.
    private mutating func reopenItem() {
        var frame = Frame(.item, line: frames[top].line, implied: true)
        if let last = frames[top].items.popLast() { frame.blocks = last }
        frames.append(frame)
    }
}
