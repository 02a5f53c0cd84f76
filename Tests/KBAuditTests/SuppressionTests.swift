import KBAudit
import KBModel
import Testing

@Suite struct SuppressionTests {
    private func findings(_ page: String, rules: Set<String> = ["vague-link", "ineffective-suppression"]) async -> [String] {
        await ExampleAudit.findings(["page.html": page], rules: rules).map { "\($0.rule):\($0.location.line ?? 0)" }
    }

    private let link = "<p>To read more, <a href=\"https://example.org/folders\">click here</a>.</p>"

    @Test(
        arguments: [
            ("<!-- lacuna: allow vague-link because the label is quoted -->\n", []),
            ("<!-- lacuna: allow vague-link because the label is quoted until 2026-12-31 -->\n", []),
            ("<!-- lacuna: allow vague-link because the label is quoted -->\n\n\n", []),
            ("<!-- lacuna: allow-file vague-link because it is a quotation -->\n<p>Folders hold mail.</p>\n", []),
            (
                "<!-- lacuna: allow vague-link because the label is quoted until 2025-12-31 -->\n",
                ["ineffective-suppression:1", "vague-link:2"]
            ),
            ("<!-- lacuna: allow vague-link -->\n", ["ineffective-suppression:1", "vague-link:2"]),
            ("<!-- lacuna: allow vague-links because of a slip of the pen -->\n", ["ineffective-suppression:1", "vague-link:2"]),
            (
                "<!-- lacuna: allow vague-link because it was here once -->\n<p>Folders hold mail.</p>\n",
                ["ineffective-suppression:1", "vague-link:3"]
            ),
        ] as [(String, [String])])
    func aCommentCountsWhenItGivesAReasonAndStandsAtThePlace(comment: String, expected: [String]) async {
        #expect(await findings(comment + link) == expected)
    }

    @Test func anEntryOfTheConfigurationCountsForItsPaths() async {
        var settings = ExampleAudit.settings
        settings.suppressions = [.init(rule: "vague-link", scope: .paths("old/**"), reason: "retired in March", until: nil)]
        let pages: KeyValuePairs = ["old/a.html": "<h1>Old</h1>" + link, "new/b.html": "<h1>New</h1>" + link]
        let found = await ExampleAudit.findings(pages, rules: ["vague-link"], settings: settings)
        #expect(found.map(\.location.path) == ["kb/new/b.html"])
    }
}

@Suite struct SettingsTests {
    private let link = "<h1>Mail</h1><p>To read more, <a href=\"https://example.org/folders\">click here</a>.</p>"

    @Test func anOverrideTurnsARuleOffOrChangesItsSeverityWhereItFits() async {
        var settings = ExampleAudit.settings
        var off = AuditSettings.Override()
        off.paths = ["archive/**"]
        off.off = ["vague-link"]
        var loud = AuditSettings.Override()
        loud.locales = ["sv"]
        loud.severities = ["vague-link": .error]
        settings.overrides = [off, loud]
        let pages: KeyValuePairs = [
            "archive/a.html": link, "b.html": link, "c.html": link, "index.csv": "file,language\nb.html,en\nc.html,sv-SE\n",
        ]
        let found = await ExampleAudit.findings(pages, rules: ["vague-link"], settings: settings)
        #expect(found.map { "\($0.location.path) \($0.severity.rawValue)" } == ["kb/b.html warning", "kb/c.html error"])
    }

    @Test func aLimitHoldsWhereItIsSet() async {
        var settings = ExampleAudit.settings
        settings.limits[.paragraphWords] = 5
        let found = await ExampleAudit.findings(
            ["a.html": "<h1>Mail</h1><p>One two three four five six seven eight nine ten eleven.</p>"], rules: ["wall-of-text"],
            settings: settings)
        #expect(found.map(\.message) == ["a wall of text: one paragraph of 11 words"])
    }

    @Test(arguments: [("missing-alt,vague-link", true, false), ("-wall-of-text", true, false), ("wall-of-text", false, true)])
    func aListOfRulesSelectsThem(list: String, vagueLink: Bool, wallOfText: Bool) async throws {
        var settings = ExampleAudit.settings
        try settings.selection.narrow(to: list)
        settings.limits[.paragraphWords] = 5
        let long = link + "<p>One two three four five six seven eight nine ten eleven twelve thirteen fourteen.</p>"
        let rules = Set(await ExampleAudit.audit([("a.html", long)], settings: settings).findings.map(\.rule))
        #expect(rules.contains("vague-link") == vagueLink)
        #expect(rules.contains("wall-of-text") == wallOfText)
    }

    @Test func anUnknownRuleNamesTheNearest() {
        var selection = RuleSelection()
        #expect(throws: UnknownName(kind: "rule", name: "vague-links", known: ["vague-link"])) { try selection.narrow(to: "vague-links") }
        #expect(
            UnknownName(kind: "rule", name: "vague-links", known: ["vague-link"]).description
                == "there is no rule 'vague-links'; did you mean 'vague-link'?")
    }
}
