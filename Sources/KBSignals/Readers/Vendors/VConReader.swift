import KBModel

/// vCon containers (draft-ietf-vcon-vcon-core, versions 0.0.1 to 0.4.0): text dialogs, and transcripts among the analyses. A signed one is
/// read without checking its signature; an encrypted one cannot be read and counts as one without turns.
struct VConReader: ExportReader {
    let name = "vcon"
    /// The attachment that Lacuna keeps what the container has no place for in.
    static let attachment = "lacuna-transcript"

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasKeys("vcon", "parties") || sample.hasKeys("parties", "dialog") || sample.hasKeys("payload", "signatures")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        try sink.forEachRecord(in: &stream, lists: ["vcons"]) { record, _, line, sink in
            let record = Self.unsigned(record) ?? record
            guard let id = record["uuid"]?.known else {
                sink.problems.count(.noID, line: line)
                return
            }
            var conversation = ExportedConversation(id: id)
            conversation.title = record["subject"]?.known
            conversation.updated = record["updated_at"]?.time
            let parties = Parties(record["parties"]?.array ?? [])
            conversation.customer = sink.customer(parties.customerKey)
            let dialogs = record["dialog"]?.array ?? []
            for dialog in dialogs { add(dialog, parties, to: &conversation) }
            for analysis in record["analysis"]?.array ?? [] where analysis["type"]?.string == "transcript" {
                let start = analysis["dialog"]?.int.flatMap { dialogs.indices.contains($0) ? dialogs[$0]["start"]?.time : nil }
                addTranscript(analysis, parties, start: start, to: &conversation)
            }
            conversation.created = dialogs.lazy.compactMap { $0["start"]?.time }.first ?? record["created_at"]?.time
            readOwn(record, into: &conversation)
            guard !conversation.turns.isEmpty else {
                sink.problems.count(.noTurns, line: line)
                return
            }
            if !parties.isComplete { sink.problems.count(.unknownSpeaker, line: line) }
            try sink.add(.conversation(conversation))
        }
    }

    private static func unsigned(_ record: JSONValue) -> JSONValue? {
        guard let payload = record["payload"]?.string, record["signatures"] != nil else { return nil }
        return json(Base64.decoded(payload.utf8))
    }

    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        do { return try JSONValue(parsing: bytes) } catch {
            // Not JSON: then it is read as what else it may be.
            return nil
        }
    }

    private func add(_ dialog: JSONValue, _ parties: Parties, to conversation: inout ExportedConversation) {
        if conversation.channel == nil { conversation.channel = Self.channel(dialog) }
        if dialog["type"]?.string == "transfer" { conversation.handoffs = (conversation.handoffs ?? 0) + 1 }
        guard dialog["type"]?.string == "text", let body = dialog["body"]?.string else { return }
        let content = dialog["encoding"]?.string == "base64url" ? String(decoding: Base64.decoded(body.utf8), as: UTF8.self) : body
        let type = (dialog["mediatype"] ?? dialog["mimetype"])?.string ?? "text/plain"
        let read = type.hasPrefix("text/html") ? MessageText(html: content) : MessageText(plain: content)
        guard !read.text.isEmpty else { return }
        let party = dialog["originator"]?.int ?? dialog["parties"]?.int ?? dialog["parties"]?.array?.first?.int
        let speaker = parties[party]
        conversation.turns.append(Transcript.Turn(speaker: speaker, text: read.text, time: dialog["start"]?.time))
        if speaker != .customer { conversation.name(read.articles, as: .linked) }
    }

    /// A transcript's body is the transcriber's own; what they have in common are pieces with a speaker and a text.
    private func addTranscript(
        _ analysis: JSONValue, _ parties: Parties, start: Timestamp?, to conversation: inout ExportedConversation
    ) {
        guard var body = analysis["body"] else { return }
        if let text = body.string { body = Self.json(Array(text.utf8)) ?? body }
        for piece in body.array ?? (body["segments"] ?? body["transcript"] ?? body["utterances"])?.array ?? [] {
            guard let text = (piece["text"] ?? piece["message"] ?? piece["transcript"])?.known else { continue }
            let who = piece["party"] ?? piece["speaker"]
            let speaker = SpeakerRole.named(who?.string) ?? parties[who?.int]
            let offset = (piece["start"] ?? piece["start_time"])?.number
            let time = start.flatMap { start in
                offset.flatMap { abs($0) < 1e9 ? Timestamp(seconds: start.seconds + Int64($0.rounded(.down))) : nil }
            }
            conversation.turns.append(Transcript.Turn(speaker: speaker, text: text, time: time))
        }
    }

    private func readOwn(_ record: JSONValue, into conversation: inout ExportedConversation) {
        guard
            let attachment = record["attachments"]?.array?.first(where: { ($0["purpose"] ?? $0["type"])?.string == Self.attachment }),
            let own = attachment["body"]?.string.flatMap({ Self.json(Array($0.utf8)) })
        else { return }
        conversation.id = own["id"]?.known ?? conversation.id
        conversation.channel = own["channel"]?.known
        conversation.language = own["language"]?.known
        conversation.customer = own["customer"]?.known ?? conversation.customer
        switch own["outcome"]?.string {
        case "resolved": conversation.resolved = true
        case "failed": (conversation.resolved, conversation.outcome) = (false, .negative)
        case "escalated": (conversation.escalated, conversation.outcome) = (true, .escalated)
        default: break
        }
        for turn in own["turns"]?.array ?? [] {
            guard let number = turn["turn"]?.int, conversation.turns.indices.contains(number) else { continue }
            conversation.turns[number].accepted = turn["accepted"]?.bool ?? false
            conversation.turns[number].helpful = turn["helpful"]?.int
            conversation.turns[number].author = turn["author"]?.known
        }
    }

    private static func channel(_ dialog: JSONValue) -> String? {
        switch dialog["type"]?.string {
        case "recording": "voice"
        case "text": (dialog["mediatype"] ?? dialog["mimetype"])?.string?.hasPrefix("message/") == true ? "email" : "chat"
        default: nil
        }
    }

    /// Who takes part, by index.
    private struct Parties {
        private var speakers: [Transcript.Speaker?] = []
        private(set) var customerKey: String?

        init(_ parties: [JSONValue]) {
            speakers = parties.map { SpeakerRole.named(($0["role"] ?? $0["meta"]?["role"])?.string ?? $0["name"]?.string) }
            if parties.count == 2, let known = speakers.compactMap({ $0 }).first, known != .system, let open = speakers.firstIndex(of: nil)
            {
                speakers[open] = known == .customer ? .agent : .customer
            }
            guard let index = speakers.firstIndex(of: .customer) else { return }
            customerKey = ["uuid", "mailto", "tel", "sip", "name"].lazy.compactMap { parties[index][$0]?.known }.first
        }

        var isComplete: Bool { !speakers.contains(nil) }

        subscript(index: Int?) -> Transcript.Speaker {
            guard let index, speakers.indices.contains(index) else { return .system }
            return speakers[index] ?? .system
        }
    }
}
