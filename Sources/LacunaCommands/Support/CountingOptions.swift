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

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Votes on articles, for aggregates.", valueName: "file"))
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
        for vote in try loading.loadFeedback(feedback) {
            guard let time = vote.time else {
                result.add(vote)
                continue
            }
            if let since, time < since.time { continue }
            if let until, time >= until.time { continue }
            result.add(vote)
        }
    }
}
