/// The part of a page that holds its article: the element whose subtree has the most evidence for main content.
///
/// Blocks of prose count their words, navigation counts against (`PageMeasure`), so that taking in chrome costs and taking in a further
/// paragraph pays: the maximum subsequence of Pasternack and Roth (WWW 2009), on the tree in place of the token sequence.
enum ContentRegion {
    /// Fewer words of evidence than this say nothing.
    private static let minimum: Float = 8

    static func find(in page: HTMLDocument, _ measure: PageMeasure) -> Int {
        var best = page.first(.body) ?? MarkupTree.document
        var most: Float = minimum
        for node in measure.sums.indices where measure.owners[node] == Int32(node) && !measure.chrome[node] && !measure.unreadable[node] {
            guard let tag = page.tag(node), isContainer(tag), measure[node].prose >= most else { continue }
            best = node
            most = measure[node].prose
        }
        guard most > minimum else { return fallback(page, measure) ?? best }
        return widened(best, page, measure)
    }

    /// Out to the element that declares itself the article, as long as little but the article is in it.
    private static func widened(_ region: Int, _ page: HTMLDocument, _ measure: PageMeasure) -> Int {
        var best = region
        var node = region
        while let parent = page.tree.parent(of: node), let tag = page.tag(parent), tag != .body, tag != .html {
            node = parent
            if tag == .article || tag == .main, measure[node].prose > 0.9 * measure[region].prose { return node }
            if PageChrome.naming(node, tag, in: page).contains(.content), measure[node].prose > 0.9 * measure[region].prose { best = node }
        }
        return best
    }

    private static func isContainer(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .p, .ul, .ol, .li, .dl, .dd, .dt, .pre, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .tr, .tbody, .figure, .html: false
        default: true
        }
    }

    /// A page without prose: what declares itself the main part, else what is named content and holds most.
    private static func fallback(_ page: HTMLDocument, _ measure: PageMeasure) -> Int? {
        let nodes = measure.sums.indices.filter {
            measure.owners[$0] == Int32($0) && !measure.chrome[$0] && !measure.unreadable[$0] && measure[$0].words > 0
        }
        if let main = nodes.first(where: { page.tag($0) == .main || page.tree.attribute("role", of: $0) == "main" }) { return main }
        let named = nodes.filter { node in
            guard let tag = page.tag(node), tag != .body, tag != .html else { return false }
            return tag == .article || PageChrome.naming(node, tag, in: page).contains(.content)
        }
        return named.max { measure[$0].words < measure[$1].words }
    }
}
