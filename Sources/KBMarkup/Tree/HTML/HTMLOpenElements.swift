/// The elements that are open where a scan stands in a page, as HTML5 and libxml2 both have them as long as the page is tidy.
struct HTMLOpenElements {
    struct Element {
        var name: NameHash
        var kind: HTMLElementKind
    }

    /// libxml2 stops at 256 levels.
    private static let plainDepth = 200

    /// A sign that HTML5 would put an element elsewhere than libxml2.
    private(set) var areUntidy = false
    /// All elements so far, those counted that HTML5 would open again.
    private(set) var count = 0
    /// Tags that are nested too deep.
    private(set) var blanked: [Range<Int>] = []
    private(set) var firstDeep: Int?
    private(set) var sawBody = false
    private(set) var sawHTML = false
    private(set) var sawHead = false

    private var open: [Element] = []
    private var openLinks = 0
    private var foreign = 0
    private var afterBody = false
    /// Formatting elements that were closed by others: HTML5 opens them again in every block that follows.
    private var reopened = 0

    /// Whether the open elements are not HTML's, or a template's.
    var areForeign: Bool { foreign > 0 }
    /// Whether HTML5 would put text that stands here elsewhere.
    var hasNoPlaceForText: Bool { foreign == 0 && (afterBody || open.last?.kind.isTableContext == true) }
    /// Whether a page may end here.
    var endByThemselves: Bool { open.allSatisfy { $0.kind.endsByItself || $0.kind == .head } }

    mutating func open(_ element: Element, tag: Range<Int>, isEmpty: Bool) {
        count += 1 + reopened
        if foreign == 0 {
            if element.kind.endsParagraph, open.last?.kind == .paragraph { pop() }
            closeImplied(by: element.kind)
            note(element.kind)
        }
        if isEmpty { return }
        if open.count >= HTMLScan.maximumDepth {
            blanked.append(tag)
            firstDeep = firstDeep ?? tag.lowerBound
        }
        if open.count > Self.plainDepth { areUntidy = true }
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
        case .obsolete: areUntidy = true
        case .html:
            if sawHTML { areUntidy = true }
            sawHTML = true
        case .body:
            if sawBody { areUntidy = true }
            sawBody = true
        case .head: sawHead = true
        case .link: if openLinks > 0 { areUntidy = true }
        case .cell: if parent != .row { areUntidy = true }
        case .row: if parent != .table && parent != .tableSection { areUntidy = true }
        case .tableSection, .tablePart: if parent != .table { areUntidy = true }
        case .rawText, .frame, .template, .void: break
        default:
            if afterBody || parent?.isTableContext == true { areUntidy = true }
            if parent == .select && kind != .option { areUntidy = true }
        }
    }

    mutating func close(_ element: Element, tag: Range<Int>) {
        if element.kind == .void { areUntidy = true }
        guard element.kind != .void, let position = match(element) else {
            // A second end of a paragraph that a block has ended is common and harmless.
            if element.kind != .paragraph { areUntidy = true }
            if open.count > HTMLScan.maximumDepth { blanked.append(tag) }
            return
        }
        if !open[(position + 1)...].allSatisfy({ $0.kind.endsByItself }) { areUntidy = true }
        if position >= HTMLScan.maximumDepth { blanked.append(tag) }
        for other in open[(position + 1)...] where other.kind == .inline || other.kind == .link { reopened = min(reopened + 1, 1 << 20) }
        while open.count > position { pop() }
        if element.kind == .body || element.kind == .html { afterBody = true }
    }

    /// Where the element is open; an inline element is not looked for across a block. The search is bounded.
    private func match(_ element: Element) -> Int? {
        var position = open.count - 1
        let last = max(0, open.count - HTMLScan.maximumDepth)
        while position >= last {
            if open[position].name == element.name { return position }
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
