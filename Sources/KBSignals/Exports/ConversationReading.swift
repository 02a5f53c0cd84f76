import KBModel

/// Reads contacts and conversations in whatever form files have them. What one vendor's files tell of the same conversations is joined over
/// all files that were read, and comes out of `finish`.
package struct ConversationReading {
    private let mapping: Mapping
    private let customers: CustomerKey
    private let zones: ZoneRules
    private let choice: SignalsForm.Choice
    private var join = ConversationJoin()

    package init(mapping: Mapping, customers: CustomerKey, zones: ZoneRules, choice: SignalsForm.Choice = .auto) {
        self.mapping = mapping
        self.customers = customers
        self.zones = zones
        self.choice = choice
    }

    package func form(of stream: inout ByteStream) throws -> SignalsForm {
        try SignalsForm(of: &stream, choice: choice, mapping: mapping)
    }

    /// Reads a vendor's file into what is joined.
    package mutating func read(_ stream: inout ByteStream, by reader: any ExportReader, problems: inout SignalProblems) throws {
        let collected = JoinBox(join)
        // The box holds the only copy while records stream in.
        join = ConversationJoin()
        defer { join = collected.join }
        let zone = mapping.fields[.time]?.zone.flatMap { ZoneRules.fixedOffsets.zone($0) ?? zones.zone($0) }
        var sink = ExportSink(customers: customers, zone: zone) { collected.join.add($0) }
        swap(&sink.problems, &problems)
        defer { swap(&sink.problems, &problems) }
        try reader.read(&stream, into: &sink)
    }

    /// Calls `body` with every contact of a file, or keeps what has to be joined first.
    package mutating func contacts(
        _ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Contact) throws -> Void
    ) throws {
        switch try form(of: &stream) {
        case .export(let reader): try read(&stream, by: reader, problems: &problems)
        case .transcripts:
            try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, object, problems in
                guard let contact = transcript.contact(title: object["title"]?.string) else {
                    problems.count(.noTime, line: problems.rows)
                    return
                }
                try body(contact)
            }
        case .rows:
            let reader = try ContactReader(mapping: mapping, customers: customers, zones: zones)
            try reader.read(&stream, problems: &problems, body)
        }
    }

    /// Calls `body` with every transcript of a file, or keeps what has to be joined first.
    package mutating func transcripts(
        _ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Transcript, _ title: String?) throws -> Void
    ) throws {
        if case .export(let reader) = try form(of: &stream) {
            try read(&stream, by: reader, problems: &problems)
            return
        }
        try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, object, _ in
            try body(transcript, object["title"]?.string)
        }
    }

    /// The joined conversations, the votes found among them, and what could not be joined. Values are mapped as rows' are.
    package mutating func finish() -> (conversations: [ExportedConversation], feedback: [Feedback], problems: SignalProblems) {
        var problems = SignalProblems()
        let conversations = join.finish().map { conversation in
            var conversation = conversation
            conversation.channel = conversation.channel.flatMap { mapping.neutral($0, of: .channel) }
            conversation.topic = conversation.topic.flatMap { mapping.neutral($0, of: .topic) }
            conversation.language = conversation.language.flatMap { mapping.neutral($0, of: .language) }
            // Clocks that ran backwards: what was closed before it was opened has no known end.
            if let closed = conversation.closed, let created = conversation.created, closed < created { conversation.closed = nil }
            return conversation
        }
        problems.count(.replaced, rows: join.replaced)
        problems.count(.merged, rows: join.merged)
        problems.count(.unmatched, rows: join.unmatched)
        let feedback = join.feedback
        join = ConversationJoin()
        return (conversations, feedback, problems)
    }
}

/// Lets a reader's closure add to a join without copying it for every record.
private final class JoinBox {
    var join: ConversationJoin

    init(_ join: ConversationJoin) { self.join = join }
}
