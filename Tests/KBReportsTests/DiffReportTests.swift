import KBDiff
import KBModel
import KBReports
import KBTestSupport
import Testing

/// One comparison with a changed cell, a moved section, a removed warning, a changed title and a draft's evidence, in every form.
@Suite struct DiffReportTests {
    private static func paragraph(_ text: String) -> Block { Block(.paragraph([Inline(text)])) }
    private static func heading(_ text: String) -> Block { Block(.heading(level: 2, [Inline(text)])) }

    private static func article(_ title: String, port: String, _ rest: [Block]) -> Article {
        let table = Block.Table(
            header: 1,
            rows: [["Name", "Port"], ["Mail <b>", port], ["Web", "443"]].map { row in row.map { Block.Cell([paragraph($0)]) } })
        return Article(
            id: "ports", title: title, language: "en", source: Article.Source(path: "ports.html", format: "html"),
            blocks: [paragraph("These ports must be open."), heading("Ports"), Block(.table(table))] + rest)
    }

    private static let open = [heading("Open them"), paragraph("Open the settings of the router and add a rule for every port.")]
    private static let test = [heading("Test them"), paragraph("Use the test command and wait at least 30 seconds for an answer.")]
    private static let warning = Block(.note(.warning, [paragraph("Never open port 25 to everybody.")]))

    private static let diff: CollectionDiff = {
        let old = article("Ports", port: "9003", open + test + [warning])
        let new = article("Ports & rules", port: "9103", test + open + [paragraph("Ask the network team first.")])
        let provenance: JSONValue = .members([
            "provenance": .array([
                .members([
                    "block": .int(7), "support": .int(3), "of": .int(4),
                    "sources": .array([.members(["transcript": .string("t<1>"), "turn": .int(2)])]),
                ])
            ])
        ])
        return CollectionDiff(from: [old], to: [new], evidence: ["ports": DraftEvidence(draft: provenance)])
    }()

    @Test func writesText() throws {
        try Golden.expect(TerminalDiff(color: false, width: 90).text(of: Self.diff), equals: "diff.txt")
    }

    @Test func writesTwoColumns() throws {
        try Golden.expect(TerminalDiff(color: false, width: 90, isSideBySide: true).text(of: Self.diff), equals: "diff-columns.txt")
    }

    @Test func writesMarkdown() throws { try Golden.expect(DiffMarkdown.text(of: Self.diff), equals: "diff.md") }

    @Test func writesAPage() throws { try Golden.expect(DiffPage.html(of: Self.diff).withoutStyle, equals: "diff.html") }

    @Test func coloursReachATerminalAlone() {
        let text = TerminalDiff(color: true, width: 90).text(of: Self.diff)
        #expect(text.contains("\u{1B}[") && !text.contains("{+"))
        #expect(!TerminalDiff(color: false, width: 90).text(of: Self.diff).contains("\u{1B}"))
    }

    /// Every link of a page points at something on it.
    @Test func theLinksOfAPageLead() {
        let html = DiffPage.html(of: Self.diff)
        let targets = html.split(separator: "href=\"#").dropFirst().compactMap { $0.split(separator: "\"").first }
        #expect(targets.count > 10)
        for target in targets { #expect(html.contains("id=\"\(target)\""), "#\(target)") }
    }

    @Test func columnsStayInTheirWidth() {
        for width in [40, 60, 100] {
            let text = TerminalDiff(color: false, width: width, isSideBySide: true).text(of: Self.diff)
            let rows = text.split(separator: "\n").filter { $0.contains(" │ ") }
            let places = Set(rows.compactMap { row in row.firstIndex(of: "│").map { row.distance(from: row.startIndex, to: $0) } })
            #expect(rows.count > 3 && places.count == 1)
        }
    }
}

extension String {
    /// The page less its style sheet, which has a file of its own.
    fileprivate var withoutStyle: String {
        guard let start = range(of: "<style>"), let end = range(of: "</style>") else { return self }
        return String(self[..<start.upperBound] + self[end.lowerBound...])
    }

    private func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
