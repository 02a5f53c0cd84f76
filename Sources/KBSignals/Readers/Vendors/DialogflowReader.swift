import KBModel

/// Conversation logs of Dialogflow CX as Cloud Logging exports them: one request or answer a line, put together by session.
struct DialogflowReader: ExportReader {
    let name = "dialogflow"

    func recognizes(_ sample: ExportSample) -> Bool {
        (sample.hasKeys("jsonPayload") || sample.hasKeys("json_payload")) && (sample.hasKeys("session_id") || sample.hasKeys("queryResult"))
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        try sink.forEachRecord(in: &stream, lists: ["entries"]) { record, _, line, sink in
            guard let session = record["labels"]?["session_id"]?.known else {
                sink.problems.count(.noID, line: line)
                return
            }
            guard let payload = record["jsonPayload"] ?? record["json_payload"], let result = payload["queryResult"] else { return }
            var conversation = ExportedConversation(id: session)
            let time = record["timestamp"]?.time
            conversation.created = time
            conversation.channel = (record["labels"]?["channel"] ?? result["diagnosticInfo"]?["Channel"])?.known ?? "chat"
            conversation.language = result["languageCode"]?.known
            conversation.handledBy = .ai
            if let said = Self.said(result, payload) {
                conversation.turns.append(Transcript.Turn(speaker: .customer, text: said, time: time))
            }
            for message in result["responseMessages"]?.array ?? [] { Self.add(message, time, to: &conversation) }
            if conversation.escalated == true {
                conversation.escalationReason = result["match"]?["matchType"]?.known.map { $0.lowercased() }
            }
            try sink.add(.addition(conversation))
        }
    }

    private static func said(_ result: JSONValue, _ payload: JSONValue) -> String? {
        result["text"]?.known ?? result["transcript"]?.known ?? payload["queryInput"]?["text"]?["text"]?.known
    }

    private static func add(_ message: JSONValue, _ time: Timestamp?, to conversation: inout ExportedConversation) {
        if message["liveAgentHandoff"] != nil { (conversation.escalated, conversation.outcome) = (true, .escalated) }
        let texts =
            (message["text"]?["text"]?.array ?? []).compactMap(\.known) + [message["outputAudioText"]?["text"]?.known].compactMap { $0 }
        for text in texts {
            conversation.turns.append(Transcript.Turn(speaker: .bot, text: text, time: time))
            conversation.name(ArticleLinks.inText(text), as: .linked)
        }
        // The knowledge connector names what it answered from.
        let sources = message["knowledgeInfoCard"]?["answers"]?.array ?? []
        conversation.name(sources.compactMap { $0["source"]?.known ?? $0["title"]?.known }, as: .cited)
    }
}
