import KBModel

/// Blocks of one part of a page.
struct HTMLBlocks {
    private let page: HTMLDocument
    /// By node: whether it is left out with all it holds.
    private let dropped: [Bool]
    private let root: Int
    private var builder = BlockBuilder()
    /// What to undo when the open elements end, innermost last.
    private var open: [Ending] = []

    private enum Ending { case nothing, close, pop, boundary }

    static func read(_ root: Int, of page: HTMLDocument, without dropped: Set<Int> = []) -> [Block] {
        var reader = HTMLBlocks(root, of: page, dropped: dropped)
        reader.walk()
        return reader.builder.finish()
    }

    private init(_ root: Int, of page: HTMLDocument, dropped: Set<Int>) {
        self.root = root
        self.page = page
        self.dropped = page.tree.flags(of: dropped)
    }

    private mutating func walk() {
        page.tree.walk(root) { node in
            enter(node)
        } leave: { _ in
            leave()
        }
    }

    /// Whether the node's children are to be read.
    private mutating func enter(_ node: Int) -> Bool {
        guard !dropped[node] else { return false }
        guard let tag = page.tag(node) else {
            text(node)
            guard page.tree.nodes[node].kind == .document else { return false }
            open.append(.nothing)
            return true
        }
        if tag.isUnreadable { return false }
        open.append(begin(effect(of: tag, node), line: page.tree.line(of: node)))
        return true
    }

    private mutating func begin(_ effect: Effect, line: Int?) -> Ending {
        switch effect {
        case .container(let container):
            builder.open(container, line: line)
            return .close
        case .mark(let mark):
            builder.inline.push(mark: mark)
            return .pop
        case .link(let target):
            builder.inline.push(link: target)
            return .pop
        case .boundary:
            builder.endParagraph(line: line)
            return .boundary
        case .image(let src, let alt): builder.inline.image(src: src, alt: alt)
        case .lineBreak: builder.isInCode ? builder.appendCode([0x0A]) : builder.inline.lineBreak()
        case .nothing: break
        }
        return .nothing
    }

    private mutating func leave() {
        switch open.popLast() {
        case .close: builder.close()
        case .pop: builder.inline.pop()
        case .boundary: builder.endParagraph()
        case .nothing, nil: break
        }
    }

    private mutating func text(_ node: Int) {
        switch page.tree.nodes[node].kind {
        case .text, .cdata:
            let bytes = page.tree.textBytes(node)
            if builder.isInCode { builder.appendCode(bytes) } else { builder.inline.append(bytes) }
        case .entityReference: builder.inline.append("&" + page.tree.text(node) + ";")
        case .document, .element, .comment, .instruction: break
        }
    }

    /// What an element does to the text around it.
    private enum Effect {
        case container(BlockBuilder.Container)
        case mark(Inline.Mark)
        case link(String)
        case image(src: String, alt: String?)
        case lineBreak, boundary, nothing
    }

    private func effect(of tag: HTMLTag, _ node: Int) -> Effect {
        if builder.isInCode, tag != .pre, tag != .listing, tag != .xmp, tag != .plaintext { return tag == .br ? .lineBreak : .nothing }
        if let mark = tag.mark { return .mark(mark) }
        if let level = tag.headingLevel { return .container(.heading(level: level)) }
        let attribute = { (name: String) in page.tree.attribute(name, of: node) }
        switch tag {
        case .a: return attribute("href").map { $0.isEmpty ? .nothing : .link($0) } ?? .nothing
        case .img: return HTMLImages.image(node, in: page).map { .image(src: $0.src, alt: $0.alt) } ?? .nothing
        case .br: return .lineBreak
        case .ul, .menu, .dir: return .container(.list(ordered: false, steps: HTMLNotes.isProcedure(node, in: page)))
        case .span where HTMLNotes.isControl(node, in: page): return .mark(.ui)
        case .ol: return .container(.list(ordered: true, steps: HTMLNotes.isProcedure(node, in: page)))
        case .li: return .container(.item)
        case .dl: return .container(.definitions)
        case .dt: return .container(.term)
        case .dd: return .container(.definition)
        case .table: return .container(.table)
        case .caption: return .container(.caption)
        case .tr: return .container(.row(header: isHeader(node)))
        // A page laid out by a table has its article in a cell.
        case .td where node == root, .th where node == root: return .boundary
        case .td, .th: return .container(.cell(columns: span("colspan", of: node), rows: span("rowspan", of: node)))
        case .blockquote: return .container(.quote)
        case .pre, .listing, .xmp, .plaintext: return .container(.code(language: HTMLNotes.codeLanguage(node, in: page)))
        case .details: return .container(.details)
        case .summary: return .container(.summary)
        case .div, .p, .aside, .section: return HTMLNotes.note(node, in: page).map { .container(.note($0)) } ?? .boundary
        default: return tag.isInline ? .nothing : .boundary
        }
    }

    /// A row in `thead`, or one that has header cells alone.
    private func isHeader(_ row: Int) -> Bool {
        if page.tree.parent(of: row).map({ page.tag($0) == .thead }) == true { return true }
        let cells = page.tree.elements(of: row).filter { page.tag($0) == .td || page.tag($0) == .th }
        return cells.count > 1 && cells.allSatisfy { page.tag($0) == .th }
    }

    private func span(_ name: String, of node: Int) -> Int {
        guard let text = page.tree.attribute(name, of: node), let span = Int(text.filter(\.isNumber)) else { return 1 }
        return min(1000, max(1, span))
    }
}
