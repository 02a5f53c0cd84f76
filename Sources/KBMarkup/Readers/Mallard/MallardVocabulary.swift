import KBModel

/// The body elements of Mallard.
struct MallardVocabulary: Vocabulary {
    static let roles: [String: ElementRole] = {
        var roles: [String: ElementRole] = [:]
        func add(_ role: ElementRole, _ names: String) { for name in names.split(separator: " ") { roles[String(name)] = role } }
        add(.hidden, "info links comment include thumb rules col colgroup")
        add(.boundary, "page section p subtitle desc example figure listing synopsis div cite")
        add(.container(.list(ordered: true, steps: true)), "steps")
        add(.container(.list(ordered: false, steps: false)), "tree")
        add(.container(.definitions), "terms")
        add(.container(.table), "table")
        add(.inline, "thead tbody tfoot if choose when else")
        add(.container(.code(language: nil)), "screen")
        add(.container(.quote), "quote")
        add(.mark(.emphasis), "em")
        add(.mark(.ui), "gui")
        add(.mark(.key), "key")
        add(.mark(.variable), "var")
        add(.mark(.code), "cmd file input output sys")
        add(.sequence(separator: "+"), "keyseq")
        add(.sequence(separator: " > "), "guiseq")
        return roles
    }()

    /// What links without text show, by their targets.
    let titles: [String: String]

    func role(of node: Int, named name: String, in tree: MarkupTree) -> ElementRole {
        switch name {
        case "title": titleRole(node, in: tree)
        case "list": .container(.list(ordered: Self.isOrdered(tree.attribute("type", of: node)), steps: false))
        case "item": parent(of: node, in: tree) == "terms" ? .inline : .container(.item)
        case "note": .container(.note(Self.note(tree.attribute("style", of: node))))
        case "tr": .container(CALSTable.row(node, in: tree))
        case "td", "th": .container(.cell(columns: span("colspan", node, tree), rows: span("rowspan", node, tree)))
        case "code": isBlock(node, in: tree) ? .container(.code(language: Self.language(tree.attribute("mime", of: node)))) : .mark(.code)
        case "media": mediaRole(node, in: tree)
        case "link": linkRole(node, in: tree)
        default: .inline
        }
    }

    private func parent(of node: Int, in tree: MarkupTree) -> String { tree.parent(of: node).map { tree.localName($0) } ?? "" }

    private func span(_ name: String, _ node: Int, _ tree: MarkupTree) -> Int {
        min(1000, max(1, tree.attribute(name, of: node).flatMap { Int($0) } ?? 1))
    }

    private func titleRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        switch parent(of: node, in: tree) {
        case "page", "section": return .container(.heading(level: level(of: node, in: tree)))
        case "table", "list", "steps", "terms", "tree": return .container(.caption)
        case "item":
            let list = tree.parent(of: node).flatMap { tree.parent(of: $0) }
            return list.map { tree.localName($0) } == "terms" ? .container(.term) : .boundary
        default: return .boundary
        }
    }

    private func level(of title: Int, in tree: MarkupTree) -> Int {
        var level = 0
        var node = tree.parent(of: title)
        while let here = node, tree.isElement(here) {
            if ["page", "section"].contains(tree.localName(here)) { level += 1 }
            node = tree.parent(of: here)
        }
        return min(6, max(1, level))
    }

    private static func isOrdered(_ type: String?) -> Bool {
        ["numbered", "decimal", "lower-alpha", "lower-latin", "lower-roman", "upper-alpha", "upper-latin", "upper-roman"].contains(type)
    }

    static func note(_ style: String?) -> Block.Note {
        for word in (style ?? "").split(separator: " ") { if let note = Block.Note(rawValue: String(word)) { return note } }
        return .note
    }

    /// `text/x-python` and `application/x-python` are Python.
    private static func language(_ mime: String?) -> String? {
        guard let name = mime?.split(separator: "/").last else { return nil }
        return name == "plain" ? nil : String(name.hasPrefix("x-") ? name.dropFirst(2) : name)
    }

    private func isBlock(_ node: Int, in tree: MarkupTree) -> Bool {
        ["page", "section", "item", "note", "example", "listing", "td", "div", "when", "else", "if"].contains(parent(of: node, in: tree))
    }

    /// What stands inside is read where the picture cannot be shown: its alternative text.
    private func mediaRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        let text = tree.foldedText(of: node)
        let src = tree.attribute("src", of: node) ?? ""
        let alt = text.isEmpty ? nil : text
        return isBlock(node, in: tree) || parent(of: node, in: tree) == "figure" ? .figure(src: src, alt: alt) : .image(src: src, alt: alt)
    }

    private func linkRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        let page = tree.attribute("xref", of: node)
        guard let target = tree.attribute("href", of: node) ?? page, !target.isEmpty else { return .inline }
        guard tree.foldedText(of: node).isEmpty else { return .link(target) }
        return .linkedText(page.flatMap { titles[$0] } ?? (page == nil ? target : ""), target)
    }
}
