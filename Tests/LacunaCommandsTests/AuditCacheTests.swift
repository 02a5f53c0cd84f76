import Foundation
import KBAudit
import KBModel
import KBTestSupport
import Testing

@testable import LacunaCommands

/// Audits of a base that changes from run to run: what is kept between them makes them faster and nothing else.
@Suite struct AuditCacheTests {
    /// The same audit with and without what earlier runs kept.
    private static func compare(_ lacuna: Binary, _ program: String = "\"$0\"", _ options: String = "") throws {
        let audit = "\(program) audit kb --format json --fail-on never --now 2026-01-15T00:00:00Z \(options)"
        let kept = try lacuna.shell("\(audit) --cache cache")
        let anew = try lacuna.shell("\(audit) --cache off")
        #expect(kept.code == 0 && kept.output == anew.output, "\(kept.errors)")
    }

    private static func page(_ n: Int, _ random: inout SeededGenerator) -> String {
        let parts = [
            "<p>As of January 2019 the fee is \(n) euro, and a copy costs 12 euro.</p>", "<h2>Notes</h2>",
            "<p>Soon <b>more</b> will follow.</p>",
            "<p>Read <a href=\"\(n % 7).html\">click here</a> and write to jane.roe@example.com.</p>", "<p><img src=\"window.png\"></p>",
            "<p>To sign in, log on to the POPX server with the name that you chose and the word that goes with it.</p>",
        ]
        let chosen = (0..<4).compactMap { _ in parts.randomElement(using: &random) }
        return "<html lang=\"en\"><head><title>Mail \(n)</title></head><body><h1>Mail \(n)</h1>\(chosen.joined())</body></html>"
    }

    @Test(arguments: [1, 2]) func givesTheSameBytesWhateverChanged(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lacuna = try Binary()
        for n in 0..<8 { try lacuna.write(Self.page(n, &random), to: "kb/\(n).html") }
        let settings = ["", "limits: {sentence-words: 9}", "rules: {bare-url: off, missing-alt: error}", "customer_names: [Jane Roe]"]
        for _ in 0..<8 {
            try Self.compare(lacuna, "\"$0\"", ["", "--rules=-missing-alt"].randomElement(using: &random) ?? "")
            switch Int.random(in: 0..<4, using: &random) {
            case 0: try lacuna.write("audit:\n  {\((settings.randomElement(using: &random) ?? ""))}\n", to: "lacuna.yaml")
            case 1:
                try lacuna.write(
                    "terms:\n  - {term: sign in, avoid: [log on, \"v\(Int.random(in: 0..<3, using: &random))\"]}\n", to: "kb/terms.yaml")
            default: break
            }
            let n = Int.random(in: 0..<9, using: &random)
            try lacuna.write(Self.page(n, &random), to: "kb/\(n).html")
        }
    }

    /// Another build may have other rules: it starts anew.
    @Test func givesTheSameBytesInAnotherBuild() throws {
        let lacuna = try Binary()
        var random = SeededGenerator(seed: 3)
        for n in 0..<4 { try lacuna.write(Self.page(n, &random), to: "kb/\(n).html") }
        try Self.compare(lacuna)
        #expect(try lacuna.shell("cp \"$0\" ./other").code == 0)
        try Self.compare(lacuna, "./other")
        let kept = try FileManager.default.contentsOfDirectory(atPath: lacuna.folder.appendingPathComponent("cache").path)
        #expect(kept.count { $0.hasPrefix("articles-") } == 2 && kept.count { $0.hasPrefix("audit-") } == 2)
    }

    @Test func takesNothingFromAnotherVersionOrADamagedFile() async throws {
        let lacuna = try Binary()
        let folder = lacuna.folder.appendingPathComponent("cache").path
        let digest = AuditSources(paths: [], settings: [[1]]).settingsDigest
        let made = AuditCache(folder: folder, version: "1")
        var memory: ArticleMemory? = made.memory(for: digest)
        let article = Article(
            id: "a", title: "A", source: Article.Source(path: "a", format: "html"), blocks: [Block(.image(src: "window.png", alt: nil))])
        _ = await Auditor(AuditSettings()).audit(KnowledgeBase([article]), files: nil, suppressions: [], focus: nil, memory: &memory)
        made.keep(try #require(memory), for: digest)
        func recalled(_ cache: AuditCache) async -> Int? {
            var memory: ArticleMemory? = cache.memory(for: digest)
            _ = await Auditor(AuditSettings()).audit(KnowledgeBase([article]), files: nil, suppressions: [], focus: nil, memory: &memory)
            return memory?.recalled
        }
        #expect(await recalled(made) == 1)
        #expect(await recalled(AuditCache(folder: folder, version: "2")) == 0)
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
        try lacuna.write(String(lacuna.read("cache/" + name).dropLast(20)), to: "cache/" + name)
        #expect(await recalled(made) == 0)
    }
}
