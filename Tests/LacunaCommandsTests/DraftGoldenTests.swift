import Foundation
import KBTestSupport
import Testing

/// Whole drafts as an editor gets them, so that a change of wording is seen in review.
@Suite struct DraftGoldenTests {
    @Test(arguments: try Repository.fileNames(below: "Tests/Fixtures/drafts"))
    func draftsFromChats(file: String) throws {
        let binary = try Binary()
        let run = try binary.run("draft", "--transcripts", Repository.root().appendingPathComponent("Tests/Fixtures/drafts/\(file)").path)
        #expect(run.code == 0)
        try Golden.expect(run.output, equals: "draft-" + file.replacing(".jsonl", with: ".md"))
    }

    /// Threads of the shipped knowledge base about one need each.
    @Test(arguments: [
        ("calendar", ["tb-1517063", "tb-1560219"]), ("account-hub", ["tb-1523590", "tb-1526041", "tb-1526092", "tb-1572236"]),
        ("google-sign-in", ["tb-1463328", "tb-1493065", "tb-1499641", "tb-1523694", "tb-1548747", "tb-1577480"]),
    ])
    func draftsFromTheShippedThreads(name: String, threads: [String]) throws {
        let root = Repository.root()
        let log = try String(contentsOf: root.appendingPathComponent("kb/transcripts.jsonl"), encoding: .utf8)
        let binary = try Binary()
        let chosen = log.split(separator: "\n").filter { line in threads.contains { line.contains("\"\($0)\"") } }
        #expect(chosen.count == threads.count)
        try binary.write(chosen.joined(separator: "\n") + "\n", to: "t.jsonl")
        let run = try binary.run("draft", "--transcripts", "t.jsonl", "--kb", root.appendingPathComponent("kb/articles").path)
        try Golden.expect(run.output, equals: "draft-kb-\(name).md")
    }
}
