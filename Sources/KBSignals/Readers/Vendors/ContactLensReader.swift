import KBModel

/// Output files of Amazon Connect Contact Lens, for calls and chats.
struct ContactLensReader: ExportReader {
    let name = "contact-lens"

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasKeys("Participants", "ParticipantId") && (sample.hasKeys("Transcript") || sample.hasKeys("ContentMetadata"))
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        let file = SourceName.id(of: stream.name)
        try sink.forEachRecord(in: &stream) { record, _, line, sink in
            let items = record["Transcript"]?.array ?? []
            var conversation = ExportedConversation(id: record["CustomerMetadata"]?["ContactId"]?.known ?? file)
            conversation.channel = record["Channel"]?.string?.lowercased()
            conversation.language = record["LanguageCode"]?.known
            conversation.created = items.lazy.compactMap { $0["AbsoluteTime"]?.time }.first ?? Self.time(inName: file)
            let categories = record["Categories"]?["MatchedCategories"]?.array ?? []
            if categories.count == 1 { conversation.topic = categories[0].known }
            let duration = record["ConversationCharacteristics"]?["TotalConversationDurationMillis"]?.number
            conversation.minutes = duration.flatMap { $0 >= 0 ? $0 / 60_000 : nil }
            var roles: [String: Transcript.Speaker] = [:]
            for participant in record["Participants"]?.array ?? [] {
                guard let id = participant["ParticipantId"]?.known else { continue }
                roles[id] = SpeakerRole.named(participant["ParticipantRole"]?.string)
            }
            for item in items { Self.add(item, roles, start: conversation.created, to: &conversation) }
            guard !conversation.turns.isEmpty else {
                sink.problems.count(.noTurns, line: line)
                return
            }
            let agents = roles.values.count { $0 == .agent }
            conversation.handoffs = max(0, agents - 1)
            conversation.handledBy = agents > 0 ? .agent : roles.values.contains(.bot) ? .ai : nil
            try sink.add(.conversation(conversation))
        }
    }

    /// Events (somebody joined, the chat ended) have no content.
    private static func add(
        _ item: JSONValue, _ roles: [String: Transcript.Speaker], start: Timestamp?, to conversation: inout ExportedConversation
    ) {
        guard let content = item["Content"]?.known else { return }
        let type = item["ContentType"]?.string ?? "text/plain"
        guard type.hasPrefix("text/") else { return }
        let speaker =
            item["ParticipantId"]?.known.flatMap { roles[$0] ?? SpeakerRole.named($0) }
            ?? SpeakerRole.named(item["ParticipantRole"]?.string) ?? .system
        let offset = item["BeginOffsetMillis"]?.number.map { Int64(($0 / 1000).rounded(.down)) }
        let time = item["AbsoluteTime"]?.time ?? start.flatMap { start in offset.map { Timestamp(seconds: start.seconds + $0) } }
        let read = type == "text/html" ? MessageText(html: content) : MessageText(plain: content)
        conversation.turns.append(Transcript.Turn(speaker: speaker, text: read.text, time: time))
        if speaker != .customer { conversation.name(read.articles, as: .linked) }
    }

    /// Calls have no clock inside; their files are named `<contact>_analysis_<time>.json`, with `_` for `:` where a file system wants that.
    private static func time(inName name: String) -> Timestamp? {
        let parts = SourceName.last(of: name).split(separator: "_")
        guard let start = parts.firstIndex(of: "analysis") else { return nil }
        return Timestamp(iso8601: parts[(start + 1)...].filter { $0 != "redacted" }.joined(separator: ":"))
    }
}
