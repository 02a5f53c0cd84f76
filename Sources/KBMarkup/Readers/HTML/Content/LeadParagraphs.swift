/// The lead of a publication that stands between its headline and the part with its text, in a part of its own: a hero above the article, a
/// header beside the body.
struct LeadParagraphs {
    /// The smallest element that holds both the lead and the text.
    private(set) var root: Int
    /// What else is in there.
    private(set) var dropped: Set<Int> = []

    private static let minimumWords: Float = 5

    /// `nil` when the headline stands in the region, or nothing that reads like a lead between them.
    init?(before region: Int, of page: HTMLDocument, _ measure: PageMeasure) {
        guard let headline = Self.headline(before: region, page, measure) else { return nil }
        let leads = ((headline + 1)..<region).filter { Self.isLead($0, page, measure) }
        guard !leads.isEmpty else { return nil }
        root = Self.commonAncestor([region] + leads, page)
        leaveOut(allBut: leads + [region], page)
    }

    /// Whether a class or id says so, on the block or on what holds nothing but it.
    static func isNamedLead(_ node: Int, _ tag: HTMLTag, _ page: HTMLDocument, _ measure: PageMeasure) -> Bool {
        guard measure[node].words >= minimumWords, measure[node].linkDensity < 0.3 else { return false }
        if PageChrome.naming(node, tag, in: page).contains(.lead) { return true }
        guard let parent = page.tree.parent(of: node), let outer = page.tag(parent), measure[parent].words == measure[node].words else {
            return false
        }
        return PageChrome.naming(parent, outer, in: page).contains(.lead)
    }

    /// The last heading of level 1 before the region.
    private static func headline(before region: Int, _ page: HTMLDocument, _ measure: PageMeasure) -> Int? {
        var node = region - 1
        while node > 0 {
            if page.tag(node) == .h1, !measure.chrome[node], !measure.unreadable[node], measure[node].words > 0 { return node }
            node -= 1
        }
        return nil
    }

    /// A block of its own text: a sentence, or named so.
    private static func isLead(_ node: Int, _ page: HTMLDocument, _ measure: PageMeasure) -> Bool {
        guard measure.owners[node] == Int32(node), !measure.chrome[node], !measure.hidden[node], !measure.unreadable[node],
            let tag = page.tag(node), tag != .figcaption, measure.own[node].words >= minimumWords,
            measure.own[node].linked < 0.3 * measure.own[node].words
        else { return false }
        if isNamedLead(node, tag, page, measure) { return true }
        return (tag == .p || tag == .div || tag == .h2) && measure.own[node].punctuation > 0 && measure.own[node].words >= 10
            && !standsByPicture(node, page)
    }

    private static func standsByPicture(_ node: Int, _ page: HTMLDocument) -> Bool {
        guard let parent = page.tree.parent(of: node), let tag = page.tag(parent) else { return false }
        return tag == .figure || page.tree.elements(of: parent).contains { page.tag($0) == .img || page.tag($0) == .picture }
    }

    private static func commonAncestor(_ nodes: [Int], _ page: HTMLDocument) -> Int {
        let first = nodes.min() ?? MarkupTree.document
        let last = nodes.max() ?? MarkupTree.document
        var ancestor = page.tree.parent(of: first) ?? MarkupTree.document
        while page.tree.lastDescendant(of: ancestor) < last { ancestor = page.tree.parent(of: ancestor) ?? MarkupTree.document }
        return ancestor
    }

    private mutating func leaveOut(allBut kept: [Int], _ page: HTMLDocument) {
        var path: Set<Int> = []
        for node in kept {
            var above = page.tree.parent(of: node)
            while let here = above, here != root, path.insert(here).inserted { above = page.tree.parent(of: here) }
        }
        let kept = Set(kept)
        var others: Set<Int> = []
        page.tree.forEachDescendant(of: root) { node in
            if kept.contains(node) { return false }
            if path.contains(node) { return true }
            others.insert(node)
            return false
        }
        dropped = others
    }
}
