import ArgumentParser
import KBModel
import KBReports

/// `lacuna report`.
struct ReportCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Builds the gap report from the configured sources and publishes it whole or not at all.",
        discussion: """
            For a scheduled job: reads lacuna.yaml, compares with the report before, writes the page, Markdown, JSON, spreadsheet and feed
            into a folder named by the last day of the data, and prints one line. The same input gives the same bytes, however often it runs.

              lacuna report --publish site                      every Monday, from cron
              lacuna report --check                             build it, publish nothing
              lacuna report --publish site --config team.yaml   another configuration
              lacuna report --notify slack+https://hooks.example.com/T0/B0 --notify 'mail -s "Knowledge gaps" kb@example.com'

            A notice holds figures alone, never a customer's words; it is sent when the report is new, not when it is unchanged.

            Exit code 2 when something could not be read or written; the report before then stays in place.
            """)

    @OptionGroup var sources: GapSources
    @Option(help: ArgumentHelp("The folder of reports (default: report.publish of the configuration).", valueName: "dir"))
    var publish: String?
    @Flag(help: "Build the report and publish nothing.") var check = false
    @Option(
        help: ArgumentHelp(
            "Tell of a new report: https://…, slack+https://…, teams+https://…, or a command that gets JSON.", valueName: "target"))
    var notify: [String] = []
    @Option(help: ArgumentHelp("The time of the run, in place of the clock's.", valueName: "iso8601")) var now: TimeArgument?

    func job(_ console: Console) async throws -> Outcome {
        let settings = try ConfigurationFile.load(sources.config)
        let loaded = try await sources.load(console)
        if loaded.outcome != .done {
            console.remark("lacuna report: nothing was published: part of the input could not be read (see above).")
            return .incomplete
        }
        let consistency = await ConsistencyNotes(of: loaded.analysis.base, settings: settings.audit.settings)
        let run = try ReportRun(loaded, settings: settings, consistency: consistency, now: now?.time)
        guard !check else {
            console.remark("lacuna report: checked, nothing published. \(run.summary)")
            return .done
        }
        guard let folder = publish ?? settings.report.publish.map(settings.resolved) else {
            throw CommandFailure("--publish is not given, and the configuration names no report.publish. Give a folder.")
        }
        let targets = try (notify.isEmpty ? settings.report.notify : notify).map(NoticeTarget.init)
        let changed = try run.publish(to: folder)
        try console.result("lacuna report: \(run.summary), \(changed ? "published" : "unchanged") \(folder)/\(run.name)/\n")
        guard changed else { return .done }
        return await tell(targets, of: run.notice(folder: "\(folder)/\(run.name)/"), console)
    }

    /// One target that cannot be told keeps no other from being told.
    private func tell(_ targets: [NoticeTarget], of notice: Notice, _ console: Console) async -> Outcome {
        var outcome = Outcome.done
        for target in targets {
            do { try await target.deliver(notice) } catch {
                console.remark("lacuna report: \(error)")
                outcome = .incomplete
            }
        }
        return outcome
    }
}
