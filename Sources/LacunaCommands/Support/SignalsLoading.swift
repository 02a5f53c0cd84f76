import KBModel
import KBSignals

/// Reads the signals files of a command: each file in pieces, one sentence on standard error for whatever could not be used, and the
/// exit code that follows from it.
struct SignalsLoading {
    /// A job with a larger share of unusable rows ends with exit code 2.
    static let unusableShare = 0.05

    private let console: Console
    private let mapping: Mapping
    private let customers: CustomerKey
    private let acceptPartial: Bool
    /// Of all files read so far.
    private(set) var problems = SignalProblems()
    private(set) var outcome = Outcome.done

    init(console: Console, mapping: Mapping = Mapping(), salt: String = "", acceptPartial: Bool = false) {
        self.console = console
        self.mapping = mapping
        customers = CustomerKey(salt: salt)
        self.acceptPartial = acceptPartial
    }

    /// One contact an id, the latest version; a file of transcripts gives each transcript's contact. In order of first appearance.
    mutating func loadContacts(_ files: [String]) throws -> [Contact] {
        let (mapping, customers) = (mapping, customers)
        var contacts: [Contact] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    if try Self.holdsTranscripts(&stream) {
                        try Self.contacts(of: &stream, customers, &problems) { contacts.append($0) }
                    } else {
                        let reader = try ContactReader(mapping: mapping, customers: customers, zones: .system)
                        try reader.read(&stream, problems: &problems) { contacts.append($0) }
                    }
                }, of: file)
        }
        return Contact.latestVersions(contacts).contacts
    }

    /// Counts contacts without keeping them where the input allows it.
    mutating func countContacts(_ files: [String], windows: RepeatWindows) throws -> ContactsSummary {
        var plan = files.contains("-") ? ContactsCounting.Plan.collected : .ascending
        while true {
            do {
                return try countContacts(files, windows, plan)
            } catch let restart as ContactsCounting.Restart {
                plan = restart.plan
            }
        }
    }

    private mutating func countContacts(
        _ files: [String], _ windows: RepeatWindows, _ plan: ContactsCounting.Plan
    ) throws -> ContactsSummary {
        let customers = customers
        var counting = try ContactsCounting(plan: plan, windows: windows, mapping: mapping, customers: customers, zones: .system)
        var found: [(SignalProblems, file: String)] = []
        for file in files {
            let problems = try read(file) { stream, problems in
                if try Self.holdsTranscripts(&stream) {
                    try Self.contacts(of: &stream, customers, &problems) { try counting.add($0) }
                } else {
                    try counting.read(&stream, problems: &problems)
                }
            }
            found.append((problems, file))
        }
        let (summary, replaced) = try counting.finish()
        for (problems, file) in found { report(problems, of: file) }
        if replaced > 0 { console.remark("\(replaced) deliveries were replaced by later ones of the same id") }
        return summary
    }

    mutating func loadFeedback(_ files: [String]) throws -> [Feedback] {
        let mapping = mapping
        var feedback: [Feedback] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    try FeedbackReader(mapping: mapping, zones: .system).read(&stream, problems: &problems) { feedback.append($0) }
                }, of: file)
        }
        return feedback
    }

    mutating func loadRevisions(_ files: [String]) throws -> [Revision] {
        let mapping = mapping
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
        let mapping = mapping
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
        let customers = customers
        var transcripts: [Transcript] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, _, _ in
                        transcripts.append(transcript)
                    }
                }, of: file)
        }
        return transcripts
    }

    /// Texts with ids, of any rows that have them; of a transcript the customer's turns before the first answer.
    mutating func loadQuestions(_ files: [String], field: String) throws -> [Question] {
        let customers = customers
        var questions: [Question] = []
        for file in files {
            report(
                try read(file) { stream, problems in
                    if try Self.holdsTranscripts(&stream) {
                        try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, object, _ in
                            let text = transcript.need(title: object["title"]?.string)
                            questions.append(Question(id: transcript.id, text: text, language: transcript.language))
                        }
                    } else {
                        try QuestionReader(field: field).read(&stream, problems: &problems) { questions.append($0) }
                    }
                }, of: file)
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
        if !found.sentences.isEmpty { console.remark("\(file): of \(found.rows) rows, \(found.sentences.joined(separator: "; "))") }
        if !found.failures.isEmpty, !acceptPartial { outcome = .incomplete }
        if found.rows > 0, Double(found.unusable) > Self.unusableShare * Double(found.rows) { outcome = .incomplete }
        problems.merge(found)
    }

    private static func contacts(
        of stream: inout ByteStream, _ customers: CustomerKey, _ problems: inout SignalProblems, _ use: (Contact) throws -> Void
    ) throws {
        try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, object, problems in
            guard let contact = transcript.contact(title: object["title"]?.string) else {
                problems.count(.noTime, line: problems.rows)
                return
            }
            try use(contact)
        }
    }

    /// Whether the file's first object is a transcript.
    private static func holdsTranscripts(_ stream: inout ByteStream) throws -> Bool {
        while !stream.isAtEnd, !stream.bytes.contains(0x0A), stream.bytes.count < 1 << 24 { try stream.refill(from: 0) }
        guard RowForm(firstBytes: stream.bytes.span) != .csv else { return false }
        return String(decoding: stream.bytes.prefix(1 << 16), as: UTF8.self).contains("\"turns\"")
    }
}
