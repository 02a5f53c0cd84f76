import KBAudit
import KBModel
import Testing

@Suite struct BaselineTests {
    private let page = "<h1>Folders</h1><p>The window: <img src=\"a.png\"></p><p>Choose New Folder.</p>"

    private func audit(_ files: [(name: String, text: String)], against baseline: Baseline? = nil) async -> AuditResult {
        var settings = ExampleAudit.settings
        settings.selection.only = ["missing-alt", "vague-link"]
        let base = await ExampleAudit.base(files).base
        var result = await Auditor(settings).audit(base)
        if let baseline { result.rest(baseline) }
        return result
    }

    private func baseline(_ files: [(name: String, text: String)]) async -> Baseline {
        Baseline(of: await audit(files))
    }

    @Test func knownFindingsRest() async {
        let known = await baseline([("a.html", page)])
        let again = await audit([("a.html", page)], against: known)
        #expect(again.findings == [])
        #expect(again.rested.map(\.why) == [.baseline])
        #expect(again.staleBaseline == [])
    }

    @Test(arguments: [
        ("lines moved", "a.html", "\n\n<!-- moved -->\n"), ("page moved", "elsewhere/a.html", ""), ("page renamed", "renamed.html", ""),
    ])
    func knownFindingsRestAfter(change: String, name: String, before: String) async {
        let known = await baseline([("a.html", page)])
        let moved = await audit([(name, before + page)], against: known)
        #expect(moved.findings == [], "\(change)")
    }

    /// Another program writes the same page with other line ends, tags, quotes and references, and no finding is new.
    @Test func knownFindingsRestAfterAnotherExport() async {
        let known = await baseline([("a.html", page)])
        let exported = """
            <!DOCTYPE html>\r
            <HTML><HEAD><TITLE>Folders</TITLE></HEAD>\r
            <BODY><MAIN><H1 class="t">Folders</H1>\r
            <P>The   window:\r
            <IMG class="x" SRC='a.png'></P><P>Choose&#32;New&nbsp;Folder.</P></MAIN></BODY></HTML>\r
            """
        let again = await audit([("kb/export/a.htm", exported)], against: known)
        #expect(again.findings == [])
        #expect(again.rested.count == 1)
    }

    @Test func oneMoreOfTheSameKindIsNew() async {
        let known = await baseline([("a.html", page)])
        let more = page + "<p>And this: <img src=\"b.png\"></p>"
        let result = await audit([("a.html", more)], against: known)
        #expect(result.findings.map(\.message) == ["the picture b.png has no alternative text (alt)"])
    }

    @Test func theSameContentOnceMoreIsNew() async {
        let known = await baseline([("a.html", page)])
        let twice = await audit([("a.html", page + "<p>Again: <img src=\"a.png\"></p>")], against: known)
        #expect(twice.findings.count == 1)
    }

    @Test func theSameContentInAnotherArticleIsNew() async {
        let known = await baseline([("a.html", page)])
        let copy = page.replacing("Folders", with: "Filters")
        let result = await audit([("a.html", page), ("b.html", copy)], against: known)
        #expect(result.findings.map(\.location.path) == ["kb/b.html"])
    }

    @Test func aMendedFindingLeavesAStaleEntry() async {
        let known = await baseline([("a.html", page)])
        let mended = page.replacing("src=\"a.png\"", with: "src=\"a.png\" alt=\"The folder window\"")
        let result = await audit([("a.html", mended)], against: known)
        #expect(result.findings == [])
        #expect(result.staleBaseline == known.entries)
    }

    @Test func aMendedFindingDoesNotWakeItsNeighbours() async {
        let three = page + "<p>Two: <img src=\"a.png\"></p><p>Three: <img src=\"a.png\"></p>"
        let known = await baseline([("a.html", three)])
        let two = page + "<p>Three: <img src=\"a.png\"></p>"
        let result = await audit([("a.html", two)], against: known)
        #expect(result.findings == [])
        #expect(result.staleBaseline.count == 1)
    }

    @Test func writtenAndReadAgainItIsTheSame() async throws {
        let known = await baseline([("a.html", page)])
        #expect(try Baseline(json: JSONValue(parsing: known.json.serialized())) == known)
    }

    @Test(arguments: ["{}", "[]", "{\"entries\": [{\"rule\": 3}]}"])
    func whatIsNoBaselineIsRefused(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(throws: Baseline.Flaw.self) { try Baseline(json: value) }
    }
}
