import ArgumentParser
import KBReports

/// `lacuna gaps explain`.
struct GapsExplainCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the arithmetic of one line of the ranking.",
        discussion: """
            Contacts by stratum, what was expected of each, what happened, how far the excess is believed, and the most telling contacts.

              lacuna gaps explain 3 --kb kb/ --contacts contacts.csv             the third article
              lacuna gaps explain install-guide --kb kb/ --contacts contacts.csv  by id
            """)

    @Argument(help: "An article's id, a gap's id, or a rank among the articles.") var id: String
    @OptionGroup var sources: GapSources
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?

    func job(_ console: Console) async throws -> Outcome {
        let loaded = try await sources.load(console)
        guard let explanation = GapExplanation(of: id, in: loaded.analysis) else {
            throw CommandFailure("\(id): no article with contacts, no gap and no rank is named so. 'lacuna gaps' lists them.")
        }
        try console.result(explanation.text(width: console.width), to: output)
        return loaded.outcome
    }
}
