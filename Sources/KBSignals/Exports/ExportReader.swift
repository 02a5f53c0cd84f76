import KBModel

/// Reads one vendor's exports: tells them by content, and turns their records into conversations, votes and views while they stream past.
package protocol ExportReader: Sendable {
    /// What `--contacts-format` calls it.
    var name: String { get }

    /// Whether its files hold what was said, not only that there was a contact.
    var holdsConversations: Bool { get }

    func recognizes(_ sample: ExportSample) -> Bool

    /// Hands every record on to `sink`. Records that cannot be used are counted there; throws when nothing of the file can be read.
    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws
}

extension ExportReader {
    package var holdsConversations: Bool { true }
}

/// Every vendor's form; the first that recognizes a file reads it.
package enum ExportReaders {
    package static let all: [any ExportReader] = [
        IntercomReader(), ZendeskReader(), ServiceNowSignalsReader(), SalesforceCaseReader(), GenesysReader(), ContactLensReader(),
        CXInsightsReader(), VConReader(), DialogflowReader(), SubtitleReader(), MailboxReader(),
    ]

    package static func named(_ name: String) -> (any ExportReader)? { all.first { $0.name == name } }

    /// Who reads the file; `nil` when it has the neutral form.
    package static func recognizing(_ sample: ExportSample) -> (any ExportReader)? { all.first { $0.recognizes(sample) } }
}

/// Where a reader's records go, and what it needs to make them.
package struct ExportSink {
    package let customers: CustomerKey
    package internal(set) var problems = SignalProblems()
    private let zone: ZoneRules.Offset?
    private let use: (ExportedRecord) throws -> Void

    /// `zone` is where times without one were written; UTC unless given.
    package init(customers: CustomerKey, zone: ZoneRules.Offset? = nil, use: @escaping (ExportedRecord) throws -> Void) {
        self.customers = customers
        self.zone = zone
        self.use = use
    }

    func add(_ record: ExportedRecord) throws { try use(record) }

    /// Adds a conversation, or counts it when it says nothing that could be used.
    mutating func add(_ conversation: ExportedConversation, line: Int) throws {
        guard !conversation.id.isEmpty else {
            problems.count(.noID, line: line)
            return
        }
        try use(.conversation(conversation))
    }

    /// The hash of a customer's key; `nil` for an unknown one.
    func customer(_ key: String?) -> String? {
        guard let key = key.map(Mapping.trimmed), !key.isEmpty else { return nil }
        return customers.hashed(key)
    }

    func time(_ text: String?) -> Timestamp? {
        guard let text, let time = SignalValues.time(text) else { return nil }
        guard let zone, SignalValues.isLocal(text) else { return time }
        return Timestamp(seconds: time.seconds - zone(Timestamp(seconds: time.seconds - zone(time))))
    }

    /// Calls `body` with every JSON record of the stream, the member that lists it, and its line.
    mutating func forEachRecord(
        in stream: inout ByteStream, lists: Set<String> = [], _ body: (JSONValue, String?, Int, inout ExportSink) throws -> Void
    ) throws {
        var sink = self
        try JSONRecords.forEach(in: &stream, lists: lists, problems: &problems) { record, list, line, problems in
            swap(&sink.problems, &problems)
            defer { swap(&sink.problems, &problems) }
            try body(record, list, line, &sink)
        }
    }
}
