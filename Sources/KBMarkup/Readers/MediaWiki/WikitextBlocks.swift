import KBModel

/// Wikitext to blocks: headings, lists, tables, links, marks, code. Templates are not run: one that stands alone becomes a note with its name and
/// values, one inside a line shows its values.
struct WikitextBlocks {
    struct Result: Sendable {
        var blocks: [Block]
        /// The categories the page is in.
        var labels: [String]
    }

    /// Templates and tables nested deeper than this are taken as text.
    private static let maximumDepth = 24
    /// Markers of a line that are lists; further ones are text.
    private static let maximumListDepth = 32

    private var builder = BlockBuilder()
    private var inline: WikitextInline
    /// The markers of the open lists, such as `*#`.
    private var lists: [UInt8] = []

    static func read(_ text: [UInt8], namespaces: WikiNamespaces) -> Result { read(text[...], namespaces: namespaces, depth: 0, line: 1) }

    private static func read(_ text: ArraySlice<UInt8>, namespaces: WikiNamespaces, depth: Int, line: Int) -> Result {
        var reader = WikitextBlocks(inline: WikitextInline(namespaces: namespaces))
        reader.read(WikitextLines(text, firstLine: line), depth: depth)
        return Result(blocks: reader.builder.finish(), labels: reader.inline.labels)
    }

    private init(inline: WikitextInline) { self.inline = inline }

    private mutating func read(_ lines: WikitextLines, depth: Int) {
        for part in lines.parts {
            switch part {
            case .line(let text, let line): self.line(text, line)
            case .code(let text, let language, let line):
                closeLists()
                builder.open(.code(language: language), line: line)
                builder.appendCode(text)
                builder.close()
            case .table(let text, let line):
                closeLists()
                table(WikitextTable(text, firstLine: line), depth: depth, line: line)
            case .template(let text, let line):
                closeLists()
                template(WikitextTemplate(text), line)
            }
        }
        closeLists()
        builder.endParagraph()
    }

    // MARK: Lines

    private mutating func line(_ text: ArraySlice<UInt8>, _ line: Int) {
        let trimmed = text.trimmingASCIISpace
        guard let first = text.first, !trimmed.isEmpty else {
            closeLists()
            builder.endParagraph()
            return
        }
        if first == 0x3D, let (level, title) = Self.heading(trimmed) { return heading(title, level: level, line) }
        if trimmed.starts(with: "----".utf8), trimmed.allSatisfy({ $0 == 0x2D }) {
            closeLists()
            builder.endParagraph()
            return
        }
        let markers = text.prefix(Self.maximumListDepth).prefix { $0 == 0x2A || $0 == 0x23 || $0 == 0x3A || $0 == 0x3B }
        guard markers.isEmpty else { return item(Array(markers), text.dropFirst(markers.count), line) }
        if !lists.isEmpty {
            closeLists()
            builder.endParagraph(line: line)
        }
        if builder.inline.isEmpty { builder.endParagraph(line: line) }
        builder.inline.space()
        inline.append(trimmed, to: &builder.inline)
    }

    private static func heading(_ text: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
        let before = text.prefix { $0 == 0x3D }.count
        let after = text.reversed().prefix { $0 == 0x3D }.count
        let level = min(before, after, 6)
        guard level > 0, text.count > 2 * level else { return nil }
        return (level, text.dropFirst(level).dropLast(level))
    }

    private mutating func heading(_ title: ArraySlice<UInt8>, level: Int, _ line: Int) {
        closeLists()
        builder.open(.heading(level: level), line: line)
        inline.append(title, to: &builder.inline)
        builder.close()
    }

    // MARK: Lists

