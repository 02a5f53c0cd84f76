import CCommonMark

/// cmark-gfm behind values: CommonMark with GitHub's tables, strikethrough, links, footnotes and alerts, as HTML.
enum CommonMark {
    /// HTML that may hold what the text itself has of it. `lines` gives the source line, from 1, of each line of the HTML.
    struct HTML {
        var bytes: [UInt8]
        var lines: [Int]
    }

    private static let options = CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
    private static let extensions = ["table", "strikethrough", "autolink"]
    private static let ready: Void = cmark_gfm_core_extensions_ensure_registered()

    /// - Parameter text: well-formed UTF-8.
    static func html(_ text: ArraySlice<UInt8>) -> HTML {
        _ = ready
        guard let parser = cmark_parser_new(options) else { return HTML(bytes: [], lines: []) }
        defer { cmark_parser_free(parser) }
        for name in extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        text.withUnsafeBytes { raw in
            if let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self) { cmark_parser_feed(parser, start, raw.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return HTML(bytes: [], lines: []) }
        defer { cmark_node_free(document) }
        prepare(document)
        guard let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return HTML(bytes: [], lines: [])
        }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        let bytes = Array(UnsafeRawBufferPointer(start: rendered, count: length(of: rendered)))
        return HTML(bytes: bytes, lines: sourceLines(of: bytes))
    }

    private static func length(of text: UnsafeMutablePointer<CChar>) -> Int {
        var end = text
        while end.pointee != 0 { end += 1 }
        return end - text
    }

    // MARK: The tree

    private typealias Node = OpaquePointer

    /// Says where blocks of HTML stand, and makes notes of alerts.
    private static func prepare(_ document: Node) {
        var alerts: [(quote: Node, kind: String)] = []
        guard let walk = cmark_iter_new(document) else { return }
        while true {
            let event = cmark_iter_next(walk)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HTML_BLOCK:
                let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
                cmark_node_set_literal(node, "<!-- \(sign)\(cmark_node_get_start_line(node)):1\" -->\n" + literal)
            case CMARK_NODE_BLOCK_QUOTE: if let kind = alertKind(of: node) { alerts.append((node, kind)) }
            default: break
            }
        }
        cmark_iter_free(walk)
        for alert in alerts { makeNote(of: alert.quote, kind: alert.kind) }
    }

    private static let alertKinds: Set<String> = ["note", "tip", "important", "warning", "caution", "danger"]

    /// A quote whose first line is `[!NOTE]`.
    private static func alertKind(of quote: Node) -> String? {
        guard let paragraph = cmark_node_first_child(quote), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH else { return nil }
        let line = firstLine(of: paragraph).compactMap { cmark_node_get_literal($0) }.map { String(cString: $0) }.joined()
        guard line.hasPrefix("[!"), line.hasSuffix("]") else { return nil }
        let kind = line.dropFirst(2).dropLast().lowercased()
        return alertKinds.contains(kind) ? kind : nil
    }

    private static func firstLine(of paragraph: Node) -> [Node] {
        var line: [Node] = []
        var next = cmark_node_first_child(paragraph)
        while let node = next, cmark_node_get_type(node) == CMARK_NODE_TEXT, line.count < 8 {
            line.append(node)
            next = cmark_node_next(node)
        }
        return line
    }

    private static func makeNote(of quote: Node, kind: String) {
        guard let note = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK), let paragraph = cmark_node_first_child(quote) else { return }
        for node in firstLine(of: paragraph) { cmark_node_free(node) }
        cmark_node_set_on_enter(note, "<div class=\"\(kind)\" \(sign)\(cmark_node_get_start_line(quote)):1\">")
        cmark_node_set_on_exit(note, "</div>")
        cmark_node_insert_before(quote, note)
        while let child = cmark_node_first_child(quote) { cmark_node_append_child(note, child) }
        cmark_node_free(quote)
    }

    // MARK: Lines

    private static let sign = "data-sourcepos=\""

    /// A line of HTML comes from where its first element does; one without any, from where the one before it does.
    private static func sourceLines(of html: [UInt8]) -> [Int] {
        var lines: [Int] = []
        var current = 1
        var start = 0
        let sign = Array(Self.sign.utf8)
        while start < html.count {
            let end = html[start...].firstIndex(of: 0x0A) ?? html.count
            let line = Array(html[start..<end].prefix(200))
            if let found = line.range(of: Self.sign) {
                let digits = line[(found.lowerBound + sign.count)...].prefix { $0.isASCIIDigit }
                current = Int(String(decoding: digits, as: UTF8.self)) ?? current
            }
            lines.append(current)
            start = end + 1
        }
        return lines
    }
}
