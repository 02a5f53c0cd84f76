import KBModel

/// The body elements of DocBook 4.5 and 5.2.
struct DocBookVocabulary: Vocabulary {
    /// Elements whose title is a heading.
    static let sections: Set<String> = [
        "set", "book", "part", "article", "chapter", "appendix", "preface", "section", "sect1", "sect2", "sect3", "sect4", "sect5",
        "simplesect",
        "topic", "refentry", "refsect1", "refsect2", "refsect3", "refsection", "glossary", "glossdiv", "bibliography", "qandaset",
        "qandadiv", "reference",
        "colophon", "dedication", "acknowledgements", "assembly", "partintro",
    ]
    /// Elements that hold what is said about their parent.
    static let information: Set<String> = [
        "info", "bookinfo", "articleinfo", "chapterinfo", "appendixinfo", "prefaceinfo", "partinfo", "sectioninfo", "sect1info",
        "sect2info",
        "sect3info", "sect4info", "refentryinfo", "setinfo", "blockinfo", "glossaryinfo", "docinfo",
    ]

    /// Lists and tables whose title stands before them.
    private static let captioned: Set<String> = [
        "table", "itemizedlist", "orderedlist", "variablelist", "calloutlist", "glosslist", "procedure", "substeps",
    ]

    static let roles: [String: ElementRole] = {
        var roles: [String: ElementRole] = [:]
        func add(_ role: ElementRole, _ names: String) { for name in names.split(separator: " ") { roles[String(name)] = role } }
        add(
            .hidden,
            """
            remark indexterm primary colspec spanspec col colgroup textobject alt merge meta resources structure anchor area areaspec arc titleabbrev \
            beginpage sbr toc lot index imageobjectco videoobject audioobject imagedata include fallback
            """)
        add(
            .boundary,
            """
            set book part article chapter appendix preface section sect1 sect2 sect3 sect4 sect5 simplesect topic refentry refsect1 refsect2 refsect3 \
            refsection refnamediv refsynopsisdiv glossary glossdiv qandaset qandadiv qandaentry question answer formalpara figure informalfigure \
            example informalexample mediaobject caption abstract subtitle address cmdsynopsis legalnotice partintro epigraph sidebar msgset \
            productionset equation informalequation bibliography bibliodiv bibliomixed biblioentry attribution refname refpurpose highlights \
            stepalternatives task tasksummary taskprerequisites taskrelated screenshot graphic
            """)
        add(.container(.list(ordered: false, steps: false)), "itemizedlist simplelist calloutlist")
        add(.container(.list(ordered: true, steps: false)), "orderedlist")
        add(.container(.list(ordered: true, steps: true)), "procedure substeps")
        add(.container(.item), "member callout step")
        add(.container(.definitions), "variablelist glosslist")
        add(.container(.table), "table informaltable")
        add(.inline, "varlistentry tgroup thead tbody tfoot entrytbl footnoteref")
        add(.container(.code(language: nil)), "screen literallayout synopsis funcsynopsis")
        add(.container(.quote), "blockquote")
        add(.container(.note(.note)), "note")
        add(.container(.note(.tip)), "tip")
        add(.container(.note(.important)), "important")
        add(.container(.note(.warning)), "warning")
        add(.container(.note(.caution)), "caution")
        add(.container(.note(.danger)), "danger")
        add(.mark(.emphasis), "citetitle firstterm")
        add(.mark(.variable), "replaceable varname parameter")
        add(
            .mark(.code),
            """
            literal command filename option code constant classname function envar systemitem package prompt userinput computeroutput property tag \
            sgmltag type methodname errorcode errortext markup token
            """)
        add(.mark(.ui), "guimenu guisubmenu guimenuitem guibutton guilabel guiicon interface")
        add(.mark(.key), "keycap keysym keycode mousebutton")
        add(.mark(.superscript), "superscript")
        add(.mark(.subscript), "subscript")
        add(.mark(.quote), "quote")
        add(.sequence(separator: "+"), "keycombo")
        add(.sequence(separator: " > "), "menuchoice")
        return roles
    }()

