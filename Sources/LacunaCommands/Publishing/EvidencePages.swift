import KBGaps
import KBReports

/// The pages beside a published report that show how its lines came about: one for each credible article and for each of the first gaps.
struct EvidencePages {
    /// Beyond so many of either kind a reader asks for a page: `lacuna gaps explain ID --format html`.
    static let most = 50

    private var explanations: [(name: String, explanation: Explanation)] = []

    /// Makes the pages and puts their addresses into the report's page.
    init(_ report: GapReport, of analysis: GapAnalysis, linkedFrom page: inout GapPage) {
        for (article, line) in zip(report.articles, page.mend.indices).filter({ page.mend[$0.1].flagged }).prefix(Self.most) {
            page.mend[line].page = "article-\(article.rank).html"
            explanations.append(("article-\(article.rank).html", Explanation(article, of: analysis)))
        }
        for (gap, line) in zip(report.missing, page.missing.indices).prefix(Self.most) {
            page.missing[line].page = "gap-\(gap.rank).html"
            explanations.append(("gap-\(gap.rank).html", Explanation(gap, of: analysis)))
        }
    }

    func files(_ templates: PageTemplates) throws -> [ReportFile] {
        try explanations.map { ReportFile($0.name, try $0.explanation.html(templates, back: "index.html")) }
    }
}
