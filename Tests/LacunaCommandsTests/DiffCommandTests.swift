import Foundation
import KBTestSupport
import Testing

/// Articles in Lacuna's own JSON are compared like any others.
@Suite struct DiffCommandTests {
    private let lacuna: Binary

    init() throws {
        lacuna = try Binary()
        try lacuna.write("<title>Mail</title><h1>Mail</h1><p>Choose New.</p><ul><li>Inbox</li></ul>", to: "kb/mail.html")
        try lacuna.write("<title>Sent</title><p>It holds what was sent.</p>", to: "kb/sent.html")
        try lacuna.write(lacuna.run("ingest", "kb").output, to: "kb.jsonl")
    }

    @Test(arguments: [
        "\"$0\" diff kb kb.jsonl", "\"$0\" diff kb - < kb.jsonl", "\"$0\" diff kb.json kb",
        "\"$0\" ingest kb/mail.html | \"$0\" diff - kb/mail.html",
    ])
    func findsNoDifferenceToWhatIngestWrote(line: String) throws {
        let lines = try lacuna.read("kb.jsonl").split(separator: "\n")
        try lacuna.write("[" + lines.joined(separator: ",") + "]", to: "kb.json")
        let run = try lacuna.shell(line)
        #expect(run.code == 0, "\(run.output)\(run.errors)")
    }

    @Test(arguments: ["diff kb/mail.html kb/sent.html", "audit kb --cache off"])
    func pagesWearTheUsersOwnStyle(command: String) throws {
        try lacuna.write("report:\n  templates: layouts\n", to: "lacuna.yaml")
        for name in ["audit", "diff"] { try lacuna.write("body { color: teal }\n", to: "layouts/\(name).css") }
        let run = try lacuna.shell("\"$0\" \(command) --format html")
        #expect(run.output.contains("<style>\nbody { color: teal }") && !run.output.contains("prefers-color-scheme"), "\(run.errors)")
    }

    @Test func speaksOfTheOldSideBeforeTheNewOne() throws {
        // The old side has much more to read, so that the new one is done first.
        for number in 0..<40 { try lacuna.write("<title>Mail \(number)</title><p>Choose New.</p>", to: "old/\(number).html") }
        try lacuna.write("%PDF-1.4", to: "old/manual.pdf")
        try lacuna.write("%PDF-1.4", to: "new/manual.pdf")
        let errors = try lacuna.run("diff", "old", "new").errors
        let old = try #require(errors.range(of: "lacuna: old:"))
        let new = try #require(errors.range(of: "lacuna: new:"))
        #expect(old.lowerBound < new.lowerBound, "\(errors)")
    }

    @Test func readsWhatApplyPrints() throws {
        try lacuna.write("<title>Mail</title><h1>Mail</h1><p>Choose Old.</p>", to: "new.html")
        let run = try lacuna.shell(
            "\"$0\" diff kb/mail.html new.html --format json > d.json; \"$0\" apply d.json kb/mail.html | \"$0\" diff - new.html --format json"
        )
        #expect(run.output.contains("\"blocksMoved\":0") && !run.output.contains("\"kind\":\"replace\""), "\(run.output)\(run.errors)")
    }

    @Test func namesALineThatIsCutOffAndComparesTheRest() throws {
        try lacuna.write(String(lacuna.read("kb.jsonl").dropLast(30)), to: "cut.jsonl")
        let run = try lacuna.run("diff", "kb", "cut.jsonl")
        #expect(run.code == 2 && run.errors.hasPrefix("lacuna: cut.jsonl, line 2: read in part: this line is no JSON"), "\(run.errors)")
        #expect(run.output.hasPrefix("2 articles: 1 removed, 1 equal."))
    }

    @Test func showsADraftsEvidenceBesideWhatItInserts() throws {
        let article = try lacuna.read("kb.jsonl").split(separator: "\n")[0].replacing("Choose New.", with: "Choose New and wait.")
        let provenance = "[{\"block\":1,\"item\":null,\"support\":3,\"of\":4,\"sources\":[{\"transcript\":\"t7\",\"turn\":1}]}]"
        try lacuna.write(
            "{\"drafts\":[{\"id\":\"d\",\"template\":\"x\",\"article\":\(article),\"provenance\":\(provenance)}]}", to: "d.json")
        let run = try lacuna.run("diff", "kb/mail.html", "d.json")
        #expect(run.code == 1 && run.output.contains("3 of 4 conversations: t7 turn 1"), "\(run.output)\(run.errors)")
    }
}
