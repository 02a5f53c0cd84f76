import KBModel

/// Writes blocks in an XML vocabulary. Headings that begin a section are the caller's; others become what the vocabulary has for them.
struct XMLBlocks {
    typealias Tag = XMLOutput.Tag

    let names: XMLNames
    var out = XMLOutput()
    var losses = WritingLosses()
    /// How many sections are open, the article among them.
    var depth = 1
    /// Tables cannot stand in tables.
    private var isInTable = false

    init(_ names: XMLNames) { self.names = names }

    mutating func blocks(_ blocks: [Block]) { for block in blocks { self.block(block) } }

    mutating func block(_ block: Block) {
        switch block.kind {
        case .heading(let level, let runs): heading(level, runs)
        case .paragraph(let runs): paragraph(runs)
        case .list(let list): self.list(list)
        case .table(let table): isInTable ? flattened(table) : self.table(table)
        case .code(let language, let text): code(language, text)
        case .quote(let blocks): container(names.quote, blocks)
        case .note(let note, let blocks): container(names.note(note), blocks)
        case .image(let src, let alt):
            names.figure(Inline.Image(src: src, alt: alt), &out)
            out.lineEnd()
        case .definitions(let definitions): self.definitions(definitions)
        case .details(let summary, let blocks):
            losses.add(.details)
            if !summary.isEmpty { paragraph(summary.map(\.strong)) }
            self.blocks(blocks)
        }
    }

    mutating func container(_ tag: Tag, _ blocks: [Block]) {
        out.open(tag)
        out.lineEnd()
        self.blocks(blocks)
        out.close(tag)
        out.lineEnd()
    }

    mutating func paragraph(_ runs: [Inline]) {
        out.open(names.paragraph)
        inlines(runs)
        out.close(names.paragraph)
        out.lineEnd()
    }

    private mutating func heading(_ level: Int, _ runs: [Inline]) {
        guard let tag = names.looseHeading else {
            losses.add(.headingInside)
            return paragraph(runs.map(\.strong))
        }
        if names.looseHeadingLevel(depth) != level { losses.add(.headingLevel) }
        out.open(tag)
        inlines(runs)
        out.close(tag)
        out.lineEnd()
    }

    // MARK: Lists

    private mutating func list(_ list: Block.List) {
        var (tag, item) = (list.ordered ? names.orderedList : names.list, names.item)
        if list.steps {
            if let steps = names.steps, list.ordered { (tag, item) = (steps, names.step) } else { losses.add(.steps) }
        }
        out.open(tag)
        out.lineEnd()
        for blocks in list.items { body(item, blocks, needsParagraphs: names.itemHoldsParagraphs) }
        out.close(tag)
        out.lineEnd()
    }

    /// An element whose only paragraph may stand in it without a tag of its own.
    private mutating func body(_ tag: Tag, _ blocks: [Block], needsParagraphs: Bool) {
        if !needsParagraphs, blocks.count == 1, case .paragraph(let runs) = blocks[0].kind {
            out.open(tag)
            inlines(runs)
            out.close(tag)
            out.lineEnd()
        } else if blocks.isEmpty {
            out.open(tag)
            if needsParagraphs { out.empty(names.paragraph) }
            out.close(tag)
            out.lineEnd()
        } else {
            container(tag, blocks)
        }
    }

    private mutating func definitions(_ definitions: [Block.Definition]) {
        out.open(names.definitions)
        out.lineEnd()
        for definition in definitions {
            out.open(names.entry)
            out.open(names.term)
            inlines(definition.term)
            out.close(names.term)
            out.lineEnd()
            body(names.definition, definition.blocks, needsParagraphs: names.itemHoldsParagraphs)
            out.close(names.entry)
            out.lineEnd()
        }
        out.close(names.definitions)
        out.lineEnd()
    }

    // MARK: Tables

    private mutating func table(_ table: Block.Table) {
        let grid = CALSGrid(table)
        // A table of header rows alone has no body, which the model of CALS asks for.
        let header = table.header < table.rows.count ? table.header : 0
        if header != table.header { losses.add(.headerRows) }
        isInTable = true
        out.open(names.table)
        let group = Tag("tgroup", ["cols": "\(grid.columns)"])
        out.open(group)
        out.lineEnd()
        for column in 1...max(1, grid.columns) { out.empty(Tag("colspec", ["colname": "c\(column)"])) }
        out.lineEnd()
        rows(0..<header, of: table, grid, in: Tag("thead"))
        rows(header..<table.rows.count, of: table, grid, in: Tag("tbody"))
        out.close(group)
        out.close(names.table)
        out.lineEnd()
        isInTable = false
    }

    private mutating func rows(_ range: Range<Int>, of table: Block.Table, _ grid: CALSGrid, in part: Tag) {
        guard !range.isEmpty else { return }
        out.open(part)
        out.lineEnd()
        for row in range {
            out.open(Tag("row"))
            out.lineEnd()
            for (cell, column) in zip(table.rows[row], grid.starts[row]) {
                var entry = Tag("entry")
                if cell.columns > 1 {
                    entry.attributes.append(.init(name: "namest", value: "c\(column + 1)"))
                    entry.attributes.append(.init(name: "nameend", value: "c\(column + cell.columns)"))
                }
                if cell.rows > 1 { entry.attributes.append(.init(name: "morerows", value: "\(cell.rows - 1)")) }
                body(entry, cell.blocks, needsParagraphs: false)
            }
            out.close(Tag("row"))
            out.lineEnd()
        }
        out.close(part)
        out.lineEnd()
    }

    /// The cells of a table inside a table, one after another.
    private mutating func flattened(_ table: Block.Table) {
        losses.add(.tableInside)
        for row in table.rows { for cell in row { blocks(cell.blocks) } }
    }

    private mutating func code(_ language: String?, _ text: String) {
        let tag = names.code(language)
        out.open(tag)
        // The first line end after the tag is not read.
        if text.utf8.first == 0x0A { out.lineEnd() }
        out.text(text)
        out.close(tag)
        out.lineEnd()
    }

    // MARK: Runs

    mutating func inlines(_ runs: [Inline]) {
        InlineNesting.walk(runs) { event in
            switch event {
            case .open(let style): if let tag = tag(of: style) { out.open(tag) } else { count(style) }
            case .close(let style): if let tag = tag(of: style) { out.close(tag) }
            case .run(let run):
                if let image = run.image { names.picture(image, &out) }
                if run.text.utf8.contains(0x0A) { losses.add(.lineBreak) }
                out.text(run.text)
            }
        }
    }

    private func tag(of style: InlineNesting.Style) -> Tag? {
        switch style {
        case .link(let target): names.link(target)
        case .mark(let mark): names.mark(mark)
        }
    }

    private mutating func count(_ style: InlineNesting.Style) { if case .mark(let mark) = style { losses.add(.mark(mark)) } }

    /// The result, with the characters counted that XML cannot hold.
    func finished() -> WrittenFile {
        var losses = losses
        if out.forbidden > 0 { losses.add(.characters, times: out.forbidden) }
        return WrittenFile(out.text, losses: losses)
    }
}
