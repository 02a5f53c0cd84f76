import ArgumentParser
import KBGaps
import KBLedger
import KBReports

/// `lacuna gaps explain`.
struct GapsExplainCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the arithmetic of one line of the ranking.",
        discussion: """
            Contacts by stratum, what was expected of each, what happened, how far the excess is believed, and the most telling contacts.
            Of a need without an article: who asks, in which words, how the demand grows, and which articles come nearest.

              lacuna gaps explain 3 --kb kb/ --contacts contacts.csv             the third article
              lacuna gaps explain install-guide --kb kb/ --contacts contacts.csv  by id
              lacuna gaps explain gap-o9q4t --format html --output gap.html       a published gap, as a page; sources from lacuna.yaml
            """)

    @Argument(help: "An article's id, a gap's id (of this analysis or published), or a rank among the articles.") var id: String
    @OptionGroup var sources: GapSources
    @OptionGroup var form: GapsCommand.Form

    func validate() throws {
        guard form.format == .text || form.format == .html else { throw ValidationError("An explanation comes as text or html.") }
    }

    func job(_ console: Console) async throws -> Outcome {
        let loaded = try await sources.load(console)
        let report = loaded.analysis.report(topics: loaded.topics, missingTerms: loaded.missingTerms)
        guard let explanation = try Explanation(of: id, in: report, of: loaded.analysis) ?? published(report, loaded.analysis) else {
            throw CommandFailure("\(id): no article with contacts, no gap and no rank is named so. 'lacuna gaps' lists them.")
        }
        try console.result(form.format == .html ? try explanation.html() : explanation.text, to: form.output)
        return loaded.outcome
    }

    /// The line that a published report names so.
    private func published(_ report: GapReport, _ analysis: GapAnalysis) throws -> Explanation? {
        guard let ledger = try LedgerFile.existing(try ConfigurationFile.load(sources.config)) else { return nil }
        var report = report
        report.takeIDs(of: try LedgerFile.using(ledger) { ledger throws(LedgerError) in try ledger.gaps() })
        return Explanation(of: id, in: report, of: analysis)
    }
}
