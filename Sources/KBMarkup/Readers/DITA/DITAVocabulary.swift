import KBModel

/// The body elements of DITA 1.3 (OASIS, "Darwin Information Typing Architecture (DITA) Version 1.3", part 3).
struct DITAVocabulary: Vocabulary {
    static let topics: Set<String> = [
        "topic", "concept", "task", "reference", "troubleshooting", "glossentry", "glossgroup", "learningOverview", "learningContent",
        "learningSummary", "learningAssessment", "learningPlan",
    ]

    /// Elements whose title is a heading.
    private static let sections: Set<String> = [
        "section", "example", "refsyn", "condition", "cause", "remedy", "prereq", "context", "result", "postreq", "tasktroubleshooting",
        "steps-informal", "bodydiv", "sectiondiv", "linklist",
    ]

    static let roles: [String: ElementRole] = {
        var roles: [String: ElementRole] = [:]
        func add(_ role: ElementRole, _ names: String) { for name in names.split(separator: " ") { roles[String(name)] = role } }
        add(
            .hidden,
            """
            prolog metadata indexterm index-base titlealts navtitle searchtitle draft-comment required-cleanup data data-about foreign unknown \
            alt longdescref object param hazardsymbol colspec spanspec index-see index-see-also index-sort-as indextermref svg-container \
            mathml topicmeta sort-as
            """)
        add(
            .boundary,
            """
            topic concept task reference troubleshooting glossentry glossgroup body conbody taskbody refbody troublebody abstract shortdesc p \
            section example refsyn condition cause remedy prereq context result postreq tasktroubleshooting steps-informal bodydiv sectiondiv \
            conbodydiv refbodydiv div cmd info stepxmp stepresult steptroubleshooting tutorialinfo stepsection itemgroup fig figgroup desc \
            related-links linklist linkpool linkinfo lines glossdef glossBody glossAlt glossUsage glossScopeNote glossSurfaceForm \
            glossPartOfSpeech glossStatus glossProperty responsibleParty troubleSolution syntaxdiagram synblk synnote dlhead \
            messagepanel typeofhazard consequence howtoavoid dita
            """)
        add(.container(.list(ordered: true, steps: true)), "steps substeps")
        add(.container(.list(ordered: false, steps: true)), "steps-unordered")
        add(.container(.list(ordered: true, steps: false)), "ol")
        add(.container(.list(ordered: false, steps: false)), "ul sl choices")
        add(.container(.item), "li sli step substep choice")
        add(.container(.definitions), "dl parml")
        add(.container(.term), "dt pt")
        add(.container(.definition), "dd pd")
        add(.inline, "dlentry plentry tgroup thead tbody")
        add(.container(.table), "table simpletable properties choicetable")
        add(.container(.row(header: true)), "sthead prophead chhead")
        add(.container(.row(header: false)), "strow property chrow")
        add(
            .container(.cell(columns: 1, rows: 1)),
            "stentry choption chdesc choptionhd chdeschd proptype propvalue propdesc proptypehd propvaluehd propdeschd")
        add(.container(.code(language: nil)), "screen msgblock pre")
        add(.container(.quote), "lq")
        add(.container(.note(.warning)), "hazardstatement")
        add(.mark(.strong), "b")
        add(.mark(.emphasis), "i cite dthd ddhd")
        add(.mark(.underline), "u")
        add(.mark(.strike), "line-through")
        add(.mark(.superscript), "sup")
        add(.mark(.subscript), "sub")
        add(.mark(.quote), "q")
        add(.mark(.variable), "varname var synph")
        add(
            .mark(.code),
            "codeph tt cmdname filepath parmname option apiname userinput systemoutput msgph msgnum xmlnsname numcharref kwd")
        add(.mark(.ui), "uicontrol wintitle")
        add(.mark(.key), "shortcut")
        add(.signed("<", .code, ">"), "xmlelement")
        add(.signed("@", .code, ""), "xmlatt")
        add(.signed("<?", .code, ">"), "xmlpi")
        add(.signed("&", .code, ";"), "textentity")
        add(.signed("%", .code, ";"), "parameterentity")
        add(.sequence(separator: " > "), "menucascade")
        return roles
    }()

    func role(of node: Int, named name: String, in tree: MarkupTree) -> ElementRole {
        switch name {
        case "title": titleRole(node, in: tree)
        case "glossterm": .container(.heading(level: level(of: node, in: tree)))
        case "note": .container(.note(Self.note(tree.attribute("type", of: node))))
        case "codeblock": .container(.code(language: Self.language(tree.attribute("outputclass", of: node))))
        case "row": .container(CALSTable.row(node, in: tree))
        case "entry": .container(CALSTable.cell(node, in: tree))
        case "xref", "link": linkRole(node, named: name, in: tree)
        case "term", "keyword", "ph", "abbreviated-form": tree.attribute("href", of: node).map(ElementRole.link) ?? .inline
        case "image": imageRole(node, in: tree)
        default: .inline
        }
    }

    static func note(_ type: String?) -> Block.Note {
        switch type {
        case "tip", "fastpath": .tip
        case "important": .important
        case "warning": .warning
        case "caution": .caution
        case "danger": .danger
        default: .note
        }
    }

    private static func language(_ outputClass: String?) -> String? {
        for word in (outputClass ?? "").split(separator: " ") where word.hasPrefix("language-") { return String(word.dropFirst(9)) }
        return nil
    }

    private func titleRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        guard let parent = tree.parent(of: node) else { return .boundary }
        let name = tree.localName(parent)
        if name == "table" || name == "simpletable" { return .container(.caption) }
        return Self.topics.contains(name) || Self.sections.contains(name)
            ? .container(.heading(level: level(of: node, in: tree))) : .boundary
    }

    /// The title of the outermost topic is of level 1.
    private func level(of title: Int, in tree: MarkupTree) -> Int {
        var level = 0
        var node = tree.parent(of: title)
        while let here = node, tree.isElement(here) {
            let name = tree.localName(here)
            if Self.topics.contains(name) || Self.sections.contains(name) { level += 1 }
            node = tree.parent(of: here)
        }
        return min(6, max(1, level))
    }

    private func linkRole(_ node: Int, named name: String, in tree: MarkupTree) -> ElementRole {
        guard let target = tree.attribute("href", of: node), !target.isEmpty else { return name == "link" ? .boundary : .inline }
        return name == "link" ? .linkBlock(target) : .link(target)
    }

    private func imageRole(_ node: Int, in tree: MarkupTree) -> ElementRole {
        let child = tree.firstElement("alt", in: node).map { tree.foldedText(of: $0) }
        let src = tree.attribute("href", of: node) ?? tree.attribute("keyref", of: node) ?? ""
        let alt = child ?? tree.attribute("alt", of: node)
        let alone = tree.attribute("placement", of: node) == "break" || tree.parent(of: node).map { tree.localName($0) == "fig" } == true
        return alone ? .figure(src: src, alt: alt) : .image(src: src, alt: alt)
    }
}
