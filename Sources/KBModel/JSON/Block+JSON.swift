extension Block {
    /// The form of CONTRACT "BLOCK": `kind`, `line`, and what the kind holds; keys without a value are left out.
    public var json: JSONValue {
        var members = head
        switch kind {
        case .heading, .paragraph, .code, .image: break
        case .list(let list): members.append(.init("items", .array(list.items.map { .members(["blocks": .array($0.map(\.json))]) })))
        case .table(let table): members.append(.init("rows", .array(table.rows.map { .array($0.map(\.json)) })))
        case .definitions(let definitions): members.append(.init("items", .array(definitions.map(\.json))))
        case .quote(let blocks), .note(_, let blocks), .details(_, let blocks): members.append(.init("blocks", .array(blocks.map(\.json))))
        }
        return .object(members)
    }

    /// Writes the bytes of `json`; `put` may pass the buffer on and empty it between two blocks, so that a table of any length takes the
    /// memory of a cell.
    func writeJSON(to out: inout [UInt8], put: (inout [UInt8]) throws -> Void) rethrows {
        JSONValue.object(head).write(to: &out)
        out.removeLast()
        switch kind {
        case .heading, .paragraph, .code, .image: break
        case .list(let list):
            out += ",\"items\":".utf8
            try list.items.writeJSON(to: &out) { item, out in
                out += "{\"blocks\":".utf8
                try item.writeJSON(to: &out, put: put)
                out.append(0x7D)
            }
        case .table(let table):
            out += ",\"rows\":".utf8
            try table.rows.writeJSON(to: &out) { row, out in
                try row.writeJSON(to: &out) { cell, out in
                    cell.json.write(to: &out)
                    try put(&out)
                }
            }
        case .definitions(let definitions):
            out += ",\"items\":".utf8
            try definitions.writeJSON(to: &out) { definition, out in
                definition.json.write(to: &out)
                try put(&out)
            }
        case .quote(let blocks), .note(_, let blocks), .details(_, let blocks):
            out += ",\"blocks\":".utf8
            try blocks.writeJSON(to: &out, put: put)
        }
        out.append(0x7D)
    }

    /// What a block says beside the blocks inside it.
    private var head: [JSONValue.Member] {
        var members: [JSONValue.Member] = [JSONValue.Member("kind", .string(kindWord))]
        if let line { members.append(JSONValue.Member("line", .int(line))) }
        func add(_ key: String, _ value: JSONValue?) { if let value { members.append(JSONValue.Member(key, value)) } }
        func add(_ key: String, _ inlines: [Inline]) {
            add(key, .string(inlines.plainText))
            if !inlines.isPlain { add("inlines", .array(inlines.map(\.json))) }
        }
        switch kind {
        case .heading(let level, let inlines):
            add("level", .int(level))
            add("text", inlines)
        case .paragraph(let inlines): add("text", inlines)
        case .list(let list):
            add("ordered", .bool(list.ordered))
            add("steps", .bool(list.steps))
        case .table(let table): add("header", .int(table.header))
        case .code(let language, let text):
            add("language", language.map(JSONValue.string))
            add("text", .string(text))
        case .note(let note, _): add("note", .string(note.rawValue))
        case .image(let src, let alt):
            add("src", .string(src))
            add("alt", alt.map(JSONValue.string))
        case .details(let summary, _): add("summary", summary)
        case .quote, .definitions: break
        }
        return members
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
    package var json: JSONValue { .members(["term": .string(term), "blocks": .array(blocks.map(\.json))]) }

    package init(json value: JSONValue) {
        self.init(term: value["term"]?.string ?? "", blocks: [Block](json: value["blocks"]))
    }
}

extension Block.Cell {
    package var json: JSONValue {
        .members([
            "blocks": .array(blocks.map(\.json)), "columns": columns == 1 ? nil : .int(columns), "rows": rows == 1 ? nil : .int(rows),
        ])
    }

    package init(json value: JSONValue) {
        self.init([Block](json: value["blocks"]), columns: value["columns"]?.int ?? 1, rows: value["rows"]?.int ?? 1)
    }
}

extension Array {
    /// An array in JSON, by how an element is written.
    fileprivate func writeJSON(to out: inout [UInt8], element: (Element, inout [UInt8]) throws -> Void) rethrows {
        out.append(0x5B)
        for (index, value) in enumerated() {
            if index > 0 { out.append(0x2C) }
            try element(value, &out)
        }
        out.append(0x5D)
    }
}

extension [Block] {
    func writeJSON(to out: inout [UInt8], put: (inout [UInt8]) throws -> Void) rethrows {
        try writeJSON(to: &out) { block, out in
            try block.writeJSON(to: &out, put: put)
            try put(&out)
        }
    }

    fileprivate init(json value: JSONValue?) { self = value?.array?.compactMap(Block.init(json:)) ?? [] }
}

extension Inline {
    public var json: JSONValue {
        .members([
            "text": .string(text), "marks": marks.isEmpty ? nil : .strings(marks.map(\.rawValue)), "link": link.map(JSONValue.string),
            "src": image.map { .string($0.src) }, "alt": image?.alt.map(JSONValue.string),
        ])
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
