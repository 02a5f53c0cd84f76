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
    private var frames: [Frame] = [Frame(container: nil, line: nil)]

    package init() {}

    /// One open container and what it has so far.
    private struct Frame: Sendable {
        var container: Container?
        var line: Int?
        /// Supplied, not opened by the reader: closed as soon as something does not fit.
        var implied = false
        var blocks: [Block] = []
        var items: [[Block]] = []
        var rows: [[Block.Cell]] = []
        var cells: [Block.Cell] = []
        var headerRows = 0
        var definitions: [Block.Definition] = []
        /// Terms that wait for their definition.
        var terms: [String] = []
        var before: [Block] = []
        var code: [UInt8] = []
        var summary: [Inline] = []
        /// Text of a heading, term or summary before a container inside it.
        var runs: [Inline] = []
        /// The source line of the paragraph that is being read.
        var paragraphLine: Int?
    }

    private var top: Int { frames.count - 1 }

    /// How many containers are open, supplied ones included.
    package var depth: Int { frames.count - 1 }

    // MARK: Events

    package mutating func open(_ container: Container, line: Int? = nil) {
        endParagraph()
        if isTitle(frames[top].container) { frames[top].runs += inline.finish() }
        while frames[top].implied, !fits(container, in: frames[top].container) { closeFrame() }
        supplyParent(of: container, line: line)
        frames.append(Frame(container: container, line: line))
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
        if isTitle(frames[top].container) {
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
    package var isInCode: Bool {
        if case .code = frames[top].container { return true }
        return false
    }

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

    private func fits(_ container: Container, in parent: Container?) -> Bool {
        switch (container, parent) {
        case (.item, .list), (.row, .table), (.caption, .table), (.caption, .list), (.caption, .definitions), (.cell, .row),
            (.cell, .table), (.term, .definitions), (.definition, .definitions), (.summary, .details):
            true
        case (.item, _), (.row, _), (.caption, _), (.cell, _), (.term, _), (.definition, _): false
        case (_, .item), (_, .cell), (_, .definition): true
        default: false
        }
    }

    private mutating func supplyParent(of container: Container, line: Int?) {
        let parent = frames[top].container
        switch container {
        case .item: if !isList(parent) { openImplied(.list(ordered: false, steps: false), line: line) }
        case .row: if parent != .table { openImplied(.table, line: line) }
        case .cell:
            if isRow(parent) { return }
            if parent != .table { openImplied(.table, line: line) }
            openImplied(.row(header: false), line: line)
        case .term, .definition: if parent != .definitions { openImplied(.definitions, line: line) }
        case .caption, .summary: break
        default:
            if isList(parent) { reopenItem() }
            if parent == .table || isRow(parent) { openImplied(.cell(columns: 1, rows: 1), line: line) }
            if parent == .definitions { openImplied(.definition, line: line) }
        }
    }

    /// Blocks stand in items, cells and definitions, not right in a list, table or row.
    private mutating func makeRoomForBlock() {
        while frames[top].implied, isStructure(frames[top].container) { closeFrame() }
        switch frames[top].container {
        case .list: openImplied(.item)
        case .table, .row: openImplied(.cell(columns: 1, rows: 1))
        case .definitions: openImplied(.definition)
        default: break
        }
    }

    private func isStructure(_ container: Container?) -> Bool {
        container == .table || container == .definitions || isList(container) || isRow(container)
    }

    /// Whether a container holds one line of text.
    private func isTitle(_ container: Container?) -> Bool {
        switch container {
        case .heading, .term, .summary: true
        default: false
        }
    }

    private func isList(_ container: Container?) -> Bool { if case .list = container { true } else { false } }
    private func isRow(_ container: Container?) -> Bool { if case .row = container { true } else { false } }

    private mutating func openImplied(_ container: Container, line: Int? = nil) {
        if case .cell = container, frames[top].container == .table { frames.append(implied(.row(header: false), line)) }
        frames.append(implied(container, line ?? frames[top].line))
    }

    private func implied(_ container: Container, _ line: Int?) -> Frame {
        var frame = Frame(container: container, line: line)
        frame.implied = true
        return frame
    }

    /// A list right inside a list belongs to the item before it.
    private mutating func reopenItem() {
        var frame = implied(.item, frames[top].line)
        if let last = frames[top].items.popLast() { frame.blocks = last }
        frames.append(frame)
    }

    private mutating func closeFrame() {
        let frame = frames.removeLast()
        guard let container = frame.container else { return }
        let blocks = frame.blocks
        switch container {
        case .caption: if isStructure(frames[top].container) { frames[top].before += blocks } else { add(blocks) }
        case .heading(let level):
            let runs = frame.runs + inline.finish()
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
        case .term: closeTerm(frame.runs + inline.finish(), blocks)
        case .definition: closeDefinition(blocks)
        case .summary: closeSummary(frame.runs + inline.finish(), blocks)
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

    private mutating func add(_ blocks: [Block]) { frames[top].blocks += blocks }

    /// A term is a line of text: what else stands in it goes to its definition.
    private mutating func closeTerm(_ runs: [Inline], _ blocks: [Block]) {
        let term = runs.plainText.onOneLine
        let images = runs.compactMap(\.image).map { Block(.image(src: $0.src, alt: $0.alt)) }
        if !term.isEmpty { frames[top].terms.append(term) }
        if !blocks.isEmpty || !images.isEmpty { closeDefinition(images + blocks) }
    }

    /// What a definition list without terms holds: such lists indent text.
    private func layoutBlocks(_ frame: Frame) -> [Block]? {
        guard frame.container == .definitions, frame.terms.isEmpty, frame.definitions.allSatisfy({ $0.term.isEmpty }) else { return nil }
        return frame.definitions.flatMap(\.blocks)
    }

    /// Several terms may share a definition, and a term several definitions.
    private mutating func closeDefinition(_ blocks: [Block]) {
        var terms = frames[top].terms
        frames[top].terms = []
        guard let last = terms.popLast() else {
            guard !blocks.isEmpty else { return }
            if frames[top].definitions.isEmpty {
                frames[top].definitions.append(Block.Definition(term: "", blocks: blocks))
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
        guard frames[top].container == .details, frames[top].summary.isEmpty else {
            if !runs.isEmpty { frames[top].blocks.append(Block(.paragraph(runs))) }
            add(blocks)
            return
        }
        frames[top].summary = runs
        add(blocks)
    }
}
