import KBModel

/// Clean semantic HTML: no classes but those that name an admonition, no styles, everything escaped.
package struct HTMLWriter {
    private var out = ""

    /// A whole page that `HTMLReader` reads back: metadata in the head, the blocks in `main`.
    package static func page(of article: Article) -> String {
        var writer = HTMLWriter()
        writer.head(of: article)
        for block in article.blocks { writer.block(block) }
        writer.out += "</main>\n</body>\n</html>\n"
        return writer.out
    }

    /// The blocks alone.
    package static func fragment(of blocks: [Block]) -> String {
        var writer = HTMLWriter()
        for block in blocks { writer.block(block) }
        return writer.out
    }

    /// Runs alone, for the inside of an element.
    static func fragment(of runs: [Inline]) -> String {
        var writer = HTMLWriter()
        writer.inlines(runs)
        return writer.out
    }

    private mutating func head(of article: Article) {
        let language = article.language.map { " lang=\"\(Self.escaped($0, quotes: true))\"" } ?? ""
        out +=
            "<!DOCTYPE html>\n<html\(language)>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"Lacuna\">\n<title>\(Self.escaped(article.title))</title>\n"
        // A reader may take a heading of level 1 for the title.
        if article.blocks.contains(where: \.isTopHeading) { meta("dcterms.title", article.title) }
        meta("description", article.summary)
        meta("author", article.owner)
        meta("dcterms.created", article.created?.iso8601)
        meta("dcterms.modified", article.updated?.iso8601)
        meta("dcterms.valid", article.reviewBy?.iso8601)
        meta("lacuna.state", article.state?.word)
        for label in article.labels { meta("article:tag", label) }
        for (index, url) in article.urls.enumerated() {
            out += "<link rel=\"\(index == 0 ? "canonical" : "alternate")\" href=\"\(Self.escaped(url, quotes: true))\">\n"
        }
        out += "</head>\n<body>\n<main>\n"
    }

    private mutating func meta(_ name: String, _ content: String?) {
        guard let content else { return }
        out += "<meta name=\"\(name)\" content=\"\(Self.escaped(content, quotes: true))\">\n"
    }

    // MARK: Blocks

    private mutating func block(_ block: Block) {
        switch block.kind {
        case .heading(let level, let runs): element("h\(level)") { $0.inlines(runs) }
        case .paragraph(let runs): element("p") { $0.inlines(runs) }
        case .list(let list): self.list(list)
        case .table(let table): self.table(table)
        case .code(let language, let text):
            let attribute = language.map { " class=\"language-\(Self.escaped($0, quotes: true))\"" } ?? ""
            // The first line end after the tag is not read.
            out += "<pre><code\(attribute)>\(text.utf8.first == 0x0A ? "\n" : "")\(Self.escaped(text))</code></pre>\n"
        case .quote(let blocks): container("blockquote", blocks)
        case .note(let note, let blocks): container("div", attributes: " class=\"\(note.rawValue)\"", blocks)
        case .image(let src, let alt): out += "<p>\(Self.image(src: src, alt: alt))</p>\n"
        case .definitions(let definitions):
            out += "<dl>\n"
            for definition in definitions {
                element("dt") { $0.inlines(definition.term) }
                container("dd", definition.blocks)
            }
            out += "</dl>\n"
        case .details(let summary, let blocks):
            out += "<details>\n"
            element("summary") { $0.inlines(summary) }
            for block in blocks { self.block(block) }
            out += "</details>\n"
        }
    }

    private mutating func list(_ list: Block.List) {
        let name = list.ordered ? "ol" : "ul"
        out += list.steps ? "<\(name) class=\"steps\">\n" : "<\(name)>\n"
        for item in list.items { container("li", item) }
        out += "</\(name)>\n"
    }

    private mutating func table(_ table: Block.Table) {
        out += "<table>\n"
        for (index, row) in table.rows.enumerated() {
            if index == 0, table.header > 0 { out += "<thead>\n" }
            out += "<tr>\n"
            for cell in row {
                var attributes = cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : ""
                if cell.rows > 1 { attributes += " rowspan=\"\(cell.rows)\"" }
                container(index < table.header ? "th" : "td", attributes: attributes, cell.blocks)
            }
            out += "</tr>\n"
            if index + 1 == table.header { out += "</thead>\n" }
        }
        out += "</table>\n"
    }

    private mutating func container(_ name: String, attributes: String = "", _ blocks: [Block]) {
        out += "<\(name)\(attributes)>"
        if blocks.count == 1, case .paragraph(let runs) = blocks[0].kind, name != "blockquote" {
            inlines(runs)
        } else if !blocks.isEmpty {
            out += "\n"
            for block in blocks { self.block(block) }
        }
        out += "</\(name)>\n"
    }

    private mutating func element(_ name: String, _ content: (inout HTMLWriter) -> Void) {
        out += "<\(name)>"
        content(&self)
        out += "</\(name)>\n"
    }

    // MARK: Inlines

    private mutating func inlines(_ runs: [Inline]) {
        InlineNesting.walk(runs) { event in
            switch event {
            case .open(.link(let target)): out += "<a href=\"\(Self.escaped(target, quotes: true))\">"
            case .close(.link): out += "</a>"
            case .open(.mark(let mark)):
                let element = Self.element(of: mark)
                out += "<\(element.name)\(element.className.map { " class=\"\($0)\"" } ?? "")>"
            case .close(.mark(let mark)): out += "</\(Self.element(of: mark).name)>"
            case .run(let run):
                if let image = run.image { out += Self.image(src: image.src, alt: image.alt) }
                out += Self.escaped(run.text, lineBreaks: true)
            }
        }
    }

    /// The element of a mark, with the class that tells it from others of its name.
    static func element(of mark: Inline.Mark) -> (name: String, className: String?) {
        switch mark {
        case .strong: ("strong", nil)
        case .emphasis: ("em", nil)
        case .code: ("code", nil)
        case .ui: ("span", "ui")
        case .key: ("kbd", nil)
        case .underline: ("u", nil)
        case .strike: ("s", nil)
        case .subscript: ("sub", nil)
        case .superscript: ("sup", nil)
        case .quote: ("q", nil)
        case .variable: ("var", nil)
        }
    }

    private static func image(src: String, alt: String?) -> String {
        "<img src=\"\(escaped(src, quotes: true))\"" + (alt.map { " alt=\"\(escaped($0, quotes: true))\"" } ?? "") + ">"
    }

    /// Text for a field that holds HTML.
    static func escapedText(_ text: String) -> String { escaped(text) }

    /// `&`, `<`, `>`, in attributes `"`; line ends become `<br>` where they stand for one.
    private static func escaped(_ text: String, quotes: Bool = false, lineBreaks: Bool = false) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22 where quotes: bytes += "&quot;".utf8
            case 0x0A where lineBreaks: bytes += "<br>".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Block {
    fileprivate var isTopHeading: Bool { if case .heading(1, _) = kind { true } else { false } }
}

/// A page that `HTMLReader` reads back.
package struct HTMLPageWriter: ArticleWriter {
    package let format = "html"
    package let fileEnding = "html"

    package init() {}

    package func write(_ article: Article) -> WrittenFile { WrittenFile(HTMLWriter.page(of: article)) }
}
