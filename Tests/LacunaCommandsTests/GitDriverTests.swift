import Foundation
import KBTestSupport
import Testing

/// The lines of the README, in a repository of their own.
@Suite struct GitDriverTests {
    private func git(_ lacuna: Binary, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com"] + arguments
        process.currentDirectoryURL = lacuna.folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output
    }

    private func repository() throws -> Binary {
        let lacuna = try Binary()
        let program = Binary.program.path
        _ = try git(lacuna, "init", "-q")
        _ = try git(lacuna, "config", "diff.lacuna.command", "'\(program)' diff")
        _ = try git(lacuna, "config", "difftool.lacuna.cmd", "'\(program)' diff --side-by-side \"$LOCAL\" \"$REMOTE\"")
        try lacuna.write("*.html diff=lacuna\n", to: ".gitattributes")
        try lacuna.write("<h1>Wait</h1>\n<p>Wait 30 seconds, then restart.</p>\n", to: "a.html")
        _ = try git(lacuna, "add", "a.html", ".gitattributes")
        _ = try git(lacuna, "commit", "-qm", "first")
        return lacuna
    }

    @Test func gitDiffShowsWordsOfChangedNewAndRemovedArticles() throws {
        let lacuna = try repository()
        try lacuna.write("<h1>Wait</h1>\n<p>Wait 45 seconds, then restart.</p>\n", to: "a.html")
        let changed = try git(lacuna, "--no-pager", "diff")
        #expect(changed.contains("Wait [-30-]{+45+} seconds"), "\(changed)")
        try lacuna.write("<p>New.</p>\n", to: "b.html")
        _ = try git(lacuna, "rm", "-qf", "a.html")
        _ = try git(lacuna, "add", "b.html")
        let moved = try git(lacuna, "--no-pager", "diff", "--cached", "--no-renames")
        #expect(moved.contains("added") && moved.contains("removed"), "\(moved)")
    }

    @Test func gitDifftoolShowsBothSides() throws {
        let lacuna = try repository()
        // The attribute's command would win over the tool.
        try lacuna.write("", to: ".gitattributes")
        try lacuna.write("<h1>Wait</h1>\n<p>Wait 45 seconds, then restart.</p>\n", to: "a.html")
        let shown = try git(lacuna, "difftool", "-y", "-t", "lacuna")
        #expect(shown.contains("[-30-] seconds") && shown.contains(" │ ") && shown.contains("{+45+} seconds"), "\(shown)")
    }
}
