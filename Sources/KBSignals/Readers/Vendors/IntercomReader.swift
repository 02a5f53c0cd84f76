import KBModel

/// Intercom conversations (REST API 2.15: one, a list or a search result, or one a line).
struct IntercomReader: ExportReader {
    let name = "intercom"

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasKeys("conversation_parts") || sample.hasKeys("ai_agent_participated") || sample.hasKeys("ai_agent", "content_sources")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        try sink.forEachRecord(in: &stream, lists: ["conversations"]) { record, _, line, sink in
            guard let conversation = conversation(record, sink) else {
                sink.problems.count(.noID, line: line)
                return
            }
            try sink.add(.conversation(conversation))
        }
    }

    private func conversation(_ record: JSONValue, _ sink: ExportSink) -> ExportedConversation? {
        guard let id = record["id"]?.known else { return nil }
        var conversation = ExportedConversation(id: id)
        conversation.title = record["title"]?.known.map { HTMLText($0).text }
        conversation.created = record["created_at"]?.time
        conversation.updated = record["updated_at"]?.time
        let contact = record["contacts"]?["contacts"]?.array?.first
        let author = record["source"]?["author"]
        conversation.customer = sink.customer(
            contact?["external_id"]?.known ?? contact?["id"]?.known ?? (Self.speaker(author) == .customer ? author?["id"]?.known : nil))
        conversation.channel = Self.channel(record["source"]?["type"]?.string)
        conversation.isStartedByAgent =
            Self.speaker(author) == .agent
            || ["admin_initiated", "operator_initiated", "campaigns_initiated"]
                .contains(record["source"]?["delivered_as"]?.string)
        conversation.topic = Self.only(record["topics"]?["topics"], "name") ?? Self.only(record["tags"]?["tags"], "name")
        conversation.rating = record["conversation_rating"]?["rating"]?.number
        readStatistics(record, into: &conversation)
        readTurns(record, into: &conversation)
        readAIAgent(record, into: &conversation)
        return conversation
    }

    private func readStatistics(_ record: JSONValue, into conversation: inout ExportedConversation) {
        let statistics = record["statistics"]
        conversation.reopened = statistics?["count_reopens"]?.count
        conversation.minutes = statistics?["handling_time"]?.number.flatMap { $0 >= 0 ? $0 / 60 : nil }
        conversation.handoffs = statistics?["count_assignments"]?.count.map { max(0, $0 - 1) }
        // One that is open has not failed yet.
        guard record["state"]?.string == "closed" else { return }
        conversation.resolved = true
        conversation.closed = statistics?["last_close_at"]?.time ?? conversation.updated
    }

    private func readTurns(_ record: JSONValue, into conversation: inout ExportedConversation) {
        if let source = record["source"] { add(source, at: conversation.created, to: &conversation) }
        for part in record["conversation_parts"]?["conversation_parts"]?.array ?? [] where part["part_type"]?.string != "note" {
            add(part, at: part["created_at"]?.time, to: &conversation)
        }
    }

    private func add(_ message: JSONValue, at time: Timestamp?, to conversation: inout ExportedConversation) {
        guard message["redacted"]?.bool != true, let body = message["body"]?.known else { return }
        let speaker = Self.speaker(message["author"]) ?? .system
        let read = MessageText(html: body)
        guard !read.text.isEmpty else { return }
        conversation.turns.append(
            Transcript.Turn(
                speaker: speaker, text: read.text, time: time, author: speaker == .customer ? nil : message["author"]?["id"]?.known))
        if speaker == .agent || speaker == .bot { conversation.name(read.articles, as: .linked) }
    }

    /// The AI agent's own account of how it ended. Nobody's handling is "contained": an assumption stays one.
    private func readAIAgent(_ record: JSONValue, into conversation: inout ExportedConversation) {
        let agent = record["ai_agent"]
        guard record["ai_agent_participated"]?.bool == true || agent?.object != nil else {
            if conversation.turns.contains(where: { $0.speaker == .agent }) { conversation.handledBy = .agent }
            return
        }
        conversation.handledBy = .ai
        switch agent?["resolution_state"]?.string {
        case "confirmed_resolution": conversation.outcome = .confirmed
        case "assumed_resolution": conversation.outcome = .assumed
        case "negative_feedback": conversation.outcome = .negative
        case "escalated", "routed_to_team": (conversation.outcome, conversation.escalated) = (.escalated, true)
        case "procedure_handoff":
            (conversation.outcome, conversation.escalated, conversation.escalationReason) = (.escalated, true, "procedure_handoff")
        default: break
        }
        if conversation.outcome != nil { conversation.escalated = conversation.outcome == .escalated }
        conversation.rating = conversation.rating ?? agent?["rating"]?.number
        let sources = agent?["content_sources"]?["content_sources"]?.array ?? []
        let articles = sources.filter { ["article", "external_content"].contains($0["content_type"]?.string) }
        // A content source has no id: its address, and only where that is missing its title.
        conversation.name(articles.compactMap { $0["url"]?.known ?? $0["title"]?.known }, as: .cited)
        let languages = Set(articles.compactMap { $0["locale"]?.known })
        if languages.count == 1 { conversation.language = languages.first }
    }

    private static func speaker(_ author: JSONValue?) -> Transcript.Speaker? { SpeakerRole.named(author?["type"]?.string) }

    private static func channel(_ type: String?) -> String? {
        switch type {
        case "conversation", "push", "admin_initiated": "chat"
        case "phone_call", "phone_switch": "voice"
        case let type: type
        }
    }

    /// The name of the only element; several name no one topic.
    private static func only(_ list: JSONValue?, _ key: String) -> String? {
        guard let elements = list?.array, elements.count == 1 else { return nil }
        return elements[0][key]?.known
    }
}
