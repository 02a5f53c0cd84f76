import Foundation
import KBModel
import KBTestSupport
import Testing

/// From conversations to an accepted article, with what goes wrong on the way.
@Suite struct ReviewTests {
    static let page = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Restart the printer</title><!-- keep --></head>
        <body><main>
        <p class="lead">When the <em>printer</em> hangs with error 79, restart it.</p>
        <ol class="steps"><li data-n="1">Press the power button.</li><li>Wait 30 seconds.</li></ol>
        <p id="end">Call support if nothing helps.</p>
        </main></body></html>

        """

    /// A folder with one article, and a draft that revises it.
    private func prepared() throws -> (Binary, draft: String) {
        let lacuna = try Binary()
        try lacuna.write("sources:\n  articles: kb\n", to: "lacuna.yaml")
        try lacuna.write(Self.page, to: "kb/restart.html")
        let answer = "Press the power button, then wait 30 seconds. Unplug the network cable before you restart the printer."
        let turns = """
            [{"speaker":"customer","text":"The printer hangs with error 79 when I print."},\
            {"speaker":"agent","text":"\(answer) Then update the firmware to version 4.2 in the Settings menu."},\
            {"speaker":"customer","text":"That worked, thanks!"}]
            """
        let lines = (1...4).map { n in
            """
            {"id":"t\(n)","channel":"chat","language":"en","outcome":"resolved","customer":"c\(n)",\
            "created":"2026-01-0\(n)T10:00:00Z","turns":\(turns)}
            """
        }
        try lacuna.write(lines.joined(separator: "\n") + "\n", to: "t.jsonl")
        let drafted = try lacuna.run("draft", "--transcripts", "t.jsonl", "--kb", "kb")
        try #require(drafted.code == 0, "\(drafted.errors)")
        let list = try lacuna.run("review", "list", "--format", "json").output
        let id = list.split(separator: "\"id\": \"").last?.split(separator: "\"").first
        return (lacuna, String(try #require(id)))
    }

    @Test func acceptsARevisionInPlaceAndRecordsWho() throws {
        let (lacuna, draft) = try prepared()
        let shown = try lacuna.run("review", "show", draft)
        #expect(shown.output.contains("{+Unplug the network cable") && shown.output.contains("4 of 4 conversations"))
        let accepted = try lacuna.run("review", "accept", draft, "--by", "ada", "--now", "2026-02-01")
        #expect(accepted.code == 0 && accepted.output.contains("accepted by ada"), "\(accepted.errors)")
        let text = try lacuna.read("kb/restart.html")
        #expect(text.contains("Unplug the network cable") && text.contains("<!-- keep -->") && text.contains("data-n=\"1\""))
        #expect(try lacuna.run("review").output.hasPrefix("Nothing waits"))
        #expect(try lacuna.run("review", "accept", draft).code == 2)
    }

    /// The draft is audited in the place of its article, with the user's own rules, and the other articles are not reported.
    @Test func showsWhatAnAuditSaysOfADraft() throws {
        let (lacuna, draft) = try prepared()
        let limits = "audit:\n  limits: {sentence-words: 4}\n  rules: {thin-article: off, unknown-state: off}\n"
        try lacuna.write("sources:\n  articles: kb\n\(limits)", to: "lacuna.yaml")
        try lacuna.write(
            "<title>Other</title><p>See <a href=\"restart.html\">here</a> and there and where else you like.</p>", to: "kb/other.html")
        let json = try JSONValue(parsing: Array(lacuna.run("review", "list", "--format", "json").output.utf8))
        let findings = try #require(json["waiting"]?.array?.first?["findings"]?.array)
        #expect(Set(findings.compactMap { $0["path"]?.string }) == ["kb/restart.html"])
        #expect(findings.contains { $0["rule"]?.string == "long-sentence" })
        let severities = findings.compactMap { $0["severity"]?.string.flatMap(Severity.init) }
        #expect(severities == severities.sorted(by: >))
        let count = severities.count { $0 == .suggestion }
        #expect(try lacuna.run("review").output.contains("\(count) suggestion"))
        let shown = try lacuna.run("review", "show", draft)
        #expect(shown.errors.contains("suggestion long-sentence: "))
    }

    @Test func refusesAFileThatChangedUntilBothAreMerged() throws {
        let (lacuna, draft) = try prepared()
        let changed = Self.page.replacingOccurrences(of: "Wait 30 seconds", with: "Wait 45 seconds")
        try lacuna.write(changed, to: "kb/restart.html")
        let refused = try lacuna.run("review", "accept", draft)
        #expect(refused.code == 2 && refused.errors.contains("was changed since the draft was made"))
        #expect(try lacuna.read("kb/restart.html") == changed)
        #expect(try lacuna.run("review", "accept", draft, "--merge").code == 0)
        let merged = try lacuna.read("kb/restart.html")
        #expect(merged.contains("Wait 45 seconds") && merged.contains("Unplug the network cable"))
    }

    @Test func dismissesWithAReasonUntilADate() throws {
        let (lacuna, draft) = try prepared()
        #expect(try lacuna.run("review", "dismiss", draft).code == 64)
        #expect(try lacuna.run("review", "dismiss", "unknown", "--because", "x").code == 2)
        #expect(try lacuna.run("review", "dismiss", draft, "--because", "fixed in 8.2", "--until", "2027-01-01").code == 0)
        #expect(try lacuna.run("review").output.hasPrefix("Nothing waits"))
        #expect(try lacuna.read("kb/restart.html") == Self.page)
    }

    @Test func exportsForAHelpDeskAndLeavesTheKnowledgeBaseAlone() throws {
        let (lacuna, _) = try prepared()
        let exported = try lacuna.run("review", "export", "--format", "zendesk")
        #expect(exported.code == 0 && exported.output.contains("\"draft\": true") && exported.output.contains("Unplug the network cable"))
        #expect(try lacuna.read("kb/restart.html") == Self.page)
    }

    @Test func editsInAnEditorAndChecksOnReturn() throws {
        let (lacuna, draft) = try prepared()
        let script = "#!/bin/sh\nsed -i 's/network cable/power cable/' \"$1\"\n"
        try lacuna.write(script, to: "editor.sh")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: lacuna.folder.appendingPathComponent("editor.sh").path)
        setenv("EDITOR", "./editor.sh", 1)
        defer { unsetenv("EDITOR") }
        let edited = try lacuna.run("review", "edit", draft)
        #expect(edited.code == 0 && edited.output.contains("changed"), "\(edited.errors)")
        #expect(try lacuna.run("review", "accept", draft).code == 0)
        let text = try lacuna.read("kb/restart.html")
        #expect(text.contains("Unplug the power cable") && text.contains("data-n=\"1\""))
    }

    @Test func aNewArticleGetsAFileOfItsOwn() throws {
        let (lacuna, _) = try prepared()
        let turns = """
            [{"speaker":"customer","text":"How do I export my calendar to a file?"},{"speaker":"agent","text":\
            "Open the calendar menu and choose Export. Select the calendar and save it as an ICS file."},\
            {"speaker":"customer","text":"Great, it worked. Thank you!"}]
            """
        let lines = (1...3).map { n in
            "{\"id\":\"n\(n)\",\"outcome\":\"resolved\",\"customer\":\"d\(n)\",\"created\":\"2026-01-0\(n)T10:00:00Z\",\"turns\":\(turns)}"
        }
        try lacuna.write(lines.joined(separator: "\n") + "\n", to: "new.jsonl")
        let drafted = try lacuna.run("draft", "--transcripts", "new.jsonl", "--kb", "kb", "--format", "json")
        let id = try #require(drafted.output.split(separator: "\"id\": \"").dropFirst().first?.split(separator: "\"").first)
        let refused = try lacuna.run("review", "accept", String(id), "--to", "kb/export.html")
        #expect(refused.code == 2 && refused.errors.contains("open questions"))
        let accepted = try lacuna.run("review", "accept", String(id), "--to", "kb/export.html", "--despite-questions")
        #expect(accepted.code == 0, "\(accepted.errors)")
        #expect(try lacuna.read("kb/export.html").contains("export my calendar"))
        #expect(try lacuna.run("review", "accept", String(id), "--to", "kb/export.html").code == 2)
    }

    // MARK: Faults

    /// Killed at any moment the file is the old or the new one, nothing else is left, and the ledger agrees after the next start.
    @Test func aKilledReviewLeavesTheOldFileOrTheNewOne() throws {
        let (lacuna, draft) = try prepared()
        let ledger = try Data(contentsOf: lacuna.folder.appendingPathComponent(".lacuna/ledger.sqlite"))
        var (old, new) = (0, 0)
        for delay in 0..<14 {
            try lacuna.write(Self.page, to: "kb/restart.html")
            try? FileManager.default.removeItem(at: lacuna.folder.appendingPathComponent(".lacuna/ledger.sqlite-journal"))
            try ledger.write(to: lacuna.folder.appendingPathComponent(".lacuna/ledger.sqlite"))
            try lacuna.kill(after: 0.01 * Double(delay), "review", "accept", draft)
            let text = try lacuna.read("kb/restart.html")
            let isNew = text.contains("Unplug the network cable") && text.hasSuffix("</html>\n")
            #expect(isNew || text == Self.page)
            let waits = try !lacuna.run("review").output.hasPrefix("Nothing waits")
            #expect(waits != isNew)
            if isNew { new += 1 } else { old += 1 }
            #expect(try lacuna.run("ingest", "kb").output.split(separator: "\n").count == 1)
        }
        #expect(old > 0)
    }

    @Test func aFullDiskLeavesTheKnowledgeBaseWhole() throws {
        let (lacuna, draft) = try prepared()
        // A limit on the size of files stands for the disk: writing beyond it fails as a full disk does.
        let run = try lacuna.runLimited(blocks: 0, "review", "accept", draft)
        #expect(run.code == 2, "\(run.errors)")
        #expect(try lacuna.read("kb/restart.html") == Self.page)
        #expect(try lacuna.run("review", "accept", draft).code == 0)
    }

    @Test func aFolderThatMayNotBeWrittenLeavesTheDraftWaiting() throws {
        guard getuid() != 0 else { return }
        let (lacuna, draft) = try prepared()
        let folder = lacuna.folder.appendingPathComponent("kb").path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        let run = try lacuna.run("review", "accept", draft)
        #expect(run.code == 2 && run.errors.contains("permission denied"))
        #expect(try lacuna.read("kb/restart.html") == Self.page)
        #expect(try !lacuna.run("review").output.hasPrefix("Nothing waits"))
    }
}
