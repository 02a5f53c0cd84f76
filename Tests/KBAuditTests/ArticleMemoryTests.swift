import KBAudit
import KBModel
import KBTestSupport
import Testing

/// What is remembered of unchanged articles changes no result.
@Suite struct ArticleMemoryTests {
    private typealias Page = (name: String, text: String)

    /// The bad examples of all rules as one base: every rule has something to say.
    private static let pages: [Page] = AuditRules.all.flatMap { rule in
        rule.manual.bad.files.map { (name: "\(rule.id)/\($0.name)", text: $0.text) }
    }

    private static func names(_ bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: " ") }

    /// An audit with the memory of the one before, written and read back in between, and without.
    private static func compare(_ pages: [Page], _ settings: AuditSettings, _ memory: inout ArticleMemory) async throws {
        let (base, files) = await ExampleAudit.base(pages)
        let anew = await Auditor(settings).audit(base, files: files)
        var kept: ArticleMemory? = memory
        let recalled = await Auditor(settings).audit(base, files: files, suppressions: [], focus: nil, memory: &kept)
        #expect(recalled == anew)
        let json = try #require(kept?.json)
        memory = try #require(ArticleMemory(json: json, digest: names))
    }

    @Test(arguments: 0..<4) func changesNoResultHoweverPagesAndOtherFactsChange(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var pages = Self.pages
        var settings = ExampleAudit.settings
        var memory = ArticleMemory(digest: Self.names)
        for _ in 0..<6 {
            try await Self.compare(pages, settings, &memory)
            for _ in 0..<5 { Self.change(&pages, &random) }
            // What an audit learns elsewhere is no setting: none of it may be remembered.
            settings.now = Timestamp(seconds: Int64.random(in: 1_600_000_000...1_900_000_000, using: &random))
            settings.vocabulary.customerWords = Bool.random(using: &random) ? [:] : ["folders": ["inbox", "trash"]]
            settings.externalLinks = Bool.random(using: &random) ? [:] : ["https://example.org/gone": .broken("404, not found")]
        }
    }

    private static func change(_ pages: inout [Page], _ random: inout SeededGenerator) {
        let place = Int.random(in: pages.indices, using: &random)
        let other = pages[Int.random(in: pages.indices, using: &random)]
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where pages.count > 20: pages.remove(at: place)
        case 1: pages.append((name: "new-\(pages.count)/page.html", text: other.text))
        case 2: pages[place].text = other.text
        default: pages[place].text += "<h2>More</h2><p>As of January 2019 <a href=\"../broken-link/page.html\">click here</a>.</p>"
        }
    }

    @Test func looksAgainAtWhatChangedOnly() async {
        let pages: [Page] = (1...9).map { (name: "\($0).html", text: "<h1>Mail \($0)</h1><p>Choose <a href=\"1.html\">here</a>.</p>") }
        var memory: ArticleMemory? = ArticleMemory(digest: Self.names)
        let auditor = Auditor(ExampleAudit.settings)
        for (changed, recalled) in [(nil, 0), (3, 8), (nil, 8), (nil, 9)] {
            var pages = pages
            if let changed { pages[changed].text += "<p>Choose New.</p>" }
            let (base, files) = await ExampleAudit.base(pages)
            _ = await auditor.audit(base, files: files, suppressions: [], focus: nil, memory: &memory)
            #expect(memory?.recalled == recalled)
        }
    }

    /// A format whose articles begin to have owners is another one for those without.
    @Test func looksAgainWhereTheBaseKeepsOtherMetadata() async {
        let pages: [Page] = (1...4).map { (name: "\($0).html", text: "<h1>Mail \($0)</h1><p>Choose New.</p>") }
        let index = "file,owner\n1.html,ann\n2.html,ann\n3.html,bo\n"
        var memory: ArticleMemory? = ArticleMemory(digest: Self.names)
        var found: [[String]] = []
        for files in [pages, pages + [(name: "index.csv", text: index)]] {
            let (base, paths) = await ExampleAudit.base(files)
            let result = await Auditor(ExampleAudit.settings).audit(base, files: paths, suppressions: [], focus: nil, memory: &memory)
            found.append(result.findings.filter { $0.rule == "missing-owner" }.map(\.location.path))
        }
        #expect(found == [[], ["kb/4.html"]])
    }
}
