import KBModel

extension XMLNames {
    /// DocBook 5.
    static let docbook = XMLNames(
        paragraph: Tag("para"), list: Tag("itemizedlist"), orderedList: Tag("orderedlist"), item: Tag("listitem"),
        itemHoldsParagraphs: true, steps: Tag("procedure"), step: Tag("step"), quote: Tag("blockquote"), table: Tag("informaltable"),
        definitions: Tag("variablelist"), entry: Tag("varlistentry"), term: Tag("term"), definition: Tag("listitem"),
        note: { Tag($0.rawValue) },
        code: { $0.map { Tag("programlisting", ["language": $0]) } ?? Tag("programlisting") }, mark: docBookMark,
        link: { Tag("link", ["xlink:href": $0]) }, picture: { docBookMedia($0, Tag("inlinemediaobject"), &$1) },
        figure: { docBookMedia($0, Tag("mediaobject"), &$1) }, looseHeading: Tag("bridgehead"), looseHeadingLevel: { $0 + 1 })

    private static func docBookMark(_ mark: Inline.Mark) -> Tag? {
        switch mark {
        case .strong: Tag("emphasis", ["role": "bold"])
        case .emphasis: Tag("emphasis")
        case .subscript: Tag("subscript")
        case .superscript: Tag("superscript")
        case .quote: Tag("quote")
        case .code: Tag("code")
        case .ui: Tag("guilabel")
        case .key: Tag("keycap")
        case .variable: Tag("replaceable")
        case .underline, .strike: nil
        }
    }

    private static func docBookMedia(_ image: Inline.Image, _ tag: Tag, _ out: inout XMLOutput) {
        out.open(tag)
        if let alt = image.alt {
            out.open(Tag("alt"))
            out.text(alt)
            out.close(Tag("alt"))
        }
        out.open(Tag("imageobject"))
        out.empty(Tag("imagedata", ["fileref": image.src]))
        out.close(Tag("imageobject"))
        out.close(tag)
    }
}
