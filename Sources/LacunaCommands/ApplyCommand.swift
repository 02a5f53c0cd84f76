import ArgumentParser
import KBDiff
import KBModel

/// `lacuna apply DIFF.json OLD`.
struct ApplyCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Turns OLD into NEW with the JSON of a comparison.",
        discussion: """
            lacuna diff --format json old.html new.html > d.json
            lacuna apply d.json old.html               prints NEW as one article in the JSON form of ingest

            OLD must be the article that was compared: if it has changed since, nothing is printed and the exit code is 2.
            --only 1,3 applies just these changes, counted from 1 as diff shows them.
            """)

    @Argument(help: ArgumentHelp("What lacuna diff --format json wrote; - for standard input.", valueName: "diff"))
    var diff: String
    @Argument(help: ArgumentHelp("The article that the comparison started from.", valueName: "old"))
    var old: String
    @Option(help: ArgumentHelp("Apply only these changes, by their numbers from 1.", valueName: "numbers"))
    var only: String?
    @Option(help: "The form of the result.")
    var format = Format.json
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path"))
    var output: String?
    @Option(help: ArgumentHelp("Read OLD as this format instead of finding it out.", valueName: "name"))
    var sourceFormat = "auto"

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl }

    func job(_ console: Console) async throws -> Outcome {
        let accepted = try ChangeNumbers.parse(only)
        let json = try PatchFile.read(diff)
        let article = try await ComparisonLoading.one(old, sourceFormat: sourceFormat, console: console)
        let result: Article
        do throws(PatchError) {
            result = try ArticlePatch(json: json).apply(to: article, accepting: accepted)
        } catch {
            throw CommandFailure("\(diff): \(error).")
        }
        try console.result(result.json.serialized() + "\n", to: output)
        return .done
    }
}
