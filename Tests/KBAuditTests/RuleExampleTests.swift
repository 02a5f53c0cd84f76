import KBAudit
import KBMarkup
import KBModel
import KBTestSupport
import Testing

/// Every rule's manual is true: its bad example gives a finding of the rule, its good one none.
@Suite struct RuleExampleTests {
    @Test(arguments: AuditRules.manuals.map(\.id))
    func badExampleIsFoundAndGoodOneIsNot(id: String) async throws {
        let manual = try AuditRules.rule(id).manual
        let bad = await ExampleAudit.findings(of: id, in: manual.bad)
        let good = await ExampleAudit.findings(of: id, in: manual.good)
        #expect(!bad.isEmpty, "the bad example of \(id) gives nothing")
        #expect(good.map(\.message) == [], "the good example of \(id) gives findings")
    }

    @Test func manualsAreComplete() {
        for manual in AuditRules.manuals {
            #expect(manual.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(manual.id) is not kebab-case")
            for sentence in [manual.summary, manual.rationale, manual.fix] {
                #expect(sentence.hasSuffix(".") || sentence.hasSuffix(")."), "\(manual.id): \"\(sentence)\" is no sentence")
            }
        }
        #expect(Set(AuditRules.manuals.map(\.id)).count == AuditRules.all.count)
    }

    @Test func listAndFolderAgree() throws {
        let files = try Repository.fileNames(below: "Sources/KBAudit/Rules").map { $0.replacing(".swift", with: "") }
        #expect(AuditRules.all.map { "\(type(of: $0))" } == files.sorted())
    }
}

/// Audits examples and small bases from memory.
enum ExampleAudit {
    /// What the examples of the rules that compare with an organisation's own words take for granted.
    static var settings: AuditSettings {
        var settings = AuditSettings()
        settings.now = Timestamp(iso8601: "2026-01-15T00:00:00Z")
        settings.vocabulary.terms = [.init(preferred: "sign in", avoid: ["log on", "login to"])]
        settings.vocabulary.products = ["Thunderbird", "Firefox"]
        settings.vocabulary.interfaceLabels = ["Save", "Cancel"]
        settings.vocabulary.customerNames = ["Nordkontor AB"]
        settings.vocabulary.parts = ["troubleshooting": [["symptom", "issue"], ["solution", "resolution"]]]
        settings.vocabulary.customerWords = ["folders": ["inbox"]]
        settings.externalLinks = [
            "https://example.org/gone": .broken("404, not found"), "https://example.org/members": .unchecked("no answer in time"),
            "https://example.org/providers": .reachable,
        ]
        return settings
    }

    static func findings(of rule: String, in example: RuleExample) async -> [Finding] {
        var settings = settings
        settings.selection.only = [rule]
        // What a suppression is about has to run too.
        if rule == "ineffective-suppression" { settings.selection.only = [rule, "vague-link"] }
        return await audit(example.files, settings: settings).findings.filter { $0.rule == rule }
    }

    static func findings(_ pages: KeyValuePairs<String, String>, rules: Set<String>, settings: AuditSettings = settings) async -> [Finding]
    {
        var settings = settings
        settings.selection.only = rules
        return await audit(pages.map { (name: $0.key, text: $0.value) }, settings: settings).findings
    }

    static func base(_ files: [(name: String, text: String)]) async -> (base: KnowledgeBase, files: Set<String>) {
        let texts = Dictionary(files.map { ($0.name, Array($0.text.utf8)) }) { first, _ in first }
        let tree = SourceTree(root: "kb", paths: texts.keys.sorted()) { texts[$0] ?? [] }
        let ingested = await Ingest(format: nil).read(tree)
        return (KnowledgeBase(ingested.articles), Set(texts.keys.map { "kb/" + $0 }))
    }

    static func audit(_ files: [(name: String, text: String)], settings: AuditSettings) async -> AuditResult {
        let (base, paths) = await base(files)
        let suppressions = files.flatMap { SuppressionScanner.entries(in: Array($0.text.utf8), path: "kb/" + $0.name) }
        return await Auditor(settings).audit(base, files: paths, suppressions: suppressions)
    }
}
