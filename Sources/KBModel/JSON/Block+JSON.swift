extension Block {
    /// The form of CONTRACT "BLOCK": `kind`, `line`, and what the kind holds; keys without a value are left out.
    public var json: JSONValue { JSONMembers.object(self) { $0.describe(to: &$1) } }

    func describe<Sink: JSONSink>(to sink: inout Sink) {
        sink.add("kind", kindWord)
        sink.add("line", line)
        switch kind {
        case .heading(let level, let inlines):
            sink.add("level", level)
            inlines.describe(to: &sink, as: "text")
        case .paragraph(let inlines): inlines.describe(to: &sink, as: "text")
        case .list(let list):
            sink.add("ordered", list.ordered)
            sink.add("steps", list.steps)
            sink.add("items", each: list.items) { (item, sink) in item.describe(to: &sink) }
        case .table(let table):
            sink.add("header", table.header)
            sink.add("rows", rows: table.rows) { (cell, sink) in cell.describe(to: &sink) }
        case .code(let language, let text):
            sink.add("language", language)
            sink.add("text", text)
        case .quote(let blocks): blocks.describe(to: &sink)
        case .note(let note, let blocks):
            sink.add("note", note.rawValue)
            blocks.describe(to: &sink)
        case .image(let src, let alt):
            sink.add("src", src)
            sink.add("alt", alt)
        case .definitions(let definitions):
            sink.add("items", each: definitions) { (definition, sink) in definition.describe(to: &sink) }
        case .details(let summary, let blocks):
            summary.describe(to: &sink, as: "summary")
            blocks.describe(to: &sink)
        }
    }

    /// The word that JSON carries as `kind`.
    public var kindWord: String {
        switch kind {
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .list: "list"
        case .table: "table"
        case .code: "code"
        case .quote: "quote"
        case .note: "note"
        case .image: "image"
        case .definitions: "definitions"
        case .details: "details"
        }
    }

    /// Reads what `json` writes; `nil` for an unknown kind.
    public init?(json value: JSONValue) {
        guard let word = value["kind"]?.string, let kind = Kind(word: word, json: value) else { return nil }
        self.init(kind, line: value["line"]?.int)
    }
}

extension Block.Kind {
    fileprivate init?(word: String, json value: JSONValue) {
        let blocks = [Block](json: value["blocks"])
        switch word {
        case "heading": self = .heading(level: min(6, max(1, value["level"]?.int ?? 1)), [Inline](json: value, text: "text"))
        case "paragraph": self = .paragraph([Inline](json: value, text: "text"))
        case "list":
            self = .list(
                Block.List(
                    ordered: value["ordered"]?.bool ?? false, steps: value["steps"]?.bool ?? false,
                    items: (value["items"]?.array ?? []).map { [Block](json: $0["blocks"]) }))
        case "table":
            let rows = (value["rows"]?.array ?? []).map { ($0.array ?? []).map(Block.Cell.init(json:)) }
            self = .table(Block.Table(header: value["header"]?.int ?? 0, rows: rows))
        case "code": self = .code(language: value["language"]?.string, text: value["text"]?.string ?? "")
        case "quote": self = .quote(blocks)
        case "note": self = .note(value["note"]?.string.flatMap(Block.Note.init(rawValue:)) ?? .note, blocks)
        case "image": self = .image(src: value["src"]?.string ?? "", alt: value["alt"]?.string)
        case "definitions":
            self = .definitions((value["items"]?.array ?? []).map(Block.Definition.init(json:)))
        case "details": self = .details(summary: [Inline](json: value, text: "summary"), blocks)
        default: return nil
        }
    }
}

extension Block.Definition {
    package var json: JSONValue { JSONMembers.object(self) { $0.describe(to: &$1) } }

    fileprivate func describe<Sink: JSONSink>(to sink: inout Sink) {
        term.describe(to: &sink, as: "term")
        blocks.describe(to: &sink)
    }

    package init(json value: JSONValue) {
        self.init(term: [Inline](json: value, text: "term"), blocks: [Block](json: value["blocks"]))
    }
}

extension Block.Cell {
    package var json: JSONValue { JSONMembers.object(self) { $0.describe(to: &$1) } }

    fileprivate func describe<Sink: JSONSink>(to sink: inout Sink) {
        blocks.describe(to: &sink)
        if columns != 1 { sink.add("columns", columns) }
        if rows != 1 { sink.add("rows", rows) }
    }

    package init(json value: JSONValue) {
        self.init([Block](json: value["blocks"]), columns: value["columns"]?.int ?? 1, rows: value["rows"]?.int ?? 1)
    }
}

extension [Block] {
    fileprivate func describe<Sink: JSONSink>(to sink: inout Sink) {
        sink.add("blocks", each: self) { (block, sink) in block.describe(to: &sink) }
    }

    fileprivate init(json value: JSONValue?) { self = value?.array?.compactMap(Block.init(json:)) ?? [] }
}

extension Inline {
    public var json: JSONValue { JSONMembers.object(self) { $0.describe(to: &$1) } }

    fileprivate func describe<Sink: JSONSink>(to sink: inout Sink) {
        sink.add("text", text)
        if !marks.isEmpty { sink.add("marks", strings: marks.map(\.rawValue)) }
        sink.add("link", link)
        sink.add("src", image?.src)
        sink.add("alt", image?.alt)
    }

    fileprivate init(json value: JSONValue) {
        self.init(
            value["text"]?.string ?? "", marks: (value["marks"]?.array ?? []).compactMap { $0.string.flatMap(Mark.init(rawValue:)) },
            link: value["link"]?.string, image: value["src"]?.string.map { Image(src: $0, alt: value["alt"]?.string) })
    }
}

extension [Inline] {
    /// No marks, links or images, at most one run: the text alone says it all.
    fileprivate var isPlain: Bool {
        isEmpty || (count == 1 && self[0].marks.isEmpty && self[0].link == nil && self[0].image == nil)
    }

    fileprivate func describe<Sink: JSONSink>(to sink: inout Sink, as key: StaticString) {
        sink.add(key, plainText)
        if isPlain { return }
        sink.add("inlines", each: self) { (run, sink) in run.describe(to: &sink) }
    }

    fileprivate init(json value: JSONValue, text key: String) {
        if let runs = value["inlines"]?.array {
            self = runs.map(Inline.init(json:))
        } else if let text = value[key]?.string, !text.isEmpty {
            self = [Inline(text)]
        } else {
            self = []
        }
    }
}
