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
    /// libxml2 stops at 256 levels and cuts a text at 10 MB.
    private static let plainDepth = 200
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
    private var elements = 0
    /// Formatting elements that were closed by others: HTML5 opens them again in every block that follows.
    private var reopened = 0
    /// Byte ranges to be overwritten with spaces.
    private(set) var blanked: [Range<Int>] = []
    private(set) var firstDeep: Int?
    private(set) var firstCrowded: Int?

    private var open: [Open] = []
    private var openLinks = 0
    private var foreign = 0
    private(set) var sawBody = false
    private(set) var sawHTML = false
    private(set) var sawHead = false
    private var afterBody = false
    private var isXHTML = false

    private struct Open {
        var hash: UInt64
        var kind: HTMLElementKind
    }

    init(_ bytes: [UInt8]) {
        scan(bytes.span)
        if !open.allSatisfy({ $0.kind.endsByItself || $0.kind == .head }) { needsHTML5 = true }
        isTooLargeForHTML5 = elements > Self.maximumHTML5Elements(bytes.count)
    }

    // MARK: Bytes

    private mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        var textStart = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3C {
                if index - textStart > Self.plainText { needsHTML5 = true }
                index = markup(bytes, at: index)
                textStart = index
                continue
            }
            if byte == 0x26, !needsHTML5, !HTMLReferences.isPlain(bytes, at: index) { needsHTML5 = true }
            if byte > 0x20, !needsHTML5, afterBody || open.last?.kind.isTableContext == true, foreign == 0 { needsHTML5 = true }
            index += 1
        }
        if index - textStart > Self.plainText { needsHTML5 = true }
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
        var hash = HTMLElementKind.emptyHash
        while index < bytes.count, !bytes[index].endsTagName {
            HTMLElementKind.hash(bytes[index].asciiLowercased, into: &hash)
            index += 1
        }
        let kind = HTMLElementKind.of(hash)
        if kind == .html, bytes.starts(with: "http://www.w3.org/1999/xhtml", within: 400, from: index) { isXHTML = true }
        var attributes = HTMLAttributeScan(bytes, from: index)
        attributes.run(bytes)
        if attributes.isIrregular { needsHTML5 = true }
        if let crowd = attributes.excess {
            blanked.append(crowd)
            firstCrowded = firstCrowded ?? start
        }
        let selfClosing = attributes.isSelfClosing
        if selfClosing, kind != .void, foreign == 0, kind != .foreign, !isXHTML { needsHTML5 = true }
        let empty = kind == .void || selfClosing && (foreign > 0 || kind == .foreign || isXHTML)
        element(Open(hash: hash, kind: kind), tag: start..<attributes.end, isEmpty: empty)
        if foreign == 0, !empty, kind.isRawText { return rawText(bytes, from: attributes.end, kind, hash) }
        return attributes.end
    }

    /// Up to the end tag of the element that was just opened. A script tag behind `<!--` makes HTML5 pass over the next end tag.
    private mutating func rawText(_ bytes: Span<UInt8>, from start: Int, _ kind: HTMLElementKind, _ hash: UInt64) -> Int {
        var index = start
        var sawComment = false
        while true {
            index = bytes.index(of: 0x3C, from: index)
            guard index < bytes.count else {
                needsHTML5 = true
                return index
            }
            if index + 1 < bytes.count, bytes[index + 1] == 0x2F, nameHash(bytes, from: index + 2) == hash { return index }
            if bytes.starts(with: "<!--", at: index) { sawComment = true }
            if kind == .titleText || sawComment && kind == .frame || sawComment && bytes.starts(with: "<script", at: index) {
                needsHTML5 = true
            }
            index += 1
        }
    }

    private func nameHash(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
        var hash = HTMLElementKind.emptyHash
        var index = start
        while index < bytes.count, !bytes[index].endsTagName {
            HTMLElementKind.hash(bytes[index].asciiLowercased, into: &hash)
            index += 1
        }
        return hash
    }

    private mutating func endTag(_ bytes: Span<UInt8>, at start: Int) -> Int {
        let end = min(bytes.count, bytes.index(of: 0x3E, from: start) + 1)
        guard start + 2 < bytes.count, bytes[start + 2].isASCIILetter else {
            needsHTML5 = true
            return end
        }
        let hash = nameHash(bytes, from: start + 2)
        close(Open(hash: hash, kind: HTMLElementKind.of(hash)), tag: start..<end)
        return end
    }

    // MARK: Structure

    private mutating func element(_ element: Open, tag: Range<Int>, isEmpty: Bool) {
        elements += 1 + reopened
        if foreign == 0 {
            if element.kind.endsParagraph, open.last?.kind == .paragraph { pop() }
            closeImplied(by: element.kind)
            note(element.kind)
        }
        if isEmpty { return }
        if open.count >= Self.maximumDepth {
            blanked.append(tag)
            firstDeep = firstDeep ?? tag.lowerBound
        }
        if open.count > Self.plainDepth { needsHTML5 = true }
        open.append(element)
        if element.kind == .link { openLinks += 1 }
        if element.kind == .foreign || element.kind == .template { foreign += 1 }
    }

    private mutating func closeImplied(by kind: HTMLElementKind) {
        func top() -> HTMLElementKind? { open.last?.kind }
        switch kind {
        case .item, .term, .option: if top() == kind { pop() }
        case .cell: if top() == .cell { pop() }
        case .row, .tableSection:
            if top() == .paragraph { pop() }
            if top() == .cell { pop() }
            if top() == .row { pop() }
            if kind == .tableSection, top() == .tableSection { pop() }
        default: break
        }
    }

    /// Signs that HTML5 would put this element elsewhere than libxml2.
    private mutating func note(_ kind: HTMLElementKind) {
        let parent = open.last?.kind
        switch kind {
        case .obsolete: needsHTML5 = true
        case .html:
            if sawHTML { needsHTML5 = true }
            sawHTML = true
        case .body:
            if sawBody { needsHTML5 = true }
            sawBody = true
        case .head: sawHead = true
        case .link: if openLinks > 0 { needsHTML5 = true }
        case .cell: if parent != .row { needsHTML5 = true }
        case .row: if parent != .table && parent != .tableSection { needsHTML5 = true }
        case .tableSection, .tablePart: if parent != .table { needsHTML5 = true }
        case .rawText, .frame, .template, .void: break
        default:
            if afterBody || parent?.isTableContext == true { needsHTML5 = true }
            if parent == .select && kind != .option { needsHTML5 = true }
        }
    }

    private mutating func close(_ element: Open, tag: Range<Int>) {
        if element.kind == .void { needsHTML5 = true }
        guard element.kind != .void, let position = match(element) else {
            // A second end of a paragraph that a block has ended is common and harmless.
            if element.kind != .paragraph { needsHTML5 = true }
            if open.count > Self.maximumDepth { blanked.append(tag) }
            return
        }
        if !open[(position + 1)...].allSatisfy({ $0.kind.endsByItself }) { needsHTML5 = true }
        if position >= Self.maximumDepth { blanked.append(tag) }
        for other in open[(position + 1)...] where other.kind == .inline || other.kind == .link { reopened = min(reopened + 1, 1 << 20) }
        while open.count > position { pop() }
        if element.kind == .body || element.kind == .html { afterBody = true }
    }

    /// Where the element is open; an inline element is not looked for across a block. The search is bounded.
    private func match(_ element: Open) -> Int? {
        var position = open.count - 1
        let last = max(0, open.count - Self.maximumDepth)
        while position >= last {
            if open[position].hash == element.hash { return position }
            if !element.kind.isSpecial, open[position].kind.isSpecial { return nil }
            position -= 1
        }
        return nil
    }

    private mutating func pop() {
        guard let last = open.popLast() else { return }
        if last.kind == .link { openLinks -= 1 }
        if last.kind == .foreign || last.kind == .template { foreign -= 1 }
    }
}
