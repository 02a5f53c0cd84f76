import KBModel

/// What inside a content region is no part of the article: share bars, teasers, related lists, tables of contents, captions.
struct ContentPruning {
    private let page: HTMLDocument
    private let measure: PageMeasure
    private let isPublication: Bool
    /// Where the running text of the region begins and ends.
    private var text = 0...0
    private var dropped: Set<Int> = []
    /// What the page says it is called, as `letters`.
    private var titles: [[UInt8]] = []
    /// Words of the whole region.
    private var words: Float = 0

    /// - Parameter isPublication: a dated news or blog article, where lists of links are offers to read on, not part of the text.
    static func dropped(
        in region: Int, of page: HTMLDocument, _ measure: PageMeasure, isPublication: Bool, titles: [String] = []
    ) -> Set<Int> {
        var pruning = ContentPruning(page: page, measure: measure, isPublication: isPublication)
        pruning.titles = isPublication ? titles.map { Self.letters($0.utf8) }.filter { $0.count > 5 } : []
        pruning.prune(region)
        return pruning.dropped
    }

    private init(page: HTMLDocument, measure: PageMeasure, isPublication: Bool) {
        self.page = page
        self.measure = measure
        self.isPublication = isPublication
    }

    private mutating func prune(_ region: Int) {
        var drops: [Int] = []
        words = measure[region].words
        let end = page.tree.lastDescendant(of: region)
        let prose = measure.prose.filter { $0 >= region && $0 <= end && !isInsideChrome($0) }
        text = (prose.first ?? region)...(prose.last ?? end)
        page.tree.forEachDescendant(of: region) { node in
            guard let tag = page.tag(node) else { return false }
            if measure.unreadable[node] || isNoContent(node, tag) {
                drops.append(node)
                return false
            }
            return true
        }
        dropped = Set(drops)
    }

    private func isNoContent(_ node: Int, _ tag: HTMLTag) -> Bool {
        if measure.chrome[node] || measure.weak[node] && node > measure.lastProse { return true }
        if isPublication, measure.hidden[node] { return true }
        if tag == .figcaption { return true }
        if isPublication, tag == .time { return isAlone(node) }
        guard !tag.isInline else { return false }
        let sum = measure[node]
        guard sum.words > 0 else { return false }
        if isContents(sum) { return true }
        if sum.linkDensity > 0.4, sum.links > 1, sum.words < 200, PageChrome.isLanguageList(node, in: page) { return true }
        if isRelated(node, sum, tag) { return true }
        return isPublication
            && (isHeadline(node, tag) || isForm(sum) || isTeaser(sum, tag) || isOffer(sum, tag) || isCaption(node, sum, tag)
                || isFringe(node, tag) || isOfferLine(node, sum))
    }

    private func isInsideChrome(_ node: Int) -> Bool { measure.chrome[node] || measure.hidden[node] && isPublication }

    /// Before the first sentence and after the last: the headline (it is the article's title), by-lines and dates, labels, headings of what
    /// was left out. Items and cells stay: texts end in lists.
    private func isFringe(_ node: Int, _ tag: HTMLTag) -> Bool {
        guard !text.contains(node), measure.own[node].words > 0 else { return false }
        switch tag {
        case .p where node > text.upperBound && measure.own[node].punctuation > 0 && measure.own[node].links == 0: return false
        case .li, .td, .th, .dt, .dd, .pre, .blockquote: return false
        case .h2, .h3, .h4, .h5, .h6: return node > text.upperBound
        case _ where node < text.lowerBound && LeadParagraphs.isNamedLead(node, tag, page, measure): return false
        default: return measure[node].prose <= measure.own[node].prose
        }
    }

    /// A short line that leads on to something else, or a heading that announces such lines.
    private func isOfferLine(_ node: Int, _ sum: PageMeasure.Sum) -> Bool {
        guard sum.words < 25, measure.own[node].words > 0 else { return false }
        guard sum.links > 0 || sum.words < 8 else { return false }
        return OfferPhrases.begin(Array(page.tree.innerText(of: node).utf8))
    }

    /// A line or two in one box with a picture.
    private func isCaption(_ node: Int, _ sum: PageMeasure.Sum, _ tag: HTMLTag) -> Bool {
        guard tag == .figure || tag == .div || tag == .table || tag == .td, sum.words < 40 else { return false }
        var images = 0
        var paragraphs = 0
        page.tree.forEachDescendant(of: node) { child in
            if page.tag(child) == .img { images += 1 }
            if page.tag(child) == .p { paragraphs += 1 }
            return true
        }
        return images > 0 && paragraphs < 2 && (tag == .figure || sum.punctuation < 3)
    }

    /// A table of contents: links to places on the page, and little else.
    private func isContents(_ sum: PageMeasure.Sum) -> Bool { sum.inPage > 0.6 * sum.words && sum.inPage >= 6 && sum.punctuation < 3 }

    /// Headings that lead to other pages, each with a line or two of text.
    private func isTeaser(_ sum: PageMeasure.Sum, _ tag: HTMLTag) -> Bool {
        guard sum.linkedHeadings > 0, tag != .table, tag != .tbody, tag != .tr else { return false }
        return sum.words < 60 * sum.linkedHeadings
    }

    /// A block of links that are headlines rather than words of a sentence.
    private func isOffer(_ sum: PageMeasure.Sum, _ tag: HTMLTag) -> Bool {
        sum.linkDensity > 0.6 && sum.links > 0 || sum.inPage > 0.8 * sum.words && sum.words < 12
    }

    /// A date or time that is its block's whole text.
    private func isAlone(_ node: Int) -> Bool {
        let text = TextMeasure(Array(page.tree.innerText(of: node).utf8)[...])
        return text.words >= measure.own[Int(measure.owners[node])].words
    }

    /// A box to sign up in.
    private func isForm(_ sum: PageMeasure.Sum) -> Bool { sum.fields > 0 && sum.words < 80 && words > 3 * sum.words }

    /// After the text: linked headings alone, on any kind of page.
    private func isRelated(_ node: Int, _ sum: PageMeasure.Sum, _ tag: HTMLTag) -> Bool {
        sum.linkedHeadings >= 2 && sum.linkDensity > 0.6 && node > text.upperBound && words > 100 && tag != .table && tag != .tbody
    }

    /// A heading before the text that says what the page's title says.
    private func isHeadline(_ node: Int, _ tag: HTMLTag) -> Bool {
        guard !titles.isEmpty, node < text.lowerBound, tag.headingLevel != nil else { return false }
        let heading = Self.letters(page.tree.innerText(of: node).utf8)
        return heading.count > 5 && titles.contains { Self.contains($0, heading) || Self.contains(heading, $0) }
    }

    /// Letters and digits in small ASCII letters, signs and spaces taken out.
    private static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.compactMap { $0 >= 0x80 || $0.isASCIILetter || $0.isASCIIDigit ? $0.asciiLowercased : nil }
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count, let first = part.first else { return false }
        return text.indices.dropLast(part.count - 1).contains { text[$0] == first && text[$0...].starts(with: part) }
    }
}
