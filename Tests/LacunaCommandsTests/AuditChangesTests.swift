import Foundation
import KBTestSupport
import Testing

/// What `lacuna audit` does with changes: those of git, and its own.
@Suite struct AuditChangesTests {
    private static let vague = "<p>To read more, <a href=\"https://example.org/folders\">click here</a>.</p>\n"

    private func git(_ binary: Binary, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", binary.folder.path, "-c", "user.email=a@example.com", "-c", "user.name=A"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments)")
    }

    private func repository() throws -> Binary {
        let binary = try Binary()
        try binary.write("<h1>Old</h1>\n" + Self.vague, to: "kb/old.html")
        try binary.write(
            "<h1>Reader</h1>\n<p>All is in <a href=\"target.html\">the page about folders</a>.</p>\n" + Self.vague, to: "kb/reader.html")
        try binary.write("<h1>Target</h1>\n<p>Folders hold mail.</p>\n", to: "kb/target.html")
        try git(binary, "init", "-q")
        try git(binary, "add", "kb")
        try git(binary, "commit", "-qm", "first")
        return binary
    }

    private func findings(_ binary: Binary, _ options: String...) throws -> [String] {
        let run = try binary.run(
            arguments: ["audit", "kb", "--changed-since", "HEAD", "--format", "github", "--rules", "vague-link,broken-link"] + options)
        return run.output.split(separator: "\n").dropLast().compactMap { line in
            line.split(separator: " ").dropFirst().first.map { String($0.prefix { $0 != ":" }) }
        }
    }

    @Test func nothingChangedNothingToTell() throws {
        #expect(try findings(repository()) == [])
    }

    @Test func onlyWhatChangedIsTold() throws {
        let binary = try repository()
        try binary.write("<h1>New</h1>\n" + Self.vague, to: "kb/new.html")
        #expect(try findings(binary) == ["file=kb/new.html,line=2,title=vague-link"])
        try binary.write("<h1>Old</h1>\n<p>Now it says more.</p>\n" + Self.vague, to: "kb/old.html")
        #expect(try findings(binary) == ["file=kb/new.html,line=2,title=vague-link", "file=kb/old.html,line=3,title=vague-link"])
    }

    @Test func aLinkThatTheChangeBrokeIsTold() throws {
        let binary = try repository()
        try FileManager.default.removeItem(at: binary.folder.appendingPathComponent("kb/target.html"))
        #expect(try findings(binary) == ["file=kb/reader.html,line=2,title=broken-link"])
    }

    @Test(arguments: ["no-such-revision", "--output=x", "HEAD~99"])
    func anUnknownRevisionIsNamed(revision: String) throws {
        let run = try repository().run("audit", "kb", "--changed-since=\(revision)")
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix("lacuna: --changed-since \(revision): git knows no such revision at kb."))
    }

    @Test func aFixIsShownFirstAndWrittenOnlyWhenAsked() throws {
        let binary = try Binary()
        let page =
            "<h1>Mail</h1>\n<p>See <a href=\"moved.html\">the folders</a> and <a href=\"#Set-Up\">how to set up</a>.</p>\n<h2 id=\"set-up\">Set up</h2>\n<p>Enter your address.</p>\n"
        try binary.write(page, to: "kb/mail.html")
        try binary.write("<h1>Folders</h1>\n<p>Folders hold mail.</p>\n", to: "kb/more/moved.html")
        let arguments = ["audit", "kb", "--cache", "off", "--rules", "broken-link,broken-anchor", "--fix"]
        let shown = try binary.run(arguments: arguments)
        #expect(
            shown.output == """
                --- a/kb/mail.html
                +++ b/kb/mail.html
                @@ -1,4 +1,4 @@
                 <h1>Mail</h1>
                -<p>See <a href="moved.html">the folders</a> and <a href="#Set-Up">how to set up</a>.</p>
                +<p>See <a href="more/moved.html">the folders</a> and <a href="#set-up">how to set up</a>.</p>
                 <h2 id="set-up">Set up</h2>
                 <p>Enter your address.</p>

                """)
        #expect(shown.code == 1)
        #expect(try binary.read("kb/mail.html") == page)
        let written = try binary.run(arguments: arguments + ["--write"])
        #expect(written.output == shown.output)
        #expect(written.code == 0)
        #expect(try binary.run(arguments: arguments).output == "")
        #expect(try binary.run("audit", "kb", "--cache", "off", "--rules", "broken-link,broken-anchor").code == 0)
    }
}
