import KBModel

/// Conversations as vCon containers (draft-ietf-vcon-vcon-core, 0.4.0), one text dialog a turn. What the container has no place for (the
/// outcome, which turn was accepted, the hashed customer) stands in an attachment, so that reading gives the same conversation back.
package enum VConWriter {
    private static let version = "0.4.0"

    /// `now` is the container's own date where the conversation has none.
    package static func json(_ transcript: Transcript, now: Timestamp) -> JSONValue {
        let speakers = Transcript.Speaker.allCases.filter { speaker in transcript.turns.contains { $0.speaker == speaker } }
        return .members([
            "vcon": .string(version), "uuid": .string(uuid(of: transcript.id)),
            "created_at": .string((transcript.created ?? now).iso8601),
            "parties": .array(speakers.map { .members(["role": .string($0.rawValue)]) }),
            "dialog": .array(transcript.turns.map { dialog($0, speakers) }),
            "attachments": [
                .members([
                    "purpose": .string(VConReader.attachment), "mediatype": "application/json", "encoding": "json",
                    "body": .string(own(transcript).serialized()),
                ])
            ],
        ])
    }

    private static func dialog(_ turn: Transcript.Turn, _ speakers: [Transcript.Speaker]) -> JSONValue {
        .members([
            "type": "text", "start": turn.time.map { .string($0.iso8601) },
            "parties": speakers.firstIndex(of: turn.speaker).map { JSONValue.int($0) }, "mediatype": "text/plain", "encoding": "none",
            "body": .string(turn.text),
        ])
    }

    private static func own(_ transcript: Transcript) -> JSONValue {
        let turns = transcript.turns.enumerated().compactMap { number, turn -> JSONValue? in
            guard turn.accepted || turn.helpful != nil || turn.author != nil else { return nil }
            return .members([
                "turn": .int(number), "accepted": turn.accepted ? true : nil, "helpful": turn.helpful.map { JSONValue.int($0) },
                "author": turn.author.map(JSONValue.string),
            ])
        }
        return .members([
            "id": .string(transcript.id), "channel": transcript.channel.map(JSONValue.string),
            "language": transcript.language.map(JSONValue.string), "outcome": .string(transcript.outcome.rawValue),
            "customer": transcript.customer.map(JSONValue.string), "turns": turns.isEmpty ? nil : .array(turns),
        ])
    }

    /// A UUID of version 8 (RFC 9562, 5.8) made of the id: the same conversation has the same in every run.
    static func uuid(of id: String) -> String {
        var digits = Array(CustomerKey().hashed("vcon " + id).utf8)
        digits[12] = UInt8(ascii: "8")
        digits[16] = UInt8(ascii: "a")
        let text = String(decoding: digits, as: UTF8.self)
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { String(text.dropFirst($0).prefix($1 - $0)) }.joined(separator: "-")
    }
}
