/// The article of a page: where it stands, and what in there is none of it.
struct MainContent {
    let root: Int
    let dropped: Set<Int>

    init(of page: HTMLDocument, isPublication: Bool) {
        let measure = PageMeasure(page, isPublication: isPublication)
        root = ContentRegion.find(in: page, measure)
        dropped = ContentPruning.dropped(in: root, of: page, measure, isPublication: isPublication)
    }

    /// All of a fragment, but what is hidden.
    init(ofFragment page: HTMLDocument) {
        root = page.first(.body) ?? MarkupTree.document
        dropped = []
    }
}
