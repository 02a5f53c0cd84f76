import Foundation
import KBModel
import KBReports
import KBTestSupport
import Testing

@Suite struct GapPageTests {
    /// A page with every section, and with words that would do harm if they reached HTML, Markdown or a spreadsheet as they are.
    static let page: GapPage = {
        var page = GapPage(
            title: "Knowledge gaps", from: Timestamp(iso8601: "2026-11-02"), to: Timestamp(iso8601: "2026-11-15"), windowDays: 7)
        page.counts.articles = 1204
        page.counts.contacts = 48_113
        page.counts.named = 14_915
        page.counts.inferred = 25_019
        page.counts.uncovered = 8_179
        page.notDistinguishable = 1_192
        page.cost = GapPage.Cost(minutes: 12, money: 8.5, currency: "EUR")
        page.mend = [
            GapPage.Mend(
                rank: 1, id: "gmail", title: "Set up Gmail <script>alert(1)</script>", path: "kb/gmail.html", owner: "Mail team",
                contacts: 1_900, avoidable: .init(212, low: 164, high: 259), flagged: true, kind: "missing-detail", reasons: [],
                missingTerms: ["OAuth", "app password"], trend: "rising",
                signals: [.init(name: "escalation", events: 310, exposure: 1_900, expected: 121.4)], weekly: [3, 5, 9, 14],
                evidence: ["c1", "c2"]),
            GapPage.Mend(
                rank: 2, id: "imap", title: "=cmd|'/C calc'!A0", path: "kb/imap.html", owner: nil, contacts: 80,
                avoidable: .init(3.4, low: -2, high: 9.1), flagged: false, kind: "unknown", reasons: [], missingTerms: [], trend: nil,
                signals: [], weekly: [], evidence: []),
        ]
        page.missing = [
            .init(
                rank: 1, gap: "g-1", label: "two windows | open", size: 133, avoidable: .init(60, low: 41, high: 80),
                questions: ["Why do two windows open when I click a link?"], nearest: ["Open links"], share: 0.62, cumulativeShare: 0.62),
            .init(
                rank: 2, gap: "g-2", label: "送信フォルダがない", size: 97, avoidable: .init(20, low: 0, high: 44), questions: [],
                nearest: [], share: 0.28, cumulativeShare: 0.9),
        ]
        page.weeks = [
            .init(start: Timestamp(seconds: 1_793_577_600), outcomes: [.confirmed: 30, .escalated: 12], cameBack: 4),
            .init(start: Timestamp(seconds: 1_794_182_400), outcomes: [.confirmed: 41, .assumed: 3], cameBack: 2),
        ]
        var since = GapPage.Since(at: Timestamp(seconds: 1_792_972_800))
        since.newArticles = ["Set up Gmail"]
        page.since = since
        page.quality = [.init("31 % of contacts name an article.", advice: "Ask the vendor for article links.")]
        return page
    }()

    @Test func thePageIsTheGolden() throws {
        try Golden.expect(try Self.page.html(), equals: "gaps.html")
    }

    @Test func theMarkdownIsTheGolden() throws {
        try Golden.expect(Self.page.markdown, equals: "gaps.md")
    }

    @Test func theSpreadsheetRunsNoFormula() throws {
        try Golden.expect(Self.page.csv, equals: "gaps.csv")
        #expect(Self.page.csv.contains("'=cmd|"))
    }

    @Test func noWordOfTheDataIsReadAsMarkup() throws {
        let html = try Self.page.html()
        #expect(!html.contains("<script"))
        #expect(html.contains("Set up Gmail &lt;script&gt;"))
    }

    @Test func thePageNeedsNoScriptAndNoNetwork() throws {
        let html = try Self.page.html()
        for forbidden in ["src=", "http://", "https://", "javascript:", "@import", "url("] { #expect(!html.contains(forbidden)) }
    }

    @Test func anEmptyPageSaysSo() throws {
        let page = GapPage(title: "Knowledge gaps", from: nil, to: nil, windowDays: 7)
        let html = try page.html()
        #expect(html.contains("No dated contacts"))
        #expect(html.contains("No article’s excess is credible"))
    }

    @Test func everyFileOfTheFolderIsBuiltIn() throws {
        let folder = Repository.root().appendingPathComponent("templates/reports")
        #expect(try Repository.fileNames(below: "templates/reports") == ReportTemplates.files.keys.sorted())
        for (name, text) in ReportTemplates.files {
            let file = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(file == text + "\n")
        }
    }

    @Test func aLayoutThatIsNotMustacheIsNamed() {
        var templates = PageTemplates()
        templates.replace("gaps.mustache", with: "{{#open}}")
        let error = #expect(throws: ReportError.self) { try Self.page.html(templates) }
        #expect(error?.description.hasPrefix("gaps.mustache is not valid Mustache") == true)
    }
}

@Suite struct NumberTextTests {
    @Test(arguments: [(1204.0, "1,204"), (-3.0, "−3"), (0.4, "0"), (1_234_567.0, "1,234,567"), (-0.2, "0")])
    func groupsThousands(value: Double, expected: String) { #expect(NumberText.whole(value) == expected) }

    @Test(arguments: [(0.312, "31 %"), (0.004, "0.4 %"), (0.0, "0 %"), (1.0, "100 %")])
    func showsSharesAsPercentages(value: Double, expected: String) { #expect(NumberText.percent(value) == expected) }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("@SUM(A1)", "'@SUM(A1)"), ("-3.5", "-3.5"), ("+1 tel", "'+1 tel"),
    ])
    func quotesFieldsAndStopsFormulas(text: String, expected: String) { #expect(Markup.csvField(text) == expected) }
}

@Suite struct SponsorPageTests {
    @Test(arguments: [
        (10, 100, 0.2, "reached"), (30, 100, 0.2, "missed"), (19, 100, 0.2, "too little data to say"),
        (0, 0, 0.2, "too little data to say"),
    ])
    func judgesATargetByTheWholeInterval(events: Int, exposure: Int, target: Double, verdict: String) {
        let row = SponsorPage.Row(measure: "Escalations", target: target, events: events, exposure: exposure)
        #expect(row.verdict.rawValue == verdict)
    }

    @Test func showsTargetsAndWhatWasReached() throws {
        let rows = [SponsorPage.Row(measure: "Contacts <escalated>", target: 0.2, events: 10, exposure: 100)]
        let page = SponsorPage(title: "Knowledge gaps", period: "2 Nov – 15 Nov 2026", rows: rows)
        #expect(page.headline == "1 of 1 target is reached.")
        let html = try page.html()
        #expect(html.contains("Contacts &lt;escalated&gt;"))
        #expect(html.contains("6.1 % – 16 %") || html.contains("6 % – 16 %"))
    }

    @Test func theArchiveLinksEveryReportKept() throws {
        let html = try ArchivePage(title: "Gaps", names: ["2026-11-15", "2026-11-08"]).html()
        for link in ["2026-11-15/index.html", "feed.atom", "2026-11-08/gaps.json"] { #expect(html.contains("href=\"\(link)\"")) }
    }

    @Test func oneFeedHoldsTheEntryOfEveryReportKept() throws {
        let feed = ArchivePage(title: "Gaps & needs", names: ["2026-11-15", "2026-11-08", "2026-11-01"]).atom(
            feeds: ["2026-11-15": GapPageTests.page.atom(address: "index.html"), "2026-11-01": "cut off <entry>"])
        try Golden.expect(feed, equals: "feed.atom")
    }
}
