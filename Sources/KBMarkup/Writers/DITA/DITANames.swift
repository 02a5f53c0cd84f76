import KBModel

extension XMLNames {
    /// DITA 1.3, technical content.
    static let dita = XMLNames(
        paragraph: Tag("p"), list: Tag("ul"), orderedList: Tag("ol"), item: Tag("li"), itemHoldsParagraphs: false, steps: nil,
        step: Tag("li"), quote: Tag("lq"), table: Tag("table"), definitions: Tag("dl"), entry: Tag("dlentry"), term: Tag("dt"),
        definition: Tag("dd"), note: { Tag("note", ["type": $0.rawValue]) },
        code: { language in
            language.map { Tag("codeblock", ["outputclass": "language-\($0)", "xml:space": "preserve"]) }
                ?? Tag("codeblock", ["xml:space": "preserve"])
        }, mark: ditaMark, link: ditaLink, picture: { image, out in ditaImage(image, placement: "inline", &out) },
        figure: { image, out in
            out.open(Tag("fig"))
            ditaImage(image, placement: "break", &out)
            out.close(Tag("fig"))
        }, looseHeading: nil, looseHeadingLevel: { $0 })

    private static func ditaMark(_ mark: Inline.Mark) -> Tag? {
        switch mark {
        case .strong: Tag("b")
        case .emphasis: Tag("i")
        case .underline: Tag("u")
        case .strike: Tag("line-through")
        case .subscript: Tag("sub")
        case .superscript: Tag("sup")
        case .quote: Tag("q")
        case .code: Tag("codeph")
        case .ui: Tag("uicontrol")
        case .key: Tag("shortcut")
        case .variable: Tag("varname")
        }
    }

    /// What is no topic of the same set is marked so: a processor would look for it otherwise.
    private static func ditaLink(_ target: String) -> Tag {
        let isWeb = ["http:", "https:", "mailto:"].contains { target.hasPrefix($0) }
        if isWeb { return Tag("xref", ["href": target, "format": "html", "scope": "external"]) }
        let path = target.prefix { $0 != "#" }
        if path.isEmpty || path.hasSuffix(".dita") || path.hasSuffix(".xml") { return Tag("xref", ["href": target]) }
        return Tag("xref", ["href": target, "format": "html"])
    }

    private static func ditaImage(_ image: Inline.Image, placement: String, _ out: inout XMLOutput) {
        let tag = Tag("image", ["href": image.src, "placement": placement])
        guard let alt = image.alt else { return out.empty(tag) }
        out.open(tag)
        out.open(Tag("alt"))
        out.text(alt)
        out.close(Tag("alt"))
        out.close(tag)
    }
}
