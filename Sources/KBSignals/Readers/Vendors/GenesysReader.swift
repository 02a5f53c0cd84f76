import KBModel

/// Transcripts of Genesys Cloud's speech and text analytics: one file a communication; those of one conversation are put together.
struct GenesysReader: ExportReader {
    let name = "genesys"

    func recognizes(_ sample: ExportSample) -> Bool { sample.hasKeys("transcripts", "phrases") }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        try sink.forEachRecord(in: &stream) { record, _, line, sink in
            guard let id = record["conversationId"]?.known else {
                sink.problems.count(.noID, line: line)
                return
            }
            var conversation = ExportedConversation(id: id)
            conversation.created = (record["conversationStartTime"] ?? record["startTime"])?.time
            conversation.channel = Self.channel(record["mediaType"]?.string)
            conversation.language = record["language"]?.known
            let participants = (record["participants"]?.array ?? []).map(Participant.init)
            for phrase in (record["transcripts"]?.array ?? []).flatMap({ $0["phrases"]?.array ?? [] }) {
                Self.add(phrase, participants, to: &conversation)
            }
            guard !conversation.turns.isEmpty else {
                sink.problems.count(.noTurns, line: line)
                return
            }
            let agents = Set(participants.filter { $0.speaker == .agent }.compactMap(\.user))
            if !participants.isEmpty { conversation.handoffs = max(0, agents.count - 1) }
            conversation.handledBy =
                conversation.turns.contains { $0.speaker == .agent }
                ? .agent : conversation.turns.contains { $0.speaker == .bot } ? .ai : nil
            try sink.add(.addition(conversation))
        }
    }

    /// Who takes part, and when.
    private struct Participant {
        let speaker: Transcript.Speaker?
        let user: String?
        let start: Double
        let end: Double

        init(_ record: JSONValue) {
            switch record["participantPurpose"]?.string {
            case "ivr", "acd", "botflow", "voicemail", "workflow": speaker = .bot
            case let purpose: speaker = SpeakerRole.named(purpose)
            }
            user = record["userId"]?.known
            start = record["startTimeMs"]?.number ?? -.infinity
            end = record["endTimeMs"]?.number ?? .infinity
        }
    }

    /// "Internal" is whoever of the organisation takes part at that moment: an agent, unless only a machine does.
    private static func add(_ phrase: JSONValue, _ participants: [Participant], to conversation: inout ExportedConversation) {
        guard let text = (phrase["decoratedText"] ?? phrase["text"])?.known else { return }
        let at = phrase["startTimeMs"]?.number
        var speaker = SpeakerRole.named(phrase["participantPurpose"]?.string) ?? .system
        if speaker == .agent, let at {
            let present = participants.filter { $0.start <= at && at < $0.end && $0.speaker != .customer }
            if !present.isEmpty, present.allSatisfy({ $0.speaker == .bot }) { speaker = .bot }
        }
        conversation.turns.append(Transcript.Turn(speaker: speaker, text: text, time: phrase["startTimeMs"]?.time))
        if speaker != .customer { conversation.name(ArticleLinks.inText(text), as: .linked) }
    }

    private static func channel(_ media: String?) -> String? {
        switch media {
        case "call", "callback": "voice"
        case "message", "chat", "webmessaging": "chat"
        case let media: media
        }
    }
}
