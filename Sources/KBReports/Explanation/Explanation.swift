import KBGaps
import KBModel
import KBText

/// How one line of the ranking came about: the arithmetic as one would write it on paper, and the contacts behind it.
package struct Explanation: Sendable {
    /// The title or label, after its place.
    package var title: String
    /// What the line goes by: an article's id or a gap's.
    package var id: String
    /// Contacts a week.
    package var weekly: [Double]
    package var sections: [Section]

    package struct Section: Sendable {
        /// Stands over the section on a page.
        package var heading: String
        /// The first row names the columns; the first column names the rows, the others hold figures.
        package var table: [[String]] = []
        package var sentences: [String] = []
        /// Leads the items in the terminal, which shows no headings.
        package var lead: String?
        package var items: [String] = []
    }

    /// So many contacts are shown.
    static let mostContacts = 5

    /// The article or gap with this id, or the article with this rank; `nil` when there is none.
    package init?(of id: String, in report: GapReport, of analysis: GapAnalysis) {
        let index = analysis.base.index(of: id)
        if let article = report.articles.first(where: { $0.excess.article == index }) {
            self.init(article, of: analysis)
        } else if let gap = report.missing.first(where: { $0.topic.gap == id }) {
            self.init(gap, of: analysis)
        } else if let rank = Int(id), let article = report.articles.first(where: { $0.rank == rank }) {
            self.init(article, of: analysis)
        } else {
            return nil
        }
    }

    init(title: String, id: String, weekly: [Double], sections: [Section?]) {
        self.title = title
        self.id = id
        self.weekly = weekly
        self.sections = sections.compactMap(\.self)
    }
}

extension Explanation.Section {
    /// What was expected of contacts and what happened, one row a stratum, the sum last; `nil` when nothing is known.
    init?(strata: [ArticleExcess.StratumCount]) {
        guard !strata.isEmpty else { return nil }
        self.init(heading: "Contacts by kind")
        let rows = strata.sorted { ($1.contacts, $0.name) < ($0.contacts, $1.name) }
        let rest = rows.dropFirst(Self.mostStrata)
        table = [["contacts of", "number", "rate anyway", "expected", "went badly"]]
        table += rows.prefix(Self.mostStrata).map { Self.row($0.name, [$0], rate: $0.rate) }
        if !rest.isEmpty { table.append(Self.row(NumberText.counted(rest.count, "further kind"), rest)) }
        if rows.count > 1 { table.append(Self.row("all", rows[...])) }
    }

    private static let mostStrata = 15

    private static func row(_ name: String, _ strata: ArraySlice<ArticleExcess.StratumCount>, rate: Double? = nil) -> [String] {
        let contacts = strata.reduce(0) { $0 + $1.contacts }
        let expected = strata.reduce(0) { $0 + $1.contacts * $1.rate }
        return [
            name, NumberText.short(contacts), NumberText.percent(rate ?? expected / max(contacts, 1e-9)), NumberText.short(expected),
            NumberText.short(strata.reduce(0) { $0 + $1.bad }),
        ]
    }

    /// Contacts that show it, `nil` when there are none.
    init?(contacts: [(id: String, time: Timestamp, why: String)], lead: String) {
        guard !contacts.isEmpty else { return nil }
        self.init(heading: lead, lead: lead + ":")
        items = contacts.map { "\($0.id)  \($0.time.iso8601.prefix(10))  \($0.why)" }
    }

    /// Lines under a heading, `nil` when there are none.
    init?(items: [String], lead: String) {
        guard !items.isEmpty else { return nil }
        self.init(heading: lead, lead: lead + ":", items: items)
    }
}
