import KBModel

/// Conversations in the form that Google's CX Insights imports and exports: `entries` with a role, and a start in microseconds.
struct CXInsightsReader: ExportReader {
    let name = "cx-insights"

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasKeys("entries", "start_timestamp_usec") || sample.hasKeys("conversation_info", "entries")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        let file = SourceName.id(of: stream.name)
        var number = 0
        try sink.forEachRecord(in: &stream) { record, _, line, sink in
            number += 1
            let info = record["conversation_info"]
            let stated = record["conversation_id"]?.known ?? info?["conversation_id"]?.known
            var conversation = ExportedConversation(id: stated ?? (number == 1 ? file : "\(file)-\(number)"))
            let categories = info?["categories"]?.array ?? []
            if categories.count == 1 { conversation.topic = categories[0]["display_name"]?.known }
            conversation.channel = info?["medium"]?.known?.lowercased()
            for entry in record["entries"]?.array ?? [] {
                guard let text = entry["text"]?.known else { continue }
                let speaker = SpeakerRole.named(entry["role"]?.string) ?? .system
                let time = entry["start_timestamp_usec"].flatMap(Self.time)
                conversation.turns.append(
                    Transcript.Turn(
                        speaker: speaker, text: text, time: time, author: speaker == .customer ? nil : entry["user_id"]?.known))
                // Small numbers tell the speakers of one conversation apart and say nothing beyond it.
                if speaker == .customer, let user = entry["user_id"]?.known, user.utf8.count > 4 {
                    conversation.customer = conversation.customer ?? sink.customer(user)
                }
                if speaker != .customer { conversation.name(ArticleLinks.inText(text), as: .linked) }
            }
            guard !conversation.turns.isEmpty else {
                sink.problems.count(.noTurns, line: line)
                return
            }
            let speakers = Set(conversation.turns.map(\.speaker))
            conversation.handledBy = speakers.contains(.agent) ? .agent : speakers.contains(.bot) ? .ai : nil
            if speakers.isSuperset(of: [.agent, .bot]) { (conversation.escalated, conversation.outcome) = (true, .escalated) }
            try sink.add(.conversation(conversation))
        }
    }

    private static func time(_ value: JSONValue) -> Timestamp? {
        let microseconds = value.number ?? value.string.flatMap(Double.init)
        return microseconds.flatMap { abs($0) < 1e18 ? Timestamp(seconds: Int64(($0 / 1e6).rounded(.down))) : nil }
    }
}
