import KBModel

/// How much text stands where on a page, and how much of it reads as prose. One pass down and one up over the arena, in which a parent's
/// index is always smaller than its children's.
struct PageMeasure {
    /// What a node and all below it hold.
    struct Sum {
        var words: Float = 0
        /// Words inside links to other pages.
        var linked: Float = 0
        /// Words inside links to places on this page.
        var inPage: Float = 0
        var links: Float = 0
        /// Headings that are links to other pages as a whole: the mark of teasers.
        var linkedHeadings: Float = 0
        /// Fields to write into.
        var fields: Float = 0
        /// Marks that end or divide a sentence.
        var punctuation: Float = 0
        /// Evidence for main content: words of prose, less what reads as navigation.
        var prose: Float = 0

        static func += (a: inout Sum, b: Sum) {
            a.words += b.words
            a.linked += b.linked
            a.inPage += b.inPage
            a.links += b.links
            a.linkedHeadings += b.linkedHeadings
            a.fields += b.fields
            a.punctuation += b.punctuation
            a.prose += b.prose
        }

        /// The share of the words that are links to other pages.
        var linkDensity: Float { words > 0 ? linked / words : 0 }
    }

    /// Words of a line beside the text, such as a by-line with a date.
    private static let labelLength: Float = 40

    private(set) var sums: [Sum]
    /// What stands in a block itself, outside the blocks in it.
    private(set) var own: [Sum]
    /// Of a node, the innermost block it stands in; of a block, itself.
    private(set) var owners: [Int32]
    /// Nodes without readable text: scripts, controls, what is hidden.
    private(set) var unreadable: [Bool]
    /// Chrome by its element or its role, with all below it.
    private(set) var chrome: [Bool]
    /// What a class or id calls something that leads on, in documentation.
    private(set) var weak: [Bool]
    /// What a script may show: not evidence, and no part of a publication.
    private(set) var hidden: [Bool]
    /// Blocks of prose, in the order of the page.
    private(set) var prose: [Int] = []
    var lastProse: Int { prose.last ?? 0 }

    subscript(_ node: Int) -> Sum { sums[node] }

    /// - Parameter isPublication: a dated news or blog article, whose lists of links and linked headings are offers to read on; in
    ///   documentation they are content.
    init(_ page: HTMLDocument, isPublication: Bool) {
        let count = page.tree.nodes.count
        own = Array(repeating: Sum(), count: count)
        owners = Array(repeating: 0, count: count)
        unreadable = Array(repeating: false, count: count)
        chrome = Array(repeating: false, count: count)
        weak = chrome
        hidden = chrome
        sums = []
        measureText(page)
        flagByName(page, isPublication: isPublication)
        addUp(page, isPublication: isPublication)
    }

    private mutating func measureText(_ page: HTMLDocument) {
        // 1 inside a link to elsewhere, 2 inside one to this page.
        var links = [Int8](repeating: 0, count: page.tree.nodes.count)
        for node in 1..<max(1, page.tree.nodes.count) {
            let parent = page.tree.parent(of: node) ?? MarkupTree.document
            if unreadable[parent] {
                unreadable[node] = true
                continue
            }
            links[node] = links[parent]
            owners[node] = owners[parent]
            chrome[node] = chrome[parent]
            if let tag = page.tag(node) {
                unreadable[node] = tag.isUnreadable
                if tag == .input || tag == .textarea { own[Int(owners[parent])].fields += 1 }
                hidden[node] = hidden[parent] || HTMLVisibility.isHidden(node, in: page)
                if !tag.isInline { owners[node] = Int32(node) }
                if PageChrome.isChrome(node, tag, in: page) { chrome[node] = true }
                if tag == .a, let target = page.tree.attribute("href", of: node) {
                    links[node] = target.utf8.first == 0x23 ? 2 : 1
                    if links[node] == 1 { own[Int(owners[node])].links += 1 }
                }
            } else if hidden[parent] {
                hidden[node] = true
            } else if page.tree.nodes[node].kind == .text || page.tree.nodes[node].kind == .cdata {
                let text = TextMeasure(page.tree.textBytes(node))
                let owner = Int(owners[node])
                own[owner].words += text.words
                own[owner].punctuation += text.punctuation
                if links[node] == 1 { own[owner].linked += text.words }
                if links[node] == 2 { own[owner].inPage += text.words }
            }
        }
    }

    /// Parts whose class or id names chrome, unless they name content too or hold most of the page.
    private mutating func flagByName(_ page: HTMLDocument, isPublication: Bool) {
        var words = own.map(\.words)
        for node in words.indices.reversed() { if let parent = page.tree.parent(of: node) { words[parent] += words[node] } }
        for node in words.indices.dropFirst() {
            let parent = page.tree.parent(of: node) ?? MarkupTree.document
            if chrome[node] || chrome[parent] {
                chrome[node] = true
                continue
            }
            guard let tag = page.tag(node), tag != .body, tag != .html, tag != .main, words[node] < 0.4 * words[0] else { continue }
            // A class on running text says how it looks, not what it is.
            if tag.isInline || tag == .p && own[node].words > 25 { continue }
            let naming = PageChrome.naming(node, tag, in: page)
            if isPublication, naming.contains(.label), words[node] <= Self.labelLength, !naming.contains(.lead) { chrome[node] = true }
            if naming.contains(.content) { continue }
            if naming.contains(.strong) || isPublication && naming.contains(.weak) { chrome[node] = true }
            if naming.contains(.weak) { weak[node] = true }
        }
    }

    private mutating func addUp(_ page: HTMLDocument, isPublication: Bool) {
        for node in own.indices where owners[node] == Int32(node) {
            guard let tag = page.tag(node), own[node].words > 0 else { continue }
            own[node].prose = PageMeasure.evidence(own[node], tag, isChrome: chrome[node], linkCost: isPublication ? 1 : 0.3)
            if PageMeasure.isProse(own[node], tag) { prose.append(node) }
            if tag.headingLevel != nil, own[node].linkDensity > 0.7 { own[node].linkedHeadings = 1 }
        }
        sums = own
        for node in own.indices.reversed() {
            if let parent = page.tree.parent(of: node) { sums[parent] += sums[node] }
        }
    }

    /// Running text: long, or a sentence.
    private static func isProse(_ own: Sum, _ tag: HTMLTag) -> Bool {
        let plain = own.words - own.linked - own.inPage
        return own.prose > 0 && (plain >= 15 || own.punctuation > 0 && plain >= 6 && tag == .p || tag == .pre)
    }

    /// What a block's own text says for main content, in words.
    private static func evidence(_ own: Sum, _ tag: HTMLTag, isChrome: Bool, linkCost: Float) -> Float {
        let plain = own.words - own.linked - own.inPage
        if isChrome { return -0.5 * own.words - 0.5 }
        if tag.headingLevel != nil { return own.linkDensity > 0.7 ? -3 * linkCost : 0 }
        if tag == .pre { return own.words }
        if own.linked + own.inPage > 0.6 * own.words { return -linkCost * (own.linked + 0.5) - 0.3 * own.inPage }
        if plain >= 15 || own.punctuation > 0 && plain >= 6 { return plain }
        switch tag {
        case .li, .td, .th, .dd, .dt, .blockquote: return 0.2 * plain
        case .p: return 0.4 * plain
        default: return -0.5
        }
    }
}
