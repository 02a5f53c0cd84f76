import KBModel
import KBSignals

/// Reads the signals files of a command: each file in pieces, one sentence on standard error for whatever could not be used, and the
/// exit code that follows from it.
struct SignalsLoading {
    /// What a command was told about its signals.
    struct Settings {
        var mapping = Mapping()
        var customers = CustomerKey()
        var choice = SignalsForm.Choice.auto
        var acceptPartial = false
        /// A job with a larger share of unusable rows ends with exit code 2.
        var unusableShare = Settings.usualUnusableShare

        static let usualUnusableShare = 0.05
    }

    private let console: Console
    private let settings: Settings
    /// Votes that files of contacts held besides.
    private var exportedFeedback: [Feedback] = []
    /// Of all files read so far.
    private(set) var problems = SignalProblems()
    private(set) var outcome = Outcome.done

    init(console: Console, settings: Settings = Settings()) {
        self.console = console
        self.settings = settings
    }

    /// A customer's key as contacts and conversations have it.
    func hashed(_ key: String) -> String { settings.customers.hashed(key) }

    private var reading: ConversationReading {
        ConversationReading(mapping: settings.mapping, customers: settings.customers, zones: .system, choice: settings.choice)
    }

    /// One contact an id, the latest version; a file of transcripts gives each transcript's contact. In order of first appearance, vendors'
    /// exports last.
    mutating func loadContacts(_ files: [String]) throws -> [Contact] {
        var reading = reading
        var contacts: [Contact] = []
        for file in files {
            report(
                try read(file) { stream, problems in try reading.contacts(&stream, problems: &problems) { contacts.append($0) } }, of: file)
        }
        contacts += self.contacts(of: joined(&reading))
        return Contact.latestVersions(contacts).contacts
    }

    /// Counts contacts without keeping them where the input allows it. `sample`: how many questions aggregates may hold; `nil` when no
    /// aggregates are wanted.
    mutating func countContacts(
        _ files: [String], windows: RepeatWindows, period: CountedPeriod = CountedPeriod(), sample: Int? = nil
    ) throws -> ContactsSummary {
        var plan = files.contains("-") ? ContactsCounting.Plan.collected : .ascending
        while true {
            do {
                return try countContacts(files, windows, period, sample, plan)
            } catch let restart as ContactsCounting.Restart {
                plan = restart.plan
            }
        }
    }

    private mutating func countContacts(
        _ files: [String], _ windows: RepeatWindows, _ period: CountedPeriod, _ sample: Int?, _ plan: ContactsCounting.Plan
    ) throws -> ContactsSummary {
        var counting = try ContactsCounting(
            plan: plan, windows: windows, period: period, sample: sample, mapping: settings.mapping, customers: settings.customers,
            zones: .system)
        var reading = reading
        var found: [(SignalProblems, file: String)] = []
        for file in files {
            let problems = try read(file) { stream, problems in
                guard case .rows = try reading.form(of: &stream) else {
                    try reading.contacts(&stream, problems: &problems) { try counting.add($0) }
                    return
                }
                try counting.read(&stream, problems: &problems)
            }
            found.append((problems, file))
        }
        // Exports are joined over all files, and their contacts are in no order.
        let (conversations, feedback, joinProblems) = reading.finish()
        if !conversations.isEmpty, plan != .collected { throw ContactsCounting.Restart(plan: .collected) }
        exportedFeedback += feedback
        for (problems, file) in found { report(problems, of: file) }
        report(joinProblems, of: Self.together)
        for contact in contacts(of: conversations) { try counting.add(contact) }
        let (summary, replaced) = try counting.finish()
        if replaced > 0 { console.remark("\(replaced) deliveries were replaced by later ones of the same id") }
        return summary
    }

    /// What files of exports told together.
    private mutating func joined(_ reading: inout ConversationReading) -> [ExportedConversation] {
        let (conversations, feedback, problems) = reading.finish()
        exportedFeedback += feedback
        report(problems, of: Self.together)
        return conversations
    }

    /// Conversations as contacts; those without a time are counted.
    private mutating func contacts(of conversations: [ExportedConversation]) -> [Contact] {
        let contacts = conversations.compactMap(\.contact)
        let missing = conversations.count - contacts.count
        guard missing > 0 else { return contacts }
        var found = SignalProblems()
        found.count(.noTime, rows: missing)
        report(found, of: Self.together)
        if Double(missing) > settings.unusableShare * Double(conversations.count) { outcome = .incomplete }
        return contacts
    }

