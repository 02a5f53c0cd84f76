/// What an element's name means to the structure of a page.
enum HTMLElementKind: UInt8 {
    case other, inline, link, block, paragraph, item, term, option, select, void
    case table, tableSection, row, cell, tablePart
    case html, head, body
    /// Their text is taken as it stands up to the end tag, but libxml2 sees tags and comments in a frame.
    case rawText, titleText, frame
    case foreign, template
    /// Read differently by libxml2 and HTML5 wherever they stand.
    case obsolete

    /// - Parameter name: the hash of the name in small letters.
    static func of(_ name: NameHash) -> HTMLElementKind { byName[name] ?? .other }

    /// Whether its start tag ends an open paragraph (HTML, section 13.2.6.4.7).
    var endsParagraph: Bool {
        switch self {
        case .block, .paragraph, .item, .term, .table: true
        default: false
        }
    }

    /// Whether an end tag of an inline element is ignored across it: HTML's "special" elements, near enough.
    var isSpecial: Bool {
        switch self {
        case .other, .inline, .link, .option, .foreign: false
        default: true
        }
    }

    /// Whether its end tag may be left out.
    var endsByItself: Bool {
        switch self {
        case .paragraph, .item, .term, .option, .row, .cell, .tableSection, .body, .html: true
        default: false
        }
    }

    var isRawText: Bool { self == .rawText || self == .titleText || self == .frame }

    var isTableContext: Bool { self == .table || self == .tableSection || self == .row }

    private static let byName: NameTable<HTMLElementKind> = {
        let names: [(HTMLElementKind, String)] = [
            (
                .inline,
                "b big code em font i nobr s small strike strong tt u span abbr cite kbd samp var q sub sup label ins del mark time dfn"
            ),
            (.link, "a"), (.paragraph, "p"), (.item, "li"), (.term, "dd dt"), (.option, "option optgroup"), (.select, "select"),
            (
                .block,
                "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
                    + "header hgroup hr main menu nav ol pre section summary ul button object applet marquee noscript"
            ),
            (.void, "area base basefont bgsound br col embed img input keygen link meta param source track wbr"), (.table, "table"),
            (.tableSection, "tbody thead tfoot"), (.row, "tr"), (.cell, "td th"), (.tablePart, "caption colgroup"), (.html, "html"),
            (.head, "head"), (.body, "body"), (.rawText, "script style"), (.frame, "iframe"), (.titleText, "title textarea"),
            (.foreign, "svg math"),
            (.template, "template"), (.obsolete, "xmp plaintext noembed noframes frameset frame listing image isindex"),
        ]
        return NameTable(names.flatMap { kind, names in names.split(separator: " ").map { (String($0), kind) } })
    }()
}
