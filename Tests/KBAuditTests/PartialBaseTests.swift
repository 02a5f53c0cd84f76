import KBAudit
import KBModel
import Testing

/// A base that was exported in part, links that moved, and what a program may mend.
@Suite struct PartialBaseTests {
    private func page(_ links: [String]) -> String {
        "<h1>Mail</h1>" + links.map { "<p>All is in <a href=\"\($0)\">the page about \($0)</a>.</p>" }.joined()
    }

    @Test func manyMissingPagesAreOneGapOfTheExport() async {
        let missing = (0..<12).map { "missing-\($0).html" }
        let found = await ExampleAudit.findings(
            ["a.html": page(Array(missing[..<6])), "b.html": page(Array(missing[6...]) + ["a.html"])], rules: ["broken-link"])
        #expect(found.map(\.severity) == [.suggestion])
        #expect(found.map(\.location.path) == ["kb/a.html"])
        #expect(found.first?.message.hasPrefix("12 of 13 relative links lead to files that are not here") == true)
    }

    @Test func fewMissingPagesAreToldOneByOne() async {
        let found = await ExampleAudit.findings(["a.html": page(["x.html", "y.html", "z.html"])], rules: ["broken-link"])
        #expect(found.map(\.severity) == [.error, .error, .error])
    }

    @Test(arguments: [
        ("broken-link", "<a href=\"gone.html\">Folders</a>"), ("vague-link", "<a href=\"https://example.org/folders\">click here</a>"),
        ("missing-alt", "Folders <img src=\"folders.png\">"),
    ])
    func whatStandsInATermIsJudged(rule: String, term: String) async {
        let found = await ExampleAudit.findings(
            ["a.html": "<h1>Mail</h1><dl><dt>\(term)</dt><dd>They hold mail.</dd></dl>"], rules: [rule])
        #expect(found.map(\.rule) == [rule])
    }

    @Test(arguments: [
        (
            "The Send page, https://send.example.com/ will open.", "The Send page, https://send.example.com/ will not open.",
            ["conflicting-polarity"]
        ),
        ("The old version is at https://example.com/on/12 for all.", "The old version is at https://example.com/off/12 for all.", []),
        ("The old version is at https://example.com/v12 for all.", "The old version is at https://example.com/v13 for all.", []),
        ("Open https://a.example/x now.", "Do not open https://a.example/x now.", []),
    ])
    func anAddressIsPartOfWhatASentenceIsAbout(one: String, other: String, rules: [String]) async {
        let found = await ExampleAudit.findings(
            ["a.html": "<h1>Mail</h1><p>\(one)</p>", "b.html": "<h1>Post</h1><p>\(other)</p>"],
            rules: ["conflicting-polarity", "conflicting-number"])
        #expect(found.map(\.rule) == rules)
    }

    /// Two hundred copies make twenty thousand pairs.
    @Test func copiesByTheHundredAreCountedAndNotListed() async {
        let text = "<p>On the sign-in page choose Forgot password and follow the mail you get. The link in it is good for one hour.</p>"
        let pages = (0..<200).map { (name: "\($0).html", text: "<h1>Password</h1>\(text)<p>Number \($0).</p>") }
        var settings = ExampleAudit.settings
        settings.selection.only = ["near-duplicate-article"]
        let found = await ExampleAudit.audit(pages, settings: settings).findings
        let byPage = Dictionary(grouping: found, by: \.location.path)
        #expect(byPage.count == 199 && byPage.values.allSatisfy { $0.count <= 20 })
        #expect(found.contains { $0.message.hasSuffix(" and 179 more") })
    }

    @Test func aPageThatMovedIsNamed() async {
        let found = await ExampleAudit.findings(
            ["old/a.html": page(["b.html#top"]), "new/b.html": "<h1>Folders</h1><p>Choose New.</p>"], rules: ["broken-link"])
        #expect(found.map(\.replacement) == [.init(old: "b.html#top", new: "../new/b.html#top")])
    }

    @Test func aPageThatMayBeEitherOfTwoIsNot() async {
        let folders = "<h1>Folders</h1><p>Choose New.</p>"
        let found = await ExampleAudit.findings(
            ["old/a.html": page(["b.html"]), "new/b.html": folders, "newer/b.html": folders], rules: ["broken-link"])
        #expect(found.map(\.replacement) == [nil])
    }

    @Test func aChainOfRedirectsIsMendedToItsEnd() async {
        let moved = { (to: String) in "<h1>Moved to \(to)</h1><p>This page has moved to <a href=\"\(to)\">the new one</a>.</p>" }
        let found = await ExampleAudit.findings(
            ["a.html": page(["b.html"]), "b.html": moved("c.html"), "c.html": moved("d.html"), "d.html": "<h1>Folders</h1><p>New.</p>"],
            rules: ["redirecting-link"])
        #expect(found.first { $0.location.path == "kb/a.html" }?.replacement == .init(old: "b.html", new: "d.html"))
    }

    @Test(arguments: ["#./set-up", "#mail/set-up", "#set-up"])
    func waysInWhichDITANamesAnElementAreNotBroken(target: String) async {
        let topic =
            "<topic id=\"mail\"><title>Mail</title><body><p id=\"set-up\">Enter it.</p><p>See <xref href=\"\(target)\">set-up</xref>.</p></body></topic>"
        #expect(await ExampleAudit.findings(["page.dita": topic], rules: ["broken-anchor"]).map(\.message) == [])
    }

    @Test func anAnchorThatDiffersInCapitalsIsMended() async {
        let found = await ExampleAudit.findings(
            ["a.html": page(["#Set-Up"]) + "<h2 id=\"set-up\">Set up</h2><p>Enter it.</p>"], rules: ["broken-anchor"])
        #expect(found.map(\.replacement) == [.init(old: "#Set-Up", new: "#set-up")])
    }

    @Test(arguments: [("hubs@mozilla.org", Severity.suggestion), ("m.okafor@nordkontor.se", .error), ("joanna@gmail.com", .error)])
    func anAddressThatMayBeADesksWeighsLess(address: String, severity: Severity) async {
        let found = await ExampleAudit.findings(["a.html": "<h1>Mail</h1><p>Write to \(address) then.</p>"], rules: ["personal-data"])
        #expect(found.map(\.severity) == [severity])
    }

    @Test(arguments: [
        "StudentLoanSupport@ed.gov", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "BR15 0000 0000 0000 1093 2840 814",
        "0.8509181282", "at 21:51:00 2012-05-31", "text/shared/00000404.html",
    ])
    func whatBelongsToNobodyIsLeft(text: String) async {
        let found = await ExampleAudit.findings(["a.html": "<h1>Mail</h1><p>It says \(text) there.</p>"], rules: ["personal-data"])
        #expect(found.map(\.message) == [])
    }
}