    private static let together = "all exports together"

    /// Aggregates, added up. A file that cannot be read whole ends the job: counts without it would be wrong.
    func loadAggregates(_ files: [String]) throws -> Aggregates {
        var sum: Aggregates?
        for file in files {
            do {
                var stream = try FileBytes.stream(file)
                let part = try Aggregates(reading: &stream)
                try sum?.merge(part)
                sum = sum ?? part
            } catch let error as SignalError {
                throw CommandFailure(error.description)
            } catch {
                throw CommandFailure("\(file): \(CommandFailure.reason(of: error)). Check the path.")
            }
        }
        guard let sum else { throw CommandFailure("--aggregates names no file.") }
        return sum
    }

    mutating func loadFeedback(_ files: [String]) throws -> [Feedback] {
        let mapping = settings.mapping
        var reading = reading
        var feedback: [Feedback] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    if case .export(let reader) = try reading.form(of: &stream) {
                        try reading.read(&stream, by: reader, problems: &problems)
                        return
                    }
                    try FeedbackReader(mapping: mapping, zones: .system).read(&stream, problems: &problems) { feedback.append($0) }
                }, of: file)
        }
        _ = joined(&reading)
        defer { exportedFeedback = [] }
        return feedback + exportedFeedback
    }

    mutating func loadRevisions(_ files: [String]) throws -> [Revision] {
        let mapping = settings.mapping
        var revisions: [Revision] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    try RevisionReader(mapping: mapping, zones: .system).read(&stream, problems: &problems) { revisions.append($0) }
                }, of: file)
        }
        return revisions
    }

    mutating func loadSearches(_ files: [String]) throws -> [SearchEvent] {
        let mapping = settings.mapping
        var searches: [SearchEvent] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    try SearchReader(mapping: mapping, zones: .system).read(&stream, problems: &problems) { searches.append($0) }
                }, of: file)
        }
        return searches
    }

    mutating func loadTranscripts(_ files: [String]) throws -> [Transcript] {
        var reading = reading
        var transcripts: [Transcript] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    try reading.transcripts(&stream, problems: &problems) { transcript, _ in transcripts.append(transcript) }
                }, of: file)
        }
        return transcripts + joined(&reading).compactMap(\.transcript)
    }

    /// Texts with ids, of any rows that have them; of a conversation the customer's turns before the first answer.
    mutating func loadQuestions(_ files: [String], field: String) throws -> [Question] {
        var reading = reading
        var questions: [Question] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    if case .rows = try reading.form(of: &stream) {
                        try QuestionReader(field: field).read(&stream, problems: &problems) { questions.append($0) }
                        return
                    }
                    try reading.transcripts(&stream, problems: &problems) { transcript, title in
                        questions.append(Question(id: transcript.id, text: transcript.need(title: title), language: transcript.language))
                    }
                }, of: file)
        }
        for conversation in joined(&reading) {
            guard let text = conversation.contact?.question ?? conversation.transcript?.need(title: conversation.title) else { continue }
            questions.append(Question(id: conversation.id, text: text, language: conversation.language))
        }
        return questions
    }

    /// Reads one file; what went wrong with it comes back, a wish to start again is thrown on.
    private func read(
        _ file: String, _ use: (inout ByteStream, inout SignalProblems) throws -> Void
    ) throws(ContactsCounting.Restart) -> SignalProblems {
        var found = SignalProblems()
        do {
            var stream = try FileBytes.stream(file)
            try use(&stream, &found)
        } catch let restart as ContactsCounting.Restart {
            throw restart
        } catch let error as SignalError {
            found.failures.append(error.description)
        } catch {
            found.failures.append("\(file): \(CommandFailure.reason(of: error)). Check the path; it is relative to the working folder.")
        }
        return found
    }

    private mutating func report(_ found: SignalProblems, of file: String) {
        for failure in found.failures { console.remark("lacuna: \(failure)") }
        let sentences = found.sentences.joined(separator: "; ")
        if !sentences.isEmpty { console.remark(found.rows > 0 ? "\(file): of \(found.rows) rows, \(sentences)" : "\(file): \(sentences)") }
        if !found.failures.isEmpty, !settings.acceptPartial { outcome = .incomplete }
        if found.rows > 0, Double(found.unusable) > settings.unusableShare * Double(found.rows) { outcome = .incomplete }
        problems.merge(found)
    }
}
