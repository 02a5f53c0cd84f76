/// What inside a content region is no part of the article: share bars, teasers, related lists, tables of contents, captions.
struct ContentPruning {
    private let page: HTMLDocument
    private let measure: PageMeasure
    private let isPublication: Bool
    private var dropped: Set<Int> = []

    /// - Parameter isPublication: a dated news or blog article, where lists of links are offers to read on, not part of the text.
    static func dropped(in region: Int, of page: HTMLDocument, _ measure: PageMeasure, isPublication: Bool) -> Set<Int> {
        var pruning = ContentPruning(page: page, measure: measure, isPublication: isPublication)
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
        guard !tag.isInline else { return false }
        let sum = measure[node]
        guard sum.words > 0 else { return false }
        if isContents(sum) { return true }
        if sum.linkDensity > 0.4, sum.links > 1, sum.words < 200, PageChrome.isLanguageList(node, in: page) { return true }
        return isPublication && (isTeaser(sum, tag) || isOffer(sum, tag))
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
        sum.linkDensity > 0.6 && sum.links > 0
    }
}
