import ArgumentParser
import Foundation

/// `lacuna init`.
struct InitCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Looks at a folder and writes a commented lacuna.yaml for what it finds there.",
        discussion: """
            Guesses by content which files are articles, contacts, conversations, votes and searches. Nothing that exists is overwritten.

              lacuna init knowledge/     write knowledge/lacuna.yaml
              lacuna init .              here
              lacuna doctor              then check what it says
            """)

    @Argument(help: ArgumentHelp("The folder; it is made when it does not exist.", valueName: "dir")) var folder = "."

    func job(_ console: Console) async throws -> Outcome {
        let target = (folder as NSString).appendingPathComponent(ConfigurationFile.name)
        guard !FileManager.default.fileExists(atPath: target) else {
            throw CommandFailure("\(target) exists already; it was left as it is. Edit it, or move it away and run again.")
        }
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw CommandFailure("cannot make \(folder): \(CommandFailure.reason(of: error)).")
        }
        let guess = try SourceGuess(folder: folder)
        try console.result(guess.yaml, to: target)
        try console.result("Wrote \(target): \(guess.sentence).\nNext: lacuna doctor --config \(target)\n")
        return .done
    }
}
