import Foundation
import KBTestSupport
import Testing
import Yams

/// The jobs to copy do what this program understands.
@Suite struct JobTemplatesTests {
    private static let folder = "templates/jobs"

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: Repository.root().appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
    }

    /// `lacuna COMMAND …` up to the end of the command, wherever a job runs one.
    private static func commands(in job: String) -> [[String]] {
        let lines = job.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
        return lines.flatMap { line in
            line.matches(of: /lacuna (?<words>(?:audit|diff|report)\b[^|&;"]*)/).map { $0.words.split(separator: " ").map(String.init) }
        }
    }

    @Test func everyCommandOfAJobHasOnlyOptionsThatExist() throws {
        let binary = try Binary()
        var seen: Set<String> = []
        for job in try Repository.fileNames(below: Self.folder) {
            for words in Self.commands(in: try Self.text(job)) {
                let help = try binary.run(words[0], "--help").output
                for option in words where option.hasPrefix("--") { #expect(help.contains("\(option) "), "\(job): \(words)") }
                seen.insert(job)
            }
        }
        #expect(seen.isSuperset(of: ["crontab", "github-actions.yml", "gitlab-ci.yml", "lacuna-report.service"]), "\(seen)")
    }

    @Test func everyPipelineIsYAML() throws {
        let pipelines = try Repository.fileNames(below: Self.folder).filter { $0.hasSuffix(".yml") }
        #expect(pipelines.count >= 3)
        for pipeline in pipelines { #expect(try Yams.load(yaml: Self.text(pipeline)) is [String: Any], "\(pipeline)") }
    }

    private static let analyzer = "/usr/bin/systemd-analyze"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "systemd is not installed"))
    func systemdUnderstandsTheUnits() throws {
        let folder = try Binary().folder
        for unit in ["lacuna-report.service", "lacuna-report.timer"] {
            // Where the program will be installed is not where the test runs.
            let text = try Self.text(unit).replacing("/usr/local/bin/lacuna", with: "/bin/true")
            try text.write(to: folder.appendingPathComponent(unit), atomically: true, encoding: .utf8)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.analyzer)
        process.arguments = ["verify", "--man=no", folder.appendingPathComponent("lacuna-report.timer").path]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let errors = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(errors)")
    }
}
