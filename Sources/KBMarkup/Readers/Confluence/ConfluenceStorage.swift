import KBModel

/// Confluence's storage format: XHTML without a root, with macros, links and pictures as elements of its own. They become what they stand for,
/// then the body is read as HTML.
struct ConfluenceStorage {
    private var html = MarkupTree()
    private let source: MarkupTree

    /// - Parameter line: the body's first line in its file.
    static func read(_ body: [UInt8], line: Int? = nil) -> HTMLFragment.Result {
        let head = Array("<storage xmlns:ac=\"ac\" xmlns:ri=\"ri\" xmlns:at=\"at\">".utf8)
        let expanded = EntityExpansion(head + repaired(body) + Array("</storage>".utf8))
        let parsed: MarkupParser.Result
        do {
            parsed = try MarkupParser.parseXML(expanded.bytes)
        } catch {
            var result = HTMLFragment.read(body)
            result.problems.append(
                Problem(kind: "not-well-formed", line: line, message: "the page's body is no storage format; it was read as HTML"))
            return result
        }
        var storage = ConfluenceStorage(source: parsed.tree)
        for child in parsed.tree.children(of: MarkupTree.document) { storage.copyChildren(of: child, to: MarkupTree.document) }
        let blocks = HTMLBlocks.read(MarkupTree.document, of: HTMLDocument(storage.html))
        let problems = (expanded.problems + parsed.problems).map { problem in
            var problem = problem
            problem.line = line.map { $0 + max(0, (problem.line ?? 1) - 1) }
            return problem
        }
        return HTMLFragment.Result(blocks: blocks.placed(at: line), problems: problems)
    }

    private init(source: MarkupTree) { self.source = source }

    /// Exports write the end of a CDATA section inside a body as `]] >`.
    private static func repaired(_ body: [UInt8]) -> [UInt8] {
        guard body.range(of: "]] >") != nil else { return body }
        var result: [UInt8] = []
        var start = 0
        while let found = body.range(of: "]] >", from: start) {
            result += body[start..<found.lowerBound]
            result += "]]>".utf8
            start = found.upperBound
        }
        return result + body[start...]
    }

    private mutating func copyChildren(of node: Int, to parent: Int) {
        for child in source.children(of: node) { copy(child, to: parent) }
    }

    private mutating func copy(_ node: Int, to parent: Int) {
        guard source.isElement(node) else {
            if source.nodes[node].kind == .text || source.nodes[node].kind == .cdata { put(source.text(node), to: parent, node) }
            return
        }
        let name = source.name(node)
        guard name.hasPrefix("ac:") || name.hasPrefix("ri:") || name.hasPrefix("at:") else { return copyElement(node, to: parent) }
        switch source.localName(node) {
        case "structured-macro", "macro": macro(node, to: parent)
        case "image": image(node, to: parent)
        case "link": link(node, to: parent)
        case "task-list": copyChildren(of: node, to: add("ul", to: parent, node))
        case "task": copyChildren(of: node, to: add("li", to: parent, node))
        case "inline-comment-marker", "link-body": copyChildren(of: node, to: add("span", to: parent, node))
        case "parameter", "task-id", "task-status", "task-uuid", "placeholder", "emoticon", "adf-attribute", "adf-fallback", "page",
            "attachment",
            "user", "space", "url", "content-entity", "blog-post", "shortcut":
            break
        default: copyChildren(of: node, to: add("div", to: parent, node))
        }
    }

    private mutating func copyElement(_ node: Int, to parent: Int) {
        let element = html.appendElement(
            source.name(node), attributes: Array(source.attributes(of: node)), to: parent, line: source.line(of: node) ?? 0)
        if source.name(node) == "time", source.nodes[node].firstChild < 0, let date = source.attribute("datetime", of: node) {
            put(date, to: element, node)
        }
        copyChildren(of: node, to: element)
    }

