import KBModel

/// One pass over a page's bytes before it is parsed: which parser it needs, and what has to be blanked so that no parser takes quadratic
/// time or unbounded depth. Cost: linear, about a tenth of a parser's.
///
/// libxml2 is three times as fast as an HTML5 parser and reads a tidy page the same way. It loses or moves text where a page is not tidy:
/// tags that do not match, text after the body or right inside a table, comments and character references that are not well-formed. Such
/// signs, and only they, ask for HTML5's recovery.
struct HTMLScan {
    /// As deep as browsers nest (Blink's limit); elements below are taken as if at that level.
    static let maximumDepth = 512
    /// Attributes of one tag; further ones are left out.
    static let maximumAttributes = 256
    /// libxml2 cuts a text at 10 MB.
    private static let plainText = 8 << 20

    /// Nodes of one page's tree: what is over costs more memory than a reader of four times the page and 64 MB has. Pages written by
    /// people have a node for every thirty bytes or more.
    static func maximumNodes(_ bytes: Int) -> Int { 70_000 + bytes / 16 }
    /// The HTML5 parser takes five times the memory a node.
    private static func maximumHTML5Elements(_ bytes: Int) -> Int { 30_000 + bytes / 128 }

    static func tooManyNodes(line: Int) -> Problem {
        Problem(
            kind: "too-many-elements", line: line,
            message: "the page has more elements than fit in memory; from here on only its text was read")
    }

    static func tooManyAttributes(line: Int) -> Problem {
        Problem(
            kind: "too-many-attributes", line: line,
            message: "a tag has more than \(maximumAttributes) attributes; the further ones were left out")
    }

    private(set) var needsHTML5 = false
    /// More elements than the HTML5 parser has memory for, those counted that it would open again and again.
    private(set) var isTooLargeForHTML5 = false
    /// Byte ranges to be overwritten with spaces.
    private(set) var blanked: [Range<Int>] = []
    private(set) var firstCrowded: Int?
    private var elements = HTMLOpenElements()
    private var isXHTML = false

    /// The first tag that is nested too deep.
    var firstDeep: Int? { elements.firstDeep }
    /// Neither `html` nor `head` nor `body` has a tag of its own.
    var isFragment: Bool { !elements.sawHTML && !elements.sawHead && !elements.sawBody }

    init(_ bytes: [UInt8]) {
        scan(bytes.span)
        if elements.areUntidy || !elements.endByThemselves { needsHTML5 = true }
        isTooLargeForHTML5 = elements.count > Self.maximumHTML5Elements(bytes.count)
        blanked += elements.blanked
    }

    private mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            let end = bytes.index(of: 0x3C, from: index)
            text(bytes, index..<end)
            index = end < bytes.count ? markup(bytes, at: end) : end
        }
    }

    private mutating func text(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        if range.count > Self.plainText { needsHTML5 = true }
        if needsHTML5 || range.isEmpty { return }
        if elements.hasNoPlaceForText, range.contains(where: { bytes[$0] > 0x20 }) { needsHTML5 = true }
        var index = range.lowerBound
        while !needsHTML5 {
            index = bytes.index(of: 0x26, from: index, to: range.upperBound)
            if index == range.upperBound { return }
            if !HTMLReferences.isPlain(bytes, at: index) { needsHTML5 = true }
            index += 1
        }
    }

    /// The index behind the tag, comment or lone `<` at `start`.
    private mutating func markup(_ bytes: Span<UInt8>, at start: Int) -> Int {
        guard start + 1 < bytes.count else {
            needsHTML5 = true
            return start + 1
        }
        switch bytes[start + 1] {
        case let byte where byte.isASCIILetter: return startTag(bytes, at: start)
        case 0x2F: return endTag(bytes, at: start)
        case 0x21: return declaration(bytes, at: start)
        case 0x3F:
            if start > 0 { needsHTML5 = true }
            return bytes.index(of: 0x3E, from: start) + 1
        default:
            needsHTML5 = true
            return start + 1
        }
    }

    private mutating func declaration(_ bytes: Span<UInt8>, at start: Int) -> Int {
        guard bytes.starts(with: "<!--", at: start) else {
            if !bytes.starts(with: "<!doctype", at: start) { needsHTML5 = true }
            return bytes.index(of: 0x3E, from: start) + 1
        }
        var index = start + 4
        if bytes.starts(with: ">", at: index) || bytes.starts(with: "->", at: index) { needsHTML5 = true }
        while index + 2 < bytes.count {
            index = bytes.index(of: 0x2D, from: index)
            if bytes.starts(with: "-->", at: index) { return index + 3 }
            if bytes.starts(with: "--!>", at: index) { needsHTML5 = true }
            index += 1
        }
        needsHTML5 = true
        return bytes.count
    }

    private mutating func startTag(_ bytes: Span<UInt8>, at start: Int) -> Int {
        var index = start + 1
        let name = name(bytes, at: &index)
        let kind = HTMLElementKind.of(name)
        if kind == .html, bytes.starts(with: "http://www.w3.org/1999/xhtml", within: 400, from: index) { isXHTML = true }
        var attributes = HTMLAttributeScan(bytes, from: index)
        attributes.run(bytes)
        if attributes.isIrregular { needsHTML5 = true }
        if let crowd = attributes.excess {
            blanked.append(crowd)
            firstCrowded = firstCrowded ?? start
        }
        let selfClosing = attributes.isSelfClosing
        let closesItself = elements.areForeign || kind == .foreign || isXHTML
        if selfClosing, kind != .void, !closesItself { needsHTML5 = true }
        let isEmpty = kind == .void || selfClosing && closesItself
        elements.open(HTMLOpenElements.Element(name: name, kind: kind), tag: start..<attributes.end, isEmpty: isEmpty)
        if !elements.areForeign, !isEmpty, kind.isRawText { return rawText(bytes, from: attributes.end, kind, name) }
        return attributes.end
    }

    /// Up to the end tag of the element that was just opened. A script tag behind `<!--` makes HTML5 pass over the next end tag.
    private mutating func rawText(_ bytes: Span<UInt8>, from start: Int, _ kind: HTMLElementKind, _ name: NameHash) -> Int {
        var index = start
        var sawComment = false
        while true {
            index = bytes.index(of: 0x3C, from: index)
            guard index < bytes.count else {
                needsHTML5 = true
                return index
            }
            var end = index + 2
            if index + 1 < bytes.count, bytes[index + 1] == 0x2F, self.name(bytes, at: &end) == name { return index }
            if bytes.starts(with: "<!--", at: index) { sawComment = true }
            if kind == .titleText || sawComment && kind == .frame || sawComment && bytes.starts(with: "<script", at: index) {
                needsHTML5 = true
            }
            index += 1
        }
    }

    /// The name that begins at `index`, in small letters; moves `index` behind it.
    private func name(_ bytes: Span<UInt8>, at index: inout Int) -> NameHash {
        var name = NameHash()
        while index < bytes.count, !bytes[index].endsTagName {
            name.add(bytes[index].asciiLowercased)
            index += 1
        }
        return name
    }

    private mutating func endTag(_ bytes: Span<UInt8>, at start: Int) -> Int {
        let end = min(bytes.count, bytes.index(of: 0x3E, from: start) + 1)
        guard start + 2 < bytes.count, bytes[start + 2].isASCIILetter else {
            needsHTML5 = true
            return end
        }
        var index = start + 2
        let name = name(bytes, at: &index)
        elements.close(HTMLOpenElements.Element(name: name, kind: HTMLElementKind.of(name)), tag: start..<end)
        return end
    }
}
