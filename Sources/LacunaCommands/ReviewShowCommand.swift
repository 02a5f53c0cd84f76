import ArgumentParser
import KBReports

/// `lacuna review show ID`.
struct ReviewShowCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a draft: a new article in full, a revision as what it changes, with its evidence.",
        discussion: """
            lacuna review show d-3f2a                               in the terminal
            lacuna review show d-3f2a --format html --output d.html a page to pass on

            What an audit would say of it once it is accepted stands before it, most severe first.
            The changes of a revision are numbered; accept --only takes single ones. When the article moved on since the draft was made, both
            changes are brought together, and blocks that both changed stand as conflicts.
            """)

    @OptionGroup var options: ReviewOptions
    @Argument(help: ArgumentHelp("A draft's id, or how it begins.", valueName: "id")) var id: String
    @Option(help: "The form of the result: text, json, html or markdown.") var format = DiffCommand.Format.text
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        let draft = try desk.draft(id)
        let sheet = try await ReviewSheet(draft, current: desk.current(draft))
        for remark in sheet.remarks { console.remark(remark) }
        for finding in try await DraftAudit(desk).findings(of: [draft])[draft.id] ?? [] { console.remark(ReviewList.line(of: finding)) }
        let form = DiffForm(
            format: format, showsAll: false, color: console.color && output == nil, width: console.width,
            templates: try desk.settings.pageTemplates())
        try console.result(sheet.render(form), to: output)
        console.remark("Next: lacuna review accept \(draft.id) · edit \(draft.id) · dismiss \(draft.id) --because TEXT")
        return .done
    }
}
