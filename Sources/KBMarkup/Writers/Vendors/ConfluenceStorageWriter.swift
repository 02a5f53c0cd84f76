import KBModel

/// The body of a Confluence page in storage format: XHTML, with macros for code, notes and collapsible parts. Title and metadata are the
/// page's own and not in its body.
package struct ConfluenceStorageWriter: ArticleWriter {
    package let format = "confluence-storage"
    package let fileEnding = "xml"

    package init() {}

    package func write(_ article: Article) -> WrittenFile {
        var body = StorageBody()
        body.blocks(article.blocks)
        if article.blocks.firstHeading != article.title { body.losses.add(.field("title")) }
        for name in article.fieldNames { body.losses.add(.field(name)) }
        if body.out.forbidden > 0 { body.losses.add(.characters, times: body.out.forbidden) }
        return WrittenFile(body.out.text, losses: body.losses)
    }
}

extension [Block] {
    fileprivate var firstHeading: String? {
        lazy.compactMap { if case .heading(_, let runs) = $0.kind { runs.plainText } else { nil } }.first
    }
}

/// Blocks in storage format.
struct StorageBody {
    private typealias Tag = XMLOutput.Tag

    var out = XMLOutput()
    var losses = WritingLosses()

    static func text(of blocks: [Block]) -> String {
        var body = StorageBody()
        body.blocks(blocks)
        return body.out.text
    }

    /// Runs alone, for the inside of an element.
    static func text(of runs: [Inline]) -> String {
        var body = StorageBody()
        body.inlines(runs)
        return body.out.text
    }

    mutating func blocks(_ blocks: [Block]) { for block in blocks { self.block(block) } }

    private mutating func block(_ block: Block) {
        switch block.kind {
        case .heading(let level, let runs): line(Tag("h\(level)"), runs)
        case .paragraph(let runs): line(Tag("p"), runs)
        case .list(let list): self.list(list)
        case .table(let table): self.table(table)
        case .code(let language, let text): code(language, text)
        case .quote(let blocks): container(Tag("blockquote"), blocks)
        case .note(let note, let blocks): macro(name(of: note)) { $0.richText(blocks) }
        case .image(let src, let alt):
            out.open(Tag("p"))
            picture(Inline.Image(src: src, alt: alt))
            out.close(Tag("p"))
            out.lineEnd()
        case .definitions(let definitions):
            out.open(Tag("dl"))
            for definition in definitions {
                line(Tag("dt"), definition.term)
                container(Tag("dd"), definition.blocks)
            }
            out.close(Tag("dl"))
            out.lineEnd()
        case .details(let summary, let blocks):
            if summary.contains(where: { !$0.marks.isEmpty || $0.link != nil || $0.image != nil }) { losses.add(.summaryMarks) }
            macro("expand") { body in
                if !summary.isEmpty { body.parameter("title", summary.plainText) }
                body.richText(blocks)
            }
        }
    }

    private mutating func line(_ tag: XMLOutput.Tag, _ runs: [Inline]) {
        out.open(tag)
        inlines(runs)
        out.close(tag)
        out.lineEnd()
    }

    private mutating func container(_ tag: XMLOutput.Tag, _ blocks: [Block]) {
        out.open(tag)
        if blocks.count == 1, case .paragraph(let runs) = blocks[0].kind, tag.name != "blockquote" {
            inlines(runs)
        } else {
            self.blocks(blocks)
        }
        out.close(tag)
        out.lineEnd()
    }

    private mutating func list(_ list: Block.List) {
        var tag = Tag(list.ordered ? "ol" : "ul")
        if list.steps { tag.attributes.append(.init(name: "class", value: "steps")) }
        out.open(tag)
        out.lineEnd()
        for item in list.items { container(Tag("li"), item) }
        out.close(tag)
        out.lineEnd()
    }

