import KBGaps
import KBReports

/// The pages beside a published report that show how its lines came about: one for each credible article and for each of the first gaps.
struct EvidencePages {
    /// Beyond so many of either kind a reader asks for a page: `lacuna gaps explain ID --format html`.
    static let most = 50

    private var explanations: [(name: String, explanation: Explanation)] = []

    /// Makes the pages of the lines that the report's page shows, and puts their addresses into it.
    init(_ report: GapReport, of analysis: GapAnalysis, linkedFrom page: inout GapPage) {
        for line in page.mend.indices.filter({ page.mend[$0].flagged }).prefix(Self.most) {
            let article = report.articles[page.mend[line].rank - 1]
            page.mend[line].page = add("article-\(article.rank).html", Explanation(article, of: analysis))
        }
        for line in page.missing.indices.prefix(Self.most) {
            let gap = report.missing[page.missing[line].rank - 1]
            page.missing[line].page = add("gap-\(gap.rank).html", Explanation(gap, of: analysis))
        }
    }

    private mutating func add(_ name: String, _ explanation: Explanation) -> String {
        explanations.append((name, explanation))
        return name
    }

    func files(_ templates: PageTemplates) throws -> [ReportFile] {
        try explanations.map { ReportFile($0.name, try $0.explanation.html(templates, back: "index.html")) }
    }
}
