import Foundation
import KBModel
import KBSignals
import KBTestSupport
import Testing

@testable import LacunaCommands

/// What the documentation says is true.
@Suite struct DocumentationTests {
    private static func document(_ name: String) throws -> String {
        try String(contentsOf: Repository.root().appendingPathComponent(name), encoding: .utf8)
    }

    /// A knowledge base of the shipped one's shape, small enough to be read at every test.
    private func shippedBase(in binary: Binary) throws {
        let kb = Repository.root().appendingPathComponent("kb")
        try binary.write(try Self.document("kb/lacuna.yaml"), to: "kb/lacuna.yaml")
        try FileManager.default.createSymbolicLink(
            at: binary.folder.appendingPathComponent("kb/articles"), withDestinationURL: kb.appendingPathComponent("articles"))
        for (name, lines) in [("contacts.jsonl", 300), ("transcripts.jsonl", 80)] {
            let all = try Self.document("kb/\(name)").split(separator: "\n")
            try binary.write(all.prefix(lines).joined(separator: "\n") + "\n", to: "kb/\(name)")
        }
    }

    @Test func everyCommandOfTheTutorialRuns() throws {
        let binary = try Binary()
        try shippedBase(in: binary)
        var isShell = false
        var ran = 0
        for line in try Self.document("docs/monday.md").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isShell = line == "```sh" }
            guard isShell, line.hasPrefix("lacuna ") else { continue }
            let run = try binary.run(arguments: line.split(separator: " ").dropFirst().map(String.init))
            // A comparison and an audit end with 1 when they find something.
            #expect(run.code == 0 || run.code == 1, "\(line): \(run.errors)")
            ran += 1
        }
        #expect(ran >= 8)
    }

    @Test func theReadmeShowsWhatTheProgramPrints() throws {
        let binary = try Binary()
        try FileManager.default.createSymbolicLink(
            at: binary.folder.appendingPathComponent("kb"), withDestinationURL: Repository.root().appendingPathComponent("kb"))
        let readme = try Self.document("README.md")
        let command = "lacuna gaps --kb kb/articles --contacts kb/contacts.jsonl --limit 8"
        let run = try binary.run(arguments: command.split(separator: " ").dropFirst().map(String.init))
        #expect(readme.contains("$ \(command)\n\(run.output)"), "make try prints something else now:\n\(run.output)\(run.errors)")

        try FileManager.default.createDirectory(at: binary.folder.appendingPathComponent("try-out"), withIntermediateDirectories: true)
        _ = try binary.run(
            "gaps", "--kb", "kb/articles", "--contacts", "kb/contacts.jsonl", "--format", "json", "--output", "try-out/gaps.json")
        let draft =
            "lacuna draft --transcripts kb/transcripts.jsonl --kb kb/articles --gaps try-out/gaps.json --gap 1 --output try-out/drafts"
        let drafted = try binary.run(arguments: draft.split(separator: " ").dropFirst().map(String.init))
        #expect(
            readme.contains("$ \(draft)\n\(drafted.errors)\(drafted.output)"),
            "make try prints something else now:\n\(drafted.errors)\(drafted.output)")
    }

    @Test func everyFileThatADocumentLinksToExists() throws {
        for name in ["README.md", "SECURITY.md"]
            + (try Repository.fileNames(below: "docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" })
        {
            let folder = Repository.root().appendingPathComponent(name).deletingLastPathComponent()
            for target in Self.linkTargets(in: try Self.document(name)) {
                let path = folder.appendingPathComponent(target).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: path), "\(name) links to \(target)")
            }
        }
    }

    /// `](target)` of links within the repository, without fragments.
    private static func linkTargets(in markdown: String) -> [String] {
        markdown.components(separatedBy: "](").dropFirst().compactMap { rest in
            guard let end = rest.firstIndex(of: ")") else { return nil }
            let target = String(rest[..<end].prefix { $0 != "#" })
            return target.isEmpty || target.contains("://") ? nil : target
        }
    }

    @Test func everyExportAndEveryColumnIsInTheManual() throws {
        let manual = try Self.document("docs/exports.md")
        for name in SignalsForm.Choice.names.dropFirst(2) + SignalField.allCases.map(\.name) {
            #expect(manual.contains("`\(name)`"), "docs/exports.md does not name \(name)")
        }
    }

    /// The one example holds every key, and it is valid.
    @Test func everyKeyOfTheConfigurationIsInTheManual() throws {
        let manual = try Self.document("docs/configuration.md")
        let example = try #require(manual.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
        let configuration = try Configuration(yaml: example, file: "configuration.md", folder: ".")
        #expect(configuration.report.keep == 52 && configuration.draft.model?.name == "llama3")
        let folder = "Sources/LacunaCommands/Configuration"
        let readers = try Repository.fileNames(below: folder).filter { $0.hasSuffix("+YAML.swift") && !$0.hasPrefix("ArticleMapping") }
        for reader in readers {
            for match in try Self.document("\(folder)/\(reader)").matches(of: /"([a-z_]+)": \{/) {
                #expect(example.contains("\(match.1):"), "docs/configuration.md lacks \(match.1)")
            }
        }
    }

    @Test func everyOptionSaysWhatItDoesAndEveryCommandTeachesByExample() throws {
        let help = try Binary().run("--experimental-dump-help")
        let root = try JSONValue(parsing: Array(help.output.utf8))
        var commands = root["command"].map { [(path: "lacuna", value: $0)] } ?? []
        var seen = 0
        while let (path, command) = commands.popLast() {
            seen += 1
            for argument in command["arguments"]?.array ?? [] where argument["shouldDisplay"]?.bool == true {
                let name = argument["valueName"]?.string ?? "?"
                #expect(argument["abstract"]?.string?.isEmpty == false, "\(path) \(name) has no help")
            }
            for child in command["subcommands"]?.array ?? [] where child["shouldDisplay"]?.bool == true {
                guard let name = child["commandName"]?.string, name != "help" else { continue }
                commands.append(("\(path) \(name)", child))
                #expect(child["abstract"]?.string?.isEmpty == false, "\(path) \(name) has no abstract")
                #expect(child["discussion"]?.string?.contains("lacuna \(name)") == true || path != "lacuna", "\(name) shows no example")
            }
        }
        #expect(seen > 10)
    }
}