    private mutating func table(_ table: Block.Table) {
        out.open(Tag("table"))
        for (index, row) in table.rows.enumerated() {
            if index == 0, table.header > 0 { out.open(Tag("thead")) }
            if index == table.header { out.open(Tag("tbody")) }
            out.open(Tag("tr"))
            for cell in row {
                var tag = Tag(index < table.header ? "th" : "td")
                if cell.columns > 1 { tag.attributes.append(.init(name: "colspan", value: "\(cell.columns)")) }
                if cell.rows > 1 { tag.attributes.append(.init(name: "rowspan", value: "\(cell.rows)")) }
                container(tag, cell.blocks)
            }
            out.close(Tag("tr"))
            if index + 1 == table.header { out.close(Tag("thead")) }
        }
        if table.header < table.rows.count { out.close(Tag("tbody")) }
        out.close(Tag("table"))
        out.lineEnd()
    }

    // MARK: Macros

    /// Confluence has four panels; what warns stays a warning.
    private mutating func name(of note: Block.Note) -> String {
        switch note {
        case .tip: return "tip"
        case .note: return "info"
        case .warning: return "warning"
        case .important, .caution, .danger:
            losses.add(.note(note))
            return note == .important ? "note" : "warning"
        }
    }

    private mutating func macro(_ name: String, _ content: (inout StorageBody) -> Void) {
        let tag = Tag("ac:structured-macro", ["ac:name": name])
        out.open(tag)
        content(&self)
        out.close(tag)
        out.lineEnd()
    }

    private mutating func parameter(_ name: String, _ value: String) {
        let tag = Tag("ac:parameter", ["ac:name": name])
        out.open(tag)
        out.text(value)
        out.close(tag)
    }

    private mutating func richText(_ blocks: [Block]) { container(Tag("ac:rich-text-body"), blocks) }

    private mutating func code(_ language: String?, _ text: String) {
        macro("code") { body in
            if let language { body.parameter("language", language) }
            body.out.open(Tag("ac:plain-text-body"))
            // The first line end is not read; the end of a section inside the text is put into two sections.
            body.out.raw("<![CDATA[" + (text.utf8.first == 0x0A ? "\n" : ""))
            body.out.verbatim(text)
            body.out.raw("]]>")
            body.out.close(Tag("ac:plain-text-body"))
        }
    }

    // MARK: Runs

    private mutating func inlines(_ runs: [Inline]) {
        InlineNesting.walk(runs) { event in
            switch event {
            case .open(.link(let target)): StorageLink(target).open(&out)
            case .close(.link(let target)): StorageLink(target).close(&out)
            case .open(.mark(let mark)): out.open(Self.tag(of: mark))
            case .close(.mark(let mark)): out.close(Self.tag(of: mark))
            case .run(let run):
                if let image = run.image { picture(image) }
                text(run.text)
            }
        }
    }

    private static func tag(of mark: Inline.Mark) -> XMLOutput.Tag {
        let element = HTMLWriter.element(of: mark)
        return Tag(element.name, element.className.map { ["class": $0] } ?? [:])
    }

    private mutating func text(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { out.empty(Tag("br")) }
            out.text(String(line))
        }
    }

    private mutating func picture(_ image: Inline.Image) {
        let tag = Tag("ac:image", image.alt.map { ["ac:alt": $0] } ?? [:])
        out.open(tag)
        out.empty(image.src.contains("/") ? Tag("ri:url", ["ri:value": image.src]) : Tag("ri:attachment", ["ri:filename": image.src]))
        out.close(tag)
    }
}

/// A link: to a page by its title, or to an address.
private struct StorageLink {
    private var target: String

    init(_ target: String) { self.target = target }

    /// A title has neither a scheme nor a path nor a fragment.
    private var isPage: Bool { !target.utf8.contains { $0 == 0x3A || $0 == 0x2F || $0 == 0x23 || $0 == 0x3F } && !target.contains(".") }

    func open(_ out: inout XMLOutput) {
        guard isPage else { return out.open(XMLOutput.Tag("a", ["href": target])) }
        out.open(XMLOutput.Tag("ac:link"))
        out.empty(XMLOutput.Tag("ri:page", ["ri:content-title": target]))
        out.open(XMLOutput.Tag("ac:link-body"))
    }

    func close(_ out: inout XMLOutput) {
        guard isPage else { return out.close(XMLOutput.Tag("a")) }
        out.close(XMLOutput.Tag("ac:link-body"))
        out.close(XMLOutput.Tag("ac:link"))
    }
}
