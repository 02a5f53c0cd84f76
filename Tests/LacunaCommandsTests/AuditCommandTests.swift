import Foundation
import KBTestSupport
import Testing

/// `lacuna audit` as people and pipelines run it.
@Suite struct AuditCommandTests {
    private static let page = """
        <h1>Mail folders</h1>
        <p>Open the account settings and compare the server name with the one that your provider gives to you, then save.</p>
        <p>To read more, <a href="https://example.org/folders">click here</a>.</p>

        """

    private func base(_ files: KeyValuePairs<String, String> = ["kb/folders.html": page]) throws -> Binary {
        let binary = try Binary()
        for (name, text) in files { try binary.write(text, to: name) }
        return binary
    }

    @Test(
        arguments: [
            (["--fail-on", "error"], 0), (["--fail-on", "warning"], 1), (["--fail-on", "suggestion"], 1), (["--fail-on", "never"], 0),
            (["--no-such-option"], 64), (["--write"], 64), (["--changed-since", "HEAD", "--write-baseline", "x"], 64),
            (["--rules", "vague-links"], 2), (["--now", "soon"], 2), (["--baseline", "nowhere.json"], 2),
            (["--config", "nowhere.yaml"], 2),
        ] as [([String], Int32)])
    func theExitCodeSaysHowItEnded(options: [String], code: Int32) throws {
        #expect(try base().run(arguments: ["audit", "kb", "--cache", "off"] + options).code == code)
    }

    @Test func aFileThatCannotBeReadIsNamedAndTheRestIsAudited() throws {
        let binary = try base(["kb/folders.html": Self.page, "kb/empty.html": ""])
        let run = try binary.run("audit", "kb", "--cache", "off")
        #expect(run.code == 2)
        #expect(run.errors.contains("kb/empty.html: no article was read: it is empty."))
        #expect(run.output.contains("[vague-link]"))
    }

    @Test func theConfigurationTurnsRulesOnAndOffAndTheOptionsWin() throws {
        let binary = try base()
        try binary.write(
            """
            sources: {articles: kb}
            audit:
              fail_on: suggestion
              rules: {thin-article: on, vague-link: error}
              limits: {article-minimum-words: 90}
              overrides:
                - {paths: "archive/**", rules: {vague-link: off}}
            """, to: "lacuna.yaml")
        try binary.write(Self.page, to: "kb/archive/old.html")
        let run = try binary.run("audit", "--cache", "off", "--rules", "vague-link,thin-article")
        #expect(run.code == 1)
        #expect(run.output.contains("error      the link text \"click here\""))
        #expect(run.output.split(separator: "[vague-link]").count == 2)
        #expect(run.output.split(separator: "[thin-article]").count == 3)
        #expect(try binary.run("audit", "--cache", "off", "--fail-on", "never").code == 0)
    }