    private mutating func add(_ name: String, _ attributes: [(String, String)] = [], to parent: Int, _ node: Int) -> Int {
        html.appendElement(
            name, attributes: attributes.map { MarkupTree.Attribute(name: $0, value: $1) }, to: parent, line: source.line(of: node) ?? 0)
    }

    private mutating func put(_ text: String, to parent: Int, _ node: Int) {
        html.appendText(text, to: parent, line: source.line(of: node) ?? 0)
    }

    // MARK: Macros

    private func parameter(_ name: String, of macro: Int) -> String? {
        source.elements(of: macro).first { source.localName($0) == "parameter" && source.attributeNamed("name", of: $0) == name }
            .map { source.foldedText(of: $0) }
    }

    private mutating func macro(_ node: Int, to parent: Int) {
        let name = source.attributeNamed("name", of: node) ?? ""
        let title = parameter("title", of: node).flatMap { $0.isEmpty ? nil : $0 }
        switch name {
        case "code", "noformat":
            let language = parameter("language", of: node)
            let code = add("pre", language.map { [("data-language", $0)] } ?? [], to: parent, node)
            for body in source.elements(of: node) where source.localName(body) == "plain-text-body" {
                put(source.innerText(of: body), to: code, node)
            }
        case "info", "tip", "note", "warning":
            let note = add("div", [("class", name)], to: parent, node)
            if let title { put(title, to: add("strong", to: add("p", to: note, node), node), node) }
            bodies(of: node, to: note)
        case "expand":
            let details = add("details", to: parent, node)
            if let title { put(title, to: add("summary", to: details, node), node) }
            bodies(of: node, to: details)
        case "status": if let title { put(title, to: add("strong", to: parent, node), node) }
        case "html", "style": break
        default: unknownMacro(name, node, to: parent)
        }
    }

    /// Text that a macro takes as it stands, outside a line of text, is written in a language of its own, such as that of a diagram.
    private mutating func unknownMacro(_ name: String, _ node: Int, to parent: Int) {
        let isPlain = source.child("plain-text-body", of: node) != nil
        let isAlone = HTMLTag(rawValue: html.name(parent))?.isInline != true && html.name(parent) != "p"
        if isPlain, isAlone {
            let code = add("pre", [("data-language", name)], to: parent, node)
            for body in source.elements(of: node) where source.localName(body) == "plain-text-body" {
                put(source.innerText(of: body), to: code, node)
            }
        } else {
            bodies(of: node, to: add(source.child("rich-text-body", of: node) == nil ? "span" : "div", to: parent, node))
        }
    }

    private mutating func bodies(of macro: Int, to parent: Int) {
        for body in source.elements(of: macro) where source.localName(body).hasSuffix("-body") {
            copyChildren(of: body, to: add("div", to: parent, body))
        }
    }

    // MARK: Links and pictures

    /// A page by its title, an attachment by its name, an address: as written.
    private func target(of node: Int) -> String? {
        for child in source.elements(of: node) {
            for name in ["content-title", "filename", "value", "space-key", "content-id"] {
                if let target = source.attributeNamed(name, of: child), !target.isEmpty { return target }
            }
        }
        return nil
    }

    private mutating func link(_ node: Int, to parent: Int) {
        let anchor = source.attributeNamed("anchor", of: node).map { "#" + $0 } ?? ""
        let page = target(of: node)
        let target = (page ?? "") + anchor
        let link = add("a", target.isEmpty ? [] : [("href", target)], to: parent, node)
        let bodies = source.elements(of: node).filter { source.localName($0).hasSuffix("link-body") }
        guard bodies.isEmpty else {
            for body in bodies { copyChildren(of: body, to: link) }
            return
        }
        if let text = page ?? source.attributeNamed("anchor", of: node) { put(text, to: link, node) }
    }

    private mutating func image(_ node: Int, to parent: Int) {
        var attributes = [("src", target(of: node) ?? "attachment")]
        if let alt = source.attributeNamed("alt", of: node) { attributes.append(("alt", alt)) }
        _ = add("img", attributes, to: parent, node)
    }
}
