import Foundation
import KBTestSupport
import Testing

/// The real binary on what users really pass it: one clear sentence, the right exit code, and the rest of the job done.
@Suite struct BadInputTests {
    @Test func aMissingPathIsNamedWithAdvice() throws {
        let run = try Binary().run("ingest", "nowhere")
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors == "lacuna: nowhere: no such file or folder. Check the path; it is relative to the working folder.\n")
    }

    @Test func anEmptyFolderHoldsNoArticles() throws {
        let binary = try Binary()
        try FileManager.default.createDirectory(at: binary.folder.appendingPathComponent("kb"), withIntermediateDirectories: true)
        let run = try binary.run("ingest", "kb")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("lacuna: kb: no articles were found."))
    }

    @Test func aPageInAnotherEncodingIsReadAndSaid() throws {
        let binary = try Binary()
        var bytes = Array("<p>Sm\u{F6}rg\u{E5}sbord och mer text p\u{E5} svenska</p>".unicodeScalars.map { UInt8($0.value) })
        bytes += Array("\n".utf8)
        try Data(bytes).write(to: binary.folder.appendingPathComponent("page.html"))
        let run = try binary.run("ingest", "page.html")
        #expect(run.code == 0)
        #expect(run.output.contains("Smörgåsbord"))
    }

    @Test func anUnknownOptionIsAUsageError() throws {
        let run = try Binary().run("ingest", "--colour", "x")
        #expect(run.code == 64)
        #expect(run.errors.contains("--colour"))
    }

    @Test func everyCommandTeachesByExample() throws {
        let binary = try Binary()
        let help = try binary.run("--help").output
        let commands = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst()
            .compactMap { $0.hasPrefix("  ") && !$0.hasPrefix("   ") ? $0.split(separator: " ").first.map(String.init) : nil }
        #expect(commands.contains("ingest"))
        for command in commands where command != "See" {
            let text = try binary.run("help", command).output
            #expect(text.contains("lacuna \(command) "), "lacuna help \(command) shows no example")
        }
    }
}