    /// Titles of elements by their ids: what a cross-reference without text shows.
    var titles: [String: String] = [:]

    func role(of node: Int, named name: String, in tree: MarkupTree) -> ElementRole {
        switch name {
        case "title": titleRole(node, in: tree)
        case "bridgehead": .container(.heading(level: level(of: node, in: tree) + 1))
        case "para", "simpara": parent(of: node, in: tree) == "footnote" ? .inline : .boundary
        case "footnote": .signed(" (", .superscript, ")")
        case "listitem": parent(of: node, in: tree) == "varlistentry" ? .container(.definition) : .container(.item)
        case "term": parent(of: node, in: tree) == "varlistentry" ? .container(.term) : .inline
        case "glossterm": parent(of: node, in: tree) == "glossentry" ? .container(.term) : .inline
        case "glossdef": .container(.definition)
        case "glossentry": .inline
        case "row", "tr": .container(CALSTable.row(node, in: tree))
        case "entry": .container(CALSTable.cell(node, in: tree))
        case "td", "th": .container(.cell(columns: span("colspan", node, tree), rows: span("rowspan", node, tree)))
        case "programlisting": .container(.code(language: tree.attribute("language", of: node)))
        case "emphasis": .mark(["bold", "strong"].contains(tree.attribute("role", of: node)) ? .strong : .emphasis)
        case "link", "ulink", "olink", "uri": linkRole(node, in: tree)
        case "xref": crossReference(node, in: tree)
        case "imageobject": imageRole(node, in: tree)
        default: Self.information.contains(name) ? .boundary : .inline
        }
    }

    private func parent(of node: Int, in tree: MarkupTree) -> String { tree.parent(of: node).map { tree.localName($0) } ?? "" }

    private func span(_ name: String, _ node: Int, _ tree: MarkupTree) -> Int {
        min(1000, max(1, tree.attribute(name, of: node).flatMap { Int($0) } ?? 1))
    }

    private func titleRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        guard var owner = tree.parent(of: node) else { return .boundary }
        if Self.information.contains(tree.localName(owner)) { owner = tree.parent(of: owner) ?? owner }
        let name = tree.localName(owner)
        if Self.captioned.contains(name) { return .container(.caption) }
        return Self.sections.contains(name) ? .container(.heading(level: level(of: node, in: tree))) : .boundary
    }

    /// The title of the outermost element is of level 1.
    private func level(of title: Int, in tree: MarkupTree) -> Int {
        var level = 0
        var node = tree.parent(of: title)
        while let here = node, tree.isElement(here) {
            if Self.sections.contains(tree.localName(here)) { level += 1 }
            node = tree.parent(of: here)
        }
        return min(6, max(1, level))
    }

    private func linkRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        let target =
            tree.attributeNamed("href", of: node) ?? tree.attribute("url", of: node)
            ?? tree.attribute("linkend", of: node).map { "#" + $0 }
        guard let target, !target.isEmpty else { return .inline }
        return .link(target)
    }

    /// A link whose text is made: the role has the text, the link stands as its target.
    private func crossReference(_ node: Int, in tree: MarkupTree) -> ElementRole {
        guard let id = tree.attribute("endterm", of: node) ?? tree.attribute("linkend", of: node), let title = titles[id] else {
            return .inline
        }
        return .linkedText(title, "#" + (tree.attribute("linkend", of: node) ?? id))
    }

    /// The first picture of a media object stands for all its forms.
    private func imageRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        guard let media = tree.parent(of: node), tree.child("imageobject", of: media) == node else { return .hidden }
        let src = tree.descendants("imagedata", of: node).first.flatMap { tree.attribute("fileref", of: $0) } ?? ""
        let text = tree.child("alt", of: media) ?? tree.child("textobject", of: media)
        let alt = text.map { tree.foldedText(of: $0) }
        return tree.localName(media) == "inlinemediaobject" ? .image(src: src, alt: alt) : .figure(src: src, alt: alt)
    }
}
