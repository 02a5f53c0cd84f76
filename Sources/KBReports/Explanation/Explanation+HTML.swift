extension Explanation {
    /// One self-contained page, in the style of the report that it belongs to. `back` is the address of that report, when there is one.
    package func html(_ templates: PageTemplates = PageTemplates(), back: String? = nil) throws(ReportError) -> String {
        try templates.render("explanation.mustache", ExplanationView(self, css: templates.style(), back: back))
    }
}

/// The page's strings, as its layout names them.
private struct ExplanationView {
    struct SectionView {
        let heading: String
        let hasTable: Bool
        /// What the rows are.
        let subject: String
        let columns: [String]
        let rows: [Row]
        let sentences: [String]
        let hasItems: Bool
        let items: [String]
    }

    struct Row {
        let name: String
        let cells: [String]
    }

    let title: String
    let id: String
    let css: String
    let back: String?
    let sparkline: String
    let sections: [SectionView]

    init(_ explanation: Explanation, css: String, back: String?) {
        title = explanation.title
        id = explanation.id
        self.css = css
        self.back = back
        sparkline = Charts.sparkline(explanation.weekly)
        sections = explanation.sections.map { section in
            SectionView(
                heading: section.heading, hasTable: !section.table.isEmpty, subject: section.table.first?.first ?? "",
                columns: Array(section.table.first?.dropFirst() ?? []),
                rows: section.table.dropFirst().map { Row(name: $0.first ?? "", cells: Array($0.dropFirst())) },
                sentences: section.sentences, hasItems: !section.items.isEmpty, items: section.items)
        }
    }
}