    /// `*` and `#` are items, `;` and `:` a term and what is said about it; lists that begin alike are one list.
    private mutating func item(_ markers: [UInt8], _ text: ArraySlice<UInt8>, _ line: Int) {
        var common = 0
        while common < min(markers.count, lists.count), Self.sameList(markers[common], lists[common]) { common += 1 }
        if common == markers.count, common == lists.count, common > 0 {
            builder.close()
        } else {
            while lists.count > common { closeList() }
            if common == markers.count, common > 0 { builder.close() }
        }
        for marker in markers[min(common, markers.count)...] {
            if lists.count > common || !lists.isEmpty, lists.count >= 1, lists.count != common { openItem(lists[lists.count - 1], line) }
            builder.open(Self.container(marker), line: line)
            lists.append(marker)
        }
        if let last = markers.last { lists[lists.count - 1] = last }
        openItem(lists[lists.count - 1], line)
        content(text, isTerm: markers.last == 0x3B, line)
    }

    /// `; term : definition` on one line.
    private mutating func content(_ text: ArraySlice<UInt8>, isTerm: Bool, _ line: Int) {
        guard isTerm, let colon = Self.definitionColon(in: text) else { return inline.append(text.trimmingASCIISpace, to: &builder.inline) }
        inline.append(text[..<colon].trimmingASCIISpace, to: &builder.inline)
        builder.close()
        lists[lists.count - 1] = 0x3A
        openItem(0x3A, line)
        inline.append(text[(colon + 1)...].trimmingASCIISpace, to: &builder.inline)
    }

    /// A colon that is not part of a link or an address.
    private static func definitionColon(in text: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth -= 1
            case 0x3A where depth == 0 && text[(index + 1)...].first != 0x2F: return index
            default: break
            }
        }
        return nil
    }

    private static func sameList(_ a: UInt8, _ b: UInt8) -> Bool { container(a) == container(b) }

    private static func container(_ marker: UInt8) -> BlockBuilder.Container {
        switch marker {
        case 0x2A: .list(ordered: false, steps: false)
        case 0x23: .list(ordered: true, steps: false)
        default: .definitions
        }
    }

    private mutating func openItem(_ marker: UInt8, _ line: Int) {
        switch marker {
        case 0x2A, 0x23: builder.open(.item, line: line)
        case 0x3B: builder.open(.term, line: line)
        default: builder.open(.definition, line: line)
        }
    }

    /// Closes the innermost list with its open item.
    private mutating func closeList() {
        builder.close()
        builder.close()
        lists.removeLast()
    }

    private mutating func closeLists() { while !lists.isEmpty { closeList() } }

    // MARK: Tables and templates

    private mutating func table(_ table: WikitextTable, depth: Int, line: Int) {
        guard depth < Self.maximumDepth else { return }
        builder.open(.table, line: line)
        if let caption = table.caption {
            builder.open(.caption, line: line)
            inline.append(caption, to: &builder.inline)
            builder.close()
        }
        for row in table.rows {
            builder.open(.row(header: row.allSatisfy(\.isHeader)), line: row.first?.line)
            for cell in row {
                builder.open(.cell(columns: cell.columns, rows: cell.rows), line: cell.line)
                let inner = Self.read(cell.text, namespaces: inline.namespaces, depth: depth + 1, line: cell.line)
                for block in inner.blocks { builder.append(block) }
                inline.add(labels: inner.labels)
                builder.close()
            }
            builder.close()
        }
        builder.close()
    }

    private mutating func template(_ template: WikitextTemplate, _ line: Int) {
        guard !template.name.isEmpty else { return }
        builder.open(.note(.note), line: line)
        builder.inline.append(template.name)
        builder.endParagraph()
        for value in template.values {
            if let name = value.name { builder.inline.append(name + ": ") }
            inline.append(value.text, to: &builder.inline)
            builder.endParagraph()
        }
        builder.close()
    }
}

extension ArraySlice<UInt8> {
    var trimmingASCIISpace: ArraySlice<UInt8> {
        guard let first = firstIndex(where: { !$0.isASCIISpace }), let last = lastIndex(where: { !$0.isASCIISpace }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
