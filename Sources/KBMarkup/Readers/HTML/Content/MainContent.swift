/// The article of a page: where it stands, and what in there is none of it.
struct MainContent {
    let root: Int
    let dropped: Set<Int>

    /// - Parameter titles: what the page says it is called.
    init(of page: HTMLDocument, isPublication: Bool, titles: [String] = []) {
        let measure = PageMeasure(page, isPublication: isPublication)
        let region = ContentRegion.find(in: page, measure)
        let dropped = ContentPruning.dropped(in: region, of: page, measure, isPublication: isPublication, titles: titles)
        if isPublication, let lead = LeadParagraphs(before: region, of: page, measure) {
            root = lead.root
            self.dropped = dropped.union(lead.dropped)
        } else {
            root = region
            self.dropped = dropped
        }
    }

    /// All of a fragment, but what is hidden.
    init(ofFragment page: HTMLDocument) {
        root = page.first(.body) ?? MarkupTree.document
        dropped = []
    }
}
