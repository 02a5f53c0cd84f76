import KBAudit
import KBModel
import KBReports
import KBTestSupport
import Testing

@Suite struct AuditReportTests {
    /// Every severity, a place without a line, related places, a fix, accepted findings of all three kinds, and texts that would do harm
    /// in each form if they reached it as they are.
    static let result: AuditResult = {
        func place(_ name: String, _ line: Int?) -> Finding.Location { .init(path: "kb/\(name).html", line: line, article: name) }
        func finding(
            _ rule: String, _ severity: Severity, _ location: Finding.Location, _ message: String, related: [Finding.Location] = [],
            replacement: Finding.Replacement? = nil
        ) -> Finding {
            Finding(
                rule: rule, severity: severity, location: location, message: message, explanation: "Because.", fix: "Do this, then that.",
                fingerprint: "0123456789abcdef", related: related, replacement: replacement)
        }
        var result = AuditResult(
            articles: 1_204,
            findings: [
                finding("personal-data", .error, place("a folder/gmail, 100%", 12), "personal data: an e-mail address"),
                finding(
                    "broken-link", .error, place("a folder/gmail, 100%", 14), "broken link: <moved>.html & \"more\" does not exist",
                    replacement: .init(old: "moved.html", new: "../moved.html")),
                finding(
                    "conflicting-number", .warning, place("imap", 3),
                    "conflicting number: 10 here, 5 in \"Set up | Gmail\": \"You can enroll up to 10 different addresses\"",
                    related: [place("a folder/gmail, 100%", 3)]),
                finding("missing-owner", .suggestion, place("送信フォルダ", nil), "the article has no owner\nand ]]> no *friends*"),
            ])
        result.titles = ["a folder/gmail, 100%": "Set up <script>alert(1)</script> | Gmail", "imap": "IMAP", "送信フォルダ": "送信フォルダがない"]
        result.rested = [
            .init(
                finding: finding("vague-link", .warning, place("imap", 9), "accepted by a comment"), why: .inSource("the label is quoted")),
            .init(finding: finding("vague-link", .warning, place("imap", 10), "accepted by the file"), why: .configuration("old")),
            .init(finding: finding("vague-link", .warning, place("imap", 11), "accepted before"), why: .baseline),
        ]
        result.staleBaseline = [
            .init(
                rule: "missing-alt", fingerprint: "fedcba9876543210", article: "imap", title: "IMAP", path: "kb/imap.html", message: "gone")
        ]
        return result
    }()

    private func text(_ format: AuditReport.Format, color: Bool = false) -> String {
        AuditReport(Self.result, hasBaseline: true, version: "1.2.3").text(as: format, style: .init(color: color, width: 80))
    }

    @Test(arguments: AuditReport.Format.allCases)
    func everyFormIsTheGolden(format: AuditReport.Format) throws {
        try Golden.expect(text(format), equals: "audit.\(format.rawValue)")
    }

    @Test func theTerminalsColoursAreTheGolden() throws {
        try Golden.expect(text(.text, color: true), equals: "audit.color.text")
    }

    @Test(arguments: AuditReport.Format.allCases)
    func nothingFoundIsSaidInEveryForm(format: AuditReport.Format) throws {
        let empty = AuditReport(AuditResult(articles: 3, findings: []), version: "1.2.3").text(as: format)
        try Golden.expect(empty, equals: "audit-empty.\(format.rawValue)")
    }

    @Test func whatIsStoredIsReadBackWhole() throws {
        var stored = Self.result
        stored.rested.removeLast()
        stored.staleBaseline = []
        stored.validUntil = Timestamp(iso8601: "2026-02-01T00:00:00Z")
        #expect(AuditResult(storedJSON: try JSONValue(parsing: stored.storedJSON.serialized())) == stored)
    }
}
