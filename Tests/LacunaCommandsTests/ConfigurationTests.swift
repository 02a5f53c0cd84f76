import KBTestSupport
import Testing

@testable import LacunaCommands

@Suite struct ConfigurationTests {
    @Test func readsEveryKey() throws {
        let yaml = """
            sources:
              articles: [kb, "more/*"]
              contacts: contacts.csv
              mapping: mapping.yaml
            window: 14d
            cost: {minutes_per_contact: 12.5, currency: EUR}
            owners:
              - {path: "kb/gmail*", owner: Mail team}
            report:
              title: Gaps
              publish: site
              keep: 3
              targets: {escalation_rate: 0.2}
            audit: {rules: {missing-alt: off}}
            ledger: state/ledger.sqlite
            """
        var expected = Configuration()
        expected.file = "lacuna.yaml"
        expected.sources.articles = ["kb", "more/*"]
        expected.sources.contacts = ["contacts.csv"]
        expected.sources.mapping = "mapping.yaml"
        expected.window = 14
        expected.cost = .init(minutesPerContact: 12.5, moneyPerContact: nil, currency: "EUR")
        expected.owners = [.init(owner: "Mail team", path: "kb/gmail*", product: nil)]
        expected.report.title = "Gaps"
        expected.report.publish = "site"
        expected.report.keep = 3
        expected.report.targets = [.init(measure: .escalationRate, atMost: 0.2)]
        expected.audit.settings.selection.off = ["missing-alt"]
        expected.ledger = "state/ledger.sqlite"
        #expect(try Configuration(yaml: yaml, file: "lacuna.yaml", folder: ".") == expected)
    }

    @Test(arguments: [
        ("sources: {artcles: kb}", "line 1: sources: unknown key “artcles”; did you mean “articles”?"),
        ("window: soon", "line 1: window: “soon” is not a number of days such as 7d."),
        ("report:\n  keep: 0", "line 2: report.keep: “0” is not a whole number from 1 up."),
        ("owners: [{path: x}]", "line 1: owners: an owner: is missing."),
        ("report: {targets: {speed: 1}}", "line 1: report.targets: unknown key “speed”"),
        ("cost: 3", "line 1: cost: keys with values are expected here."),
    ])
    func namesFileLineAndKeyOfAMistake(yaml: String, expected: String) {
        let error = #expect(throws: CommandFailure.self) { try Configuration(yaml: yaml, file: "lacuna.yaml", folder: ".") }
        #expect(error?.description.hasPrefix("lacuna.yaml, \(expected)") == true, "\(error?.description ?? "none")")
    }

    @Test func theExampleOfAnAuditThatInitWritesIsUnderstood() throws {
        let lines = try SourceGuess(folder: Binary().folder.path).yaml.split(separator: "\n")
        let example = lines.drop { !$0.hasPrefix("# audit:") }.prefix { $0.hasPrefix("# audit:") || $0.hasPrefix("#   ") }
        let audit = try Configuration(
            yaml: example.map { $0.dropFirst(2) }.joined(separator: "\n"), file: "lacuna.yaml", folder: "."
        ).audit
        #expect(audit.failOn == .error)
        #expect(audit.settings.severities == ["vague-link": .error])
        #expect(audit.settings.limits.whole(.reviewDays) == 365)
        #expect(audit.settings.overrides.map(\.locales) == [[], ["sv", "de"]])
        #expect(audit.settings.suppressions.map(\.rule) == ["long-sentence"])
        #expect(audit.links.skip == ["intranet.example.org"])
    }

    @Test func anEmptyFileIsTheDefaults() throws {
        #expect(try Configuration(yaml: "", file: "a", folder: "b") == Configuration(file: "a", folder: "b"))
    }

    @Test(arguments: [
        ("site/kb/gmail-setup.html", [], "Mail team"), ("kb/imap.html", ["Calendar"], "Calendar team"), ("kb/imap.html", [], "stated"),
    ])
    func theFirstRuleThatFitsNamesTheOwner(path: String, labels: [String], expected: String) {
        var configuration = Configuration()
        configuration.owners = [
            .init(owner: "Mail team", path: "kb/gmail*", product: nil), .init(owner: "Calendar team", path: nil, product: "calendar"),
        ]
        #expect(configuration.owner(path: path, labels: labels, stated: "stated") == expected)
    }
}
