import Foundation
import KBTestSupport
import Testing

/// The scheduled job as cron runs it.
@Suite struct ReportTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("<h1>Reset your password</h1><p>Open the settings and choose Reset password.</p>", to: "kb/reset.html")
        try binary.write("<h1>Set up Gmail</h1><p>Choose IMAP and sign in.</p>", to: "kb/gmail.html")
        try binary.write(GrowingContacts.answered(1...14), to: "contacts.csv")
        try binary.write(
            "sources: {articles: kb, contacts: contacts.csv}\nreport: {publish: site, targets: {escalation_rate: 0.9}}\n", to: "lacuna.yaml"
        )
    }

    private func snapshot() throws -> [String: Data] {
        let site = binary.folder.appendingPathComponent("site")
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: site.path) where name != ".lock" {
            let url = site.appendingPathComponent(name)
            if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { files[name] = try Data(contentsOf: url) }
        }
        return files
    }

    @Test func publishesEveryFormAndSaysSoInOneLine() throws {
        let run = try binary.run("report")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("lacuna report: ") && run.output.hasSuffix(", published site/2026-10-14/\n"))
        #expect(run.output.split(separator: "\n").count == 1)
        let forms = ["feed.atom", "gaps.csv", "gaps.json", "index.html", "report.md", "sponsor.html"]
        let published = try snapshot().keys.filter { !$0.contains("/article-") && !$0.contains("/gap-") }
        #expect(published.sorted() == forms.map { "2026-10-14/\($0)" } + ["feed.atom", "index.html"])
    }

    @Test func namesArticlesThatSayTheSameAndSaysWhatChangesDid() throws {
        let text = "<p>Open the settings, choose Reset password, wait for the mail and follow the link in it within one hour of asking.</p>"
        try binary.write("<h1>Reset your password</h1>" + text, to: "kb/reset.html")
        try binary.write("<h1>Reset a password</h1>" + text, to: "kb/again.html")
        try binary.write("article,time\ngmail,2026-10-07T00:00:00Z\n", to: "revisions.csv")
        let run = try binary.run("report", "--revisions", "revisions.csv")
        #expect(run.code == 0, "\(run.errors)")
        let page = try binary.read("site/2026-10-14/index.html")
        #expect(page.contains("Duplicates and contradictions") && page.contains("“Reset your password”: near-duplicate"))
        #expect(page.contains("Did it work?") && page.contains("too little data"))
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        _ = try binary.run("report")
        let first = try snapshot()
        let again = try binary.run("report")
        #expect(again.code == 0 && again.output.contains("unchanged"))
        #expect(try snapshot() == first)
    }

    @Test func laterDataIsASecondReportThatSaysWhatChanged() throws {
        _ = try binary.run("report")
        try binary.write(GrowingContacts.answered(1...21), to: "contacts.csv")
        let run = try binary.run("report")
        #expect(run.output.contains("published site/2026-10-21/"))
        #expect(try binary.read("site/2026-10-21/index.html").contains("What changed since 14 Oct 2026"))
        #expect(try binary.read("site/index.html").contains("2026-10-14/index.html"))
        let feed = try binary.read("site/feed.atom")
        for day in [14, 21] { #expect(feed.contains("<entry xml:base=\"2026-10-\(day)/\">")) }
    }

    @Test func gapsKeepTheirIdsWhenContactsCome() throws {
        func uncovered(_ days: ClosedRange<Int>) -> String {
            GrowingContacts.unanswered(days, times: 3, "the printer prints a blank page and the printer stops")
        }
        func gaps(_ folder: String) throws -> [String] { GrowingContacts.gaps(in: try binary.read("site/\(folder)/gaps.json")) }
        try binary.write(GrowingContacts.answered(1...14) + uncovered(1...14), to: "contacts.csv")
        _ = try binary.run("report")
        try binary.write(GrowingContacts.answered(1...21) + uncovered(1...21), to: "contacts.csv")
        let run = try binary.run("report")
        let first = try gaps("2026-10-14")
        #expect(!first.isEmpty, "\(run.output)\(run.errors)")
        #expect(try gaps("2026-10-21").first == first.first)
    }

    @Test func everyLineLinksToAPageThatShowsHowItCameAbout() throws {
        try binary.write(GrowingContacts.answered(1...14) + GrowingContacts.unanswered(1...14), to: "contacts.csv")
        let run = try binary.run("report")
        let page = try binary.read("site/2026-10-14/index.html")
        #expect(page.contains("<a href=\"gap-1.html\">how this came about</a>"), "\(run.errors)")
        let evidence = try binary.read("site/2026-10-14/gap-1.html")
        #expect(evidence.contains("<a href=\"index.html\">") && evidence.contains("How much it is asked for"))
        #expect(evidence.contains("p14-0") && !evidence.contains("pv14"), "contacts are named, customers are not")
    }

    @Test func aPublishedGapIsExplainedByItsIdAlthoughItsContactsChanged() throws {
        try binary.write(GrowingContacts.answered(1...14) + GrowingContacts.unanswered(1...5), to: "contacts.csv")
        _ = try binary.run("report")
        let id = try #require(GrowingContacts.gaps(in: try binary.read("site/2026-10-14/gaps.json")).first)
        try binary.write(
            GrowingContacts.answered(1...14) + GrowingContacts.unanswered(2...14, "toner leaves stripes on paper"), to: "contacts.csv")
        let fresh = GrowingContacts.gaps(in: try binary.run("gaps", "--format", "json").output)
        #expect(!fresh.isEmpty && !fresh.contains(id), "else this tests nothing: \(id) among \(fresh)")
        let run = try binary.run("gaps", "explain", id, "--format", "html", "--output", "gap.html")
        #expect(run.code == 0 && run.output.isEmpty, "\(run.errors)")
        #expect(try binary.read("gap.html").contains(id))
    }

    @Test func theLineAndThePageSayWhichShareOfRowsCouldNotBeUsed() throws {
        try binary.write(GrowingContacts.answered(1...14) + "x,not a time,u,true,gmail,how\n", to: "contacts.csv")
        let run = try binary.run("report")
        #expect(run.code == 0 && run.output.contains(", data to 14 Oct 2026, 1 % of rows unusable, published"), "\(run.output)")
        #expect(try binary.read("site/2026-10-14/index.html").contains("1 % of rows unusable: "))
    }

    @Test func checkPublishesNothing() throws {
        let run = try binary.run("report", "--check")
        #expect(run.code == 0)
        #expect(!FileManager.default.fileExists(atPath: binary.folder.appendingPathComponent("site").path))
    }

    @Test func aMissingExportLeavesTheOldReportInPlace() throws {
        _ = try binary.run("report")
        let before = try snapshot()
        try FileManager.default.removeItem(at: binary.folder.appendingPathComponent("contacts.csv"))
        let run = try binary.run("report")
        #expect(run.code == 2)
        #expect(run.errors.contains("contacts.csv"))
        #expect(try snapshot() == before)
    }

    @Test func theLedgerIsReadableByItsOwnerAlone() throws {
        _ = try binary.run("report")
        let path = binary.folder.appendingPathComponent(".lacuna/ledger.sqlite").path
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
    }
}
