import ArgumentParser
import KBGaps
import KBModel
import KBSignals

/// Where the articles and signals of a gap analysis come from: the options, else the configuration.
struct GapSources: ParsableArguments {
    @Option(parsing: .upToNextOption, help: ArgumentHelp("The knowledge base: files and folders.", valueName: "path"))
    var kb: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Contacts: CSV, JSON Lines, transcripts.", valueName: "file"))
    var contacts: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Counts in place of contacts, as lacuna contacts --format aggregate makes them.", valueName: "file"))
    var aggregates: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Votes on articles.", valueName: "file"))
    var feedback: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Searches of the help centre.", valueName: "file"))
    var searches: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Edits of articles (article, time): what they did is measured.", valueName: "file"))
    var revisions: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Whole conversations of the contacts.", valueName: "file"))
    var transcripts: [String] = []

    @OptionGroup var signals: SignalsOptions

    @Option(help: ArgumentHelp("How soon a return counts as the same need, in days (default: 7d).", valueName: "days"))
    var window: WindowArgument?

    @Option(help: ArgumentHelp("Leave out contacts before this time.", valueName: "iso8601"))
    var since: TimeArgument?

    @Option(help: ArgumentHelp("Leave out contacts from this time on.", valueName: "iso8601"))
    var until: TimeArgument?

    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file"))
    var config: String?

    struct Loaded {
        var analysis: GapAnalysis
        var topics: [MissingTopic]
        /// By article, an index into the base.
        var missingTerms: [Int: MissingTerms]
        /// Of the signals' files.
        var problems: SignalProblems
        var outcome: Outcome
    }

    func load(_ console: Console) async throws -> Loaded {
        let settings = try ConfigurationFile.load(config)
        let articles = try await ArticleLoading.load(paths: try paths(kb, settings, \.articles, "--kb"), console: console)
        let base = KnowledgeBase(articles.articles, hostAliases: settings.hosts)
        var loading = try signals.loading(console, settings)
        let conversations = try loading.loadTranscripts(
            transcripts.isEmpty ? settings.expanded(settings.sources.transcripts) : transcripts)
        let votes = try loading.loadFeedback(feedback.isEmpty ? settings.expanded(settings.sources.feedback) : feedback)
            .filter { $0.time.map(includes) ?? true }
        let edits = try loading.loadRevisions(revisions.isEmpty ? settings.expanded(settings.sources.revisions) : revisions)
        let queries = try loading.loadSearches(searches.isEmpty ? settings.expanded(settings.sources.searches) : searches)
        var windowDays = window?.days ?? settings.window
        let counted: CountedContacts
        if aggregates.isEmpty {
            let contacts = try loading.loadContacts(try paths(self.contacts, settings, \.contacts, "--contacts")).filter {
                includes($0.time)
            }
            if contacts.isEmpty { console.remark("lacuna: there are no contacts to judge by. Check --contacts, --since and --until.") }
            let spoken = Set(conversations.map(\.id))
            counted = try CountedContacts(contacts, windowDays: windowDays, feedback: votes) {
                $0.question != nil || spoken.contains($0.id)
            }
        } else {
            var sum = try loading.loadAggregates(aggregates)
            if let window, window.days != sum.window {
                throw CommandFailure("--window \(window.days)d: the aggregates were counted with \(sum.window)d. Count again.")
            }
            windowDays = sum.window
            for vote in votes { sum.add(vote) }
            counted = CountedContacts(sum)
        }
        let needs = NeedAnalysis(
            contacts: counted.members.map(\.contact), counts: counted.members.map(\.count), transcripts: conversations,
            searches: queries.filter { $0.time.map(includes) ?? true }, in: base)
        let analysis = GapAnalysis(counted, base: base, attribution: needs.attribution, revisions: edits, windowDays: windowDays)
        return Loaded(
            analysis: analysis, topics: needs.missing, missingTerms: needs.missingTerms(isBad: analysis.outcomes.isBad),
            problems: loading.problems, outcome: articles.incomplete ? .incomplete : loading.outcome)
    }

    func validate() throws {
        guard !aggregates.isEmpty else { return }
        if !contacts.isEmpty { throw ValidationError("--aggregates stands in place of --contacts; give one of them.") }
        if since != nil || until != nil {
            throw ValidationError("Aggregates cannot be cut to a period any more; count with lacuna contacts --since and --until.")
        }
    }

    private func includes(_ time: Timestamp) -> Bool {
        if let since, time < since.time { return false }
        if let until, time >= until.time { return false }
        return true
    }

    private func paths(
        _ given: [String], _ settings: Configuration, _ configured: KeyPath<Configuration.Sources, [String]>, _ option: String
    ) throws -> [String] {
        if !given.isEmpty { return given }
        let found = try settings.expanded(settings.sources[keyPath: configured])
        guard !found.isEmpty else {
            throw CommandFailure("\(option) is not given, and no lacuna.yaml names it. Give it, or run 'lacuna init' for a configuration.")
        }
        return found
    }
}

/// A date, or a date and time, as ISO 8601 writes it.
struct TimeArgument: ExpressibleByArgument {
    let time: Timestamp

    init?(argument: String) {
        guard let time = Timestamp(iso8601: argument) else { return nil }
        self.time = time
    }
}
