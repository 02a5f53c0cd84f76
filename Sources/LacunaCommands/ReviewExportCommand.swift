import ArgumentParser
import KBMarkup

/// `lacuna review export`.
struct ReviewExportCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes waiting drafts as files that a help desk or another system imports.",
        discussion: """
            lacuna review export --format zendesk > drafts.json             all drafts that wait
            lacuna review export d-3f2a --format servicenow --output a.xml  one of them
            lacuna review export --format confluence-storage --output out/  one file a draft

            The knowledge base is not touched, and the drafts keep waiting: dismiss them when the other system has them.
            """)

    @OptionGroup var options: ReviewOptions
    @Argument(help: ArgumentHelp("Drafts (default: all that wait).", valueName: "id")) var ids: [String] = []
    @Option(help: "The form: zendesk, servicenow, confluence-storage, dita, docbook, html, markdown or text.") var format =
        IngestCommand.Format.zendesk
    @Option(help: ArgumentHelp("Where the result goes: a file, or a folder for one file a draft.", valueName: "path")) var output: String?

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        let drafts = try ids.isEmpty ? desk.waiting() : ids.map(desk.draft)
        guard !drafts.isEmpty else { throw CommandFailure("no draft waits. 'lacuna draft' makes them.") }
        try ArticleOutput(articles: drafts.map(\.exported), output: output, console: console).write(as: format)
        return .done
    }
}
