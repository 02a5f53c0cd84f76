import KBModel

/// The picture an `img` means.
enum HTMLImages {
    /// With lazy loading the true source stands in another attribute, and `src` holds a placeholder, which may be a file like any other. A
    /// picture may also name its files in `srcset` alone. `nil` without any source.
    static func image(_ node: Int, in page: HTMLDocument) -> Inline.Image? {
        var src: String?
        var lazy: String?
        var first: String?
        var alt: String?
        for attribute in page.tree.attributes(of: node) {
            switch attribute.name {
            case "src": src = attribute.value
            case "data-src", "data-original-src", "data-lazy-src", "data-original":
                if lazy == nil, !attribute.value.isEmpty { lazy = attribute.value }
            case "srcset", "data-srcset": first = first ?? firstCandidate(of: attribute.value)
            case "alt": alt = attribute.value
            default: break
            }
        }
        let isInPlace = src.map { $0.isEmpty || $0.utf8.starts(with: "data:".utf8) } ?? true
        guard let source = lazy ?? (isInPlace ? first ?? src : src), !source.isEmpty, !leadsToTop(node, in: page) else { return nil }
        return Inline.Image(src: source, alt: alt)
    }

    /// The first of `a.png 1x, b.png 2x`.
    private static func firstCandidate(of set: String) -> String? {
        let candidate = set.utf8.drop { $0.isASCIISpace || $0 == 0x2C }.prefix { !$0.isASCIISpace }
        return String(candidate.last == 0x2C ? candidate.dropLast() : candidate).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// How many nodes count as the page's beginning: its head and what stands at the top.
    private static let top = 200

    /// An arrow back to the page's beginning: a picture that is all of a link to a place there.
    private static func leadsToTop(_ node: Int, in page: HTMLDocument) -> Bool {
        let tree = page.tree
        guard let link = tree.parent(of: node), page.tag(link) == .a, let href = tree.attribute("href", of: link), href.utf8.first == 0x23,
            tree.elements(of: link).count == 1, tree.foldedText(of: link).isEmpty
        else { return false }
        let name = String(href.dropFirst())
        if name.isEmpty || name == "top" { return true }
        return tree.nodes.indices.prefix(min(top, node)).contains {
            tree.attribute("id", of: $0) == name || tree.attribute("name", of: $0) == name
        }
    }
}
