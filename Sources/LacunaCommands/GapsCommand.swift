import ArgumentParser
import KBGaps
import KBModel
import KBReports

/// `lacuna gaps`.
struct GapsCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Ranks the articles that fail people and the needs that no article answers.",
        discussion: """
            A contact went badly when it was escalated, when the customer came back with the same need within the window, or when it was
            reopened or called unhelpful; each contact counts once. An article's bad outcomes are compared with what contacts of the same
            channel, language, complexity and topic have anyway; the excess is what mending the article would spare.

              lacuna gaps --kb kb/ --contacts contacts.csv                     on the screen
              lacuna gaps --kb kb/ --contacts 2026-*.jsonl --feedback votes.csv --since 2026-10-01
              lacuna gaps --kb kb/ --contacts incidents.csv --mapping servicenow.yaml
              lacuna gaps --kb kb/ --contacts c.csv --format html --output gaps.html
              lacuna gaps --kb kb/ --contacts c.csv --format json --explain-contacts > gaps.json
              lacuna gaps explain 3 --kb kb/ --contacts c.csv                  the arithmetic of one line

            Exit code 2 when a file, or a part of one, could not be read; the report is made of the rest. With --fail-on flagged it is 1
            when an article is credibly deficient.
            """,
        subcommands: [GapsExplainCommand.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, markdown, html
    }

    enum FailingCondition: String, ExpressibleByArgument, CaseIterable {
        case flagged, never
    }

    /// One group for the command and its subcommand: a command with options of its own takes those of a subcommand that are named alike.
    struct Form: ParsableArguments {
        @Option(help: "The form of the result.") var format = Format.text
        @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?
    }

    /// How many lines of each list the screen shows unless told.
    static let screenLimit = 20

    @OptionGroup var sources: GapSources
    @Option(help: ArgumentHelp("Cut each list after so many (text: \(screenLimit), other forms: all).", valueName: "n")) var limit: Int?
    @OptionGroup var form: Form
    @Flag(help: "Say of every contact what it was taken to be about, and why (JSON).") var explainContacts = false
    @Option(help: "'flagged': exit with 1 when an article is credibly deficient.") var failOn = FailingCondition.never

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit must not be negative.") }
    }

    func job(_ console: Console) async throws -> Outcome {
        let loaded = try await sources.load(console)
        let report = loaded.analysis.report(topics: loaded.topics, missingTerms: loaded.missingTerms, explainsContacts: explainContacts)
        try console.result(try text(of: report, console), to: form.output)
        if loaded.outcome != .done { return loaded.outcome }
        return failOn == .flagged && report.articles.contains(where: \.excess.isFlagged) ? .found : .done
    }

    private func text(of report: GapReport, _ console: Console) throws -> String {
        let title = "Knowledge gaps"
        switch form.format {
        case .text:
            return GapText(
                report, limit: limit ?? Self.screenLimit, color: console.color && form.output == nil, width: console.width
            ).text
        case .json: return report.json(limit: limit).serialized(pretty: true) + "\n"
        case .csv: return GapPage(report, title: title, limit: limit).csv
        case .markdown: return GapPage(report, title: title, limit: limit).markdown
        case .html: return try GapPage(report, title: title, limit: limit).html()
        }
    }
}
