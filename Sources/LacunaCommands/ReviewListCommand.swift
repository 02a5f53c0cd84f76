import ArgumentParser
import KBReports

/// `lacuna review list`.
struct ReviewListCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists drafts, gaps and failing articles that wait for a person, by avoidable contacts.",
        discussion: """
            lacuna review list                   in the terminal
            lacuna review list --format json     for programs, with the findings

            Drafts are audited as they would stand in the knowledge base, with the rules and the baseline of lacuna.yaml.
            What was dismissed is left out until its time is over; what was accepted is done.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var options: ReviewOptions
    @Option(help: "The form of the result.") var format = Format.text
    @Option(help: ArgumentHelp("How many are listed (default: 20 as text, all as JSON).", valueName: "count")) var limit: Int?

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        var queue = try ReviewQueue(desk)
        let drafts = try desk.waiting()
        if !drafts.isEmpty { queue.note(try await DraftAudit(desk).findings(of: drafts)) }
        switch format {
        case .text: try console.result(ReviewList(queue.rows, limit: limit ?? 20).text(width: console.width))
        case .json: try console.result(ReviewList(queue.rows, limit: limit).json.serialized(pretty: true) + "\n")
        }
        return .done
    }
}
