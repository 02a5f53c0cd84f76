import ArgumentParser
import KBModel
import KBSignals

/// What is counted, and what goes along with the counts.
struct CountingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Count contacts from this time on.", valueName: "iso8601"))
    var since: TimeArgument?

    @Option(help: ArgumentHelp("Count contacts before this time; later ones tell who came back.", valueName: "iso8601"))
    var until: TimeArgument?

    @Option(help: ArgumentHelp("The data are complete up to this time (default: the last contact's).", valueName: "iso8601"))
    var reach: TimeArgument?

    @Option(help: ArgumentHelp("How many questions aggregates hold; beyond, a sample of what names no article.", valueName: "n"))
    var sample = 20_000

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Votes on articles, for json and aggregate.", valueName: "file"))
    var feedback: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Aggregates to add up, in place of contacts.", valueName: "file"))
    var aggregates: [String] = []

    func validate() throws {
        if sample < 0 { throw ValidationError("--sample must not be negative.") }
        if let since, let until, since.time >= until.time { throw ValidationError("--since must be before --until.") }
    }

    var period: CountedPeriod { CountedPeriod(since: since?.time, until: until?.time, reach: reach?.time) }

    func aggregates(_ summary: ContactsSummary, _ loading: inout SignalsLoading) throws -> Aggregates {
        var result = Aggregates(summary)
        try addVotes(to: &result, &loading)
        return result
    }

    func addVotes(to result: inout Aggregates, _ loading: inout SignalsLoading) throws {
        for vote in try votes(&loading) { result.add(vote) }
    }

    /// The votes of the period, those among the contacts' files as well.
    func votes(_ loading: inout SignalsLoading) throws -> [Feedback] {
        try loading.loadFeedback(feedback).filter { vote in
            guard let time = vote.time else { return true }
            if let since, time < since.time { return false }
            if let until, time >= until.time { return false }
            return true
        }
    }
}
