import ArgumentParser
import KBDiff

/// `lacuna review accept ID`.
struct ReviewAcceptCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Writes a draft into the knowledge base, whole or in part, and records who did it.",
        discussion: """
            lacuna review accept d-3f2a                     a new article, or all changes of a revision
            lacuna review accept d-3f2a --only 1,3          two of the changes that show numbers
            lacuna review accept d-3f2a --merge             together with what changed meanwhile
            lacuna review accept d-3f2a --to kb/new.md      a new article under this name, in the format of the ending

            Only the parts of the file that change are written anew. Where that cannot be done the file stays as it is; --rewrite then writes
            the whole file from the model and says what that loses. Exit code 2 when nothing was written.
            """)

    @OptionGroup var options: ReviewOptions
    @Argument(help: ArgumentHelp("A draft's id, or how it begins.", valueName: "id")) var id: String
    @Option(help: ArgumentHelp("Take only these changes of a revision, by their numbers from 1.", valueName: "numbers")) var only: String?
    @Option(help: ArgumentHelp("The file of a new article.", valueName: "path")) var to: String?
    @Flag(help: "Bring the draft and what changed in the file meanwhile together.") var merge = false
    @Flag(help: "Write the whole file anew when the change cannot be made in place.") var rewrite = false

    @Flag(help: "Accept a draft whose questions to an expert are not answered.") var despiteQuestions = false

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        let choice = AcceptanceChoice(
            changes: try ChangeNumbers.parse(only), numbers: only, path: to, merges: merge, rewrites: rewrite,
            despiteQuestions: despiteQuestions)
        let done = try await AcceptingDraft(desk, try desk.draft(id), choice).accept()
        for loss in done.losses { console.remark("lacuna: \(done.acceptance.path) was written anew and does not hold \(loss).") }
        try console.result("\(done.acceptance.path)  written; \(done.acceptance.draft) is accepted by \(done.acceptance.by)\n")
        return .done
    }
}
