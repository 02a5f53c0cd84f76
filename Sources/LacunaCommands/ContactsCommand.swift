import ArgumentParser
import KBSignals

struct ContactsCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "contacts",
        abstract: "Tells who had to ask again, and whether needs were met.",
        discussion: """
            Reads contacts (CSV with a header, JSON Lines, transcripts, or a vendor's export, told from its content) and finds those that a \
            customer had to make again for the same need. A contact is eligible for a window when the data reach at least that far beyond it.

              lacuna contacts contacts.csv
              lacuna contacts incidents.csv --mapping servicenow.yaml --window 14d
              lacuna contacts 2026-*.jsonl --format json --output contacts.json
              lacuna contacts incident.xml m2m_kb_task.xml kb_use.csv            ServiceNow: tables are joined
              lacuna contacts tickets.jsonl --identities people.csv              one person, several keys

            Needs are the same when their topics are equal; where one has no topic, when they name the same article; where that is missing \
            too, when the questions are similar. What the organisation started (initiated_by: agent), merged contacts (merged_into), and what \
            comes in before the contact is closed (closed) is no repeat. Customers are known by a keyed hash only.

            Counts that lacuna gaps ranks by can be made apart from it, part by part, and added up:

              lacuna contacts contacts.csv --feedback votes.csv --format aggregate --output counts.jsonl
              lacuna contacts jan.csv feb.csv --since 2026-01-01 --until 2026-02-01 --format aggregate --output jan.jsonl
              lacuna contacts --aggregates jan.jsonl feb.jsonl --format aggregate --output both.jsonl

            Where contacts are too many for one machine, Spark or any SQL database counts them where they are:

              lacuna contacts --engine spark --input 's3a://lake/contacts/' --mapping m.yaml --output counts.jsonl
              lacuna contacts contacts.csv --print-sql --dialect postgres > count.sql

            Contacts from --until on only tell whether earlier ones came back, so that nothing is lost between one part and the next.
            """)

    enum Form: String, ExpressibleByArgument, CaseIterable { case text, json, csv, aggregate }

    @Argument(help: ArgumentHelp("Contacts: files, or - for standard input.", valueName: "file"))
    var files: [String] = []

    @OptionGroup var signals: SignalsOptions

    @Option(help: ArgumentHelp("How long after a contact another one counts as its repeat, in days.", valueName: "days"))
    var window = WindowArgument.week

    @Option(help: "text (default), json, csv (the repeats) or aggregate (counts that other runs can add to; what Spark gives).")
    var format: Form?

    @Option(help: ArgumentHelp("Where the result goes; standard output unless told.", valueName: "path"))
    var output: String?

    @OptionGroup(title: "Parts and counts") var part: CountingOptions
    @OptionGroup(title: "Other engines") var engine: EngineOptions

    private var form: Form { format ?? (engine.engine == .spark ? .aggregate : .text) }

    func validate() throws {
        if engine.isUsed {
            if !part.aggregates.isEmpty { throw ValidationError("--aggregates are added up by lacuna itself, without another engine.") }
            if form != .aggregate, !engine.printSql { throw ValidationError("Spark counts for --format aggregate only.") }
            return
        }
        if part.aggregates.isEmpty, files.isEmpty { throw ValidationError("Missing expected argument '<file> ...'") }
        guard form == .aggregate else {
            if !part.aggregates.isEmpty { throw ValidationError("--aggregates are added up with --format aggregate.") }
            if !part.feedback.isEmpty, form != .json { throw ValidationError("--feedback belongs to --format json or aggregate.") }
            return
        }
        if !part.aggregates.isEmpty, !files.isEmpty { throw ValidationError("Give either contacts or --aggregates, not both.") }
    }

    func job(_ console: Console) async throws -> Outcome {
        var loading = try signals.loading(console)
        if engine.printSql {
            let sql = try engine.sql(files, mapping: try signals.readMapping(signals.mapping), window: window.days, part)
            try console.result(sql.query + ";\n", to: output)
            return .done
        }
        if engine.engine == .spark {
            var counts = try engine.countBySpark(try signals.readMapping(signals.mapping), window: window.days, part, console)
            try part.addVotes(to: &counts, &loading)
            try console.result(counts.bytes, to: output)
            return loading.outcome
        }
        guard part.aggregates.isEmpty else {
            try console.result(try loading.loadAggregates(part.aggregates).bytes, to: output)
            return .done
        }
        let summary = try loading.countContacts(
            files, windows: RepeatWindows(chosen: window.days), period: part.period, sample: form == .aggregate ? part.sample : nil)
        let bytes =
            switch form {
            case .text: ContactsText.bytes(summary, problems: loading.problems, width: console.width)
            case .json: ContactsJSON.bytes(summary, votes: try part.votes(&loading), problems: loading.problems)
            case .csv: ContactsCSV.bytes(summary)
            case .aggregate: try part.aggregates(summary, &loading).bytes
            }
        try console.result(bytes, to: output)
        return loading.outcome
    }
}

/// `7d`, or a number of days.
struct WindowArgument: ExpressibleByArgument {
    let days: Int

    static let week = WindowArgument(days: 7)

    private init(days: Int) { self.days = days }

    init?(argument: String) {
        let digits = argument.hasSuffix("d") ? String(argument.dropLast()) : argument
        guard let days = Int(digits), (1...3650).contains(days) else { return nil }
        self.days = days
    }

    var defaultValueDescription: String { "\(days)d" }
}
