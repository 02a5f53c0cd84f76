import KBModel

/// Conversations in the neutral form, one object a line.
package enum TranscriptsJSON {
    package static func write(_ transcript: Transcript, to out: inout [UInt8]) {
        JSONValue.members([
            "id": .string(transcript.id), "channel": transcript.channel.map(JSONValue.string),
            "language": transcript.language.map(JSONValue.string), "outcome": .string(transcript.outcome.rawValue),
            "customer": transcript.customer.map(JSONValue.string), "created": transcript.created.map { .string($0.iso8601) },
            "turns": .array(transcript.turns.map(turn)),
        ]).write(to: &out)
        out.append(0x0A)
    }

    private static func turn(_ turn: Transcript.Turn) -> JSONValue {
        .members([
            "speaker": .string(turn.speaker.rawValue), "text": .string(turn.text), "time": turn.time.map { .string($0.iso8601) },
            "author": turn.author.map(JSONValue.string), "accepted": turn.accepted ? true : nil,
            "helpful": turn.helpful.map { JSONValue.int($0) },
        ])
    }
}