    @Test(arguments: [
        ("audit: {ruls: {}}", "audit: unknown key “ruls”; did you mean “rules”?"),
        ("audit: {rules: {vague-links: off}}", "audit.rules: unknown rule “vague-links”; did you mean “vague-link”?"),
        ("audit: {rules: {vague-link: waring}}", "audit.rules.vague-link: unknown level “waring”; did you mean “warning”?"),
        ("audit: {limits: {paragraph-word: 3}}", "audit.limits: unknown limit “paragraph-word”; did you mean “paragraph-words”?"),
        ("audit: {limits: {paragraph-words: few}}", "audit.limits.paragraph-words: “few” is not a number from 0 up."),
        ("audit: {overrides: [{rules: {vague-link: off}}]}", "audit.overrides: paths:, locales: or types: is missing"),
        ("audit: {suppressions: [{rule: vague-link, paths: x}]}", "audit.suppressions: reason: is missing"),
        ("audit: {suppressions: [{rule: vague-link, paths: x, reason: y, until: z}]}", "audit.suppressions.until: “z” is not a date"),
        ("audit: {fail_on: warnings}", "audit.fail_on: unknown value “warnings”; did you mean “warning”?"),
        ("audit: {links: {pause: 1}}", "audit.links: unknown key “pause”; did you mean “pause_seconds”?"),
    ])
    func aMistakeInTheConfigurationIsNamedWithWhatWasMeant(yaml: String, message: String) throws {
        let binary = try base()
        try binary.write(yaml, to: "lacuna.yaml")
        let run = try binary.run("audit", "kb")
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("lacuna: lacuna.yaml, line 1: \(message)"), "\(run.errors)")
    }

    @Test func theGlossaryAtTheTopOfTheBaseIsRead() throws {
        let binary = try base()
        try binary.write("terms:\n  - {term: e-mail server, avoid: [server name]}\n", to: "kb/terms.yaml")
        let run = try binary.run("audit", "kb", "--cache", "off", "--rules", "glossary-term", "--format", "json")
        #expect(run.output.contains("\"fix\": \"Write \\\"e-mail server\\\".\""))
        try binary.write("terms:\n  - {trem: x}\n", to: "kb/terms.yaml")
        #expect(try binary.run("audit", "kb").errors.contains("kb/terms.yaml, line 2: terms: unknown key “trem”; did you mean “term”?"))
    }

    @Test func contactsTellWhichWordsAnArticleLacks() throws {
        let binary = try base()
        var contacts = "id,time,articles,question\n"
        for n in 0..<6 { contacts += "a\(n),2026-01-0\(n + 1)T00:00:00Z,folders,My inbox is full\n" }
        for n in 0..<40 { contacts += "b\(n),2026-01-09T00:00:00Z,,How do I change the password\n" }
        try binary.write(contacts, to: "contacts.csv")
        let run = try binary.run("audit", "kb", "--rules", "missing-customer-words", "--contacts", "contacts.csv")
        #expect(run.output.contains("customers say \"inbox\", \"full\", the article does not"))
    }

    @Test func aSecondRunGivesTheSameResultFromWhatWasKept() throws {
        let binary = try base()
        let arguments = ["audit", "kb", "--cache", "kept", "--now", "2026-01-15", "--format", "json"]
        let first = try binary.run(arguments: arguments)
        let second = try binary.run(arguments: arguments)
        #expect(second.output == first.output)
        #expect(second.code == first.code)
        #expect(second.errors.contains("nothing has changed since an earlier run"))
        try binary.write(Self.page.replacing("click here", with: "here"), to: "kb/folders.html")
        let changed = try binary.run(arguments: arguments)
        #expect(!changed.errors.contains("nothing has changed"))
        #expect(changed.output.contains("the link text \\\"here\\\""))
        #expect(!(try binary.run(arguments: arguments + ["--rules", "vague-link"]).errors.contains("nothing has changed")))
    }

    @Test(arguments: ["", "{", "{\"version\": 1}", "[]", "{\"result\": {\"articles\": 1}}"])
    func whatWasKeptAndIsDamagedCountsAsNothing(damage: String) throws {
        let binary = try base()
        let arguments = ["audit", "kb", "--cache", "kept", "--now", "2026-01-15", "--format", "json"]
        let first = try binary.run(arguments: arguments)
        let kept = try FileManager.default.contentsOfDirectory(atPath: binary.folder.appendingPathComponent("kept").path)
        #expect(kept.count == 2)
        for name in kept { try binary.write(damage, to: "kept/\(name)") }
        let second = try binary.run(arguments: arguments)
        #expect(second.output == first.output)
        #expect(!second.errors.contains("nothing has changed"))
    }

    @Test func onlySomeResultsAreKept() throws {
        let binary = try base()
        for year in 2001...2020 {
            try binary.write("window: 7d # \(year)\n", to: "c.yaml")
            _ = try binary.run("audit", "kb", "--cache", "kept", "--config", "c.yaml")
        }
        let kept = try FileManager.default.contentsOfDirectory(atPath: binary.folder.appendingPathComponent("kept").path)
        #expect(["audit-", "articles-"].map { kind in kept.count { $0.hasPrefix(kind) } } == [16, 16])
    }

    @Test func aReviewDateThatPassesEndsWhatWasKept() throws {
        let binary = try base()
        try binary.write("file,review_by\nfolders.html,2026-02-01\n", to: "kb/index.csv")
        let before = try binary.run("audit", "kb", "--cache", "kept", "--now", "2026-01-15")
        #expect(!before.output.contains("review-overdue"))
        #expect(try binary.run("audit", "kb", "--cache", "kept", "--now", "2026-01-31").errors.contains("nothing has changed"))
        #expect(try binary.run("audit", "kb", "--cache", "kept", "--now", "2026-02-02").output.contains("[review-overdue]"))
    }
}
