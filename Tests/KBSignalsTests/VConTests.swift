import KBModel
import KBSignals
import Testing

@Suite struct VConTests {
    @Test func givesTheSameConversationBack() throws {
        let time = try #require(Timestamp(iso8601: "2026-01-05T08:00:00Z"))
        var transcript = Transcript(
            id: "tb-17", channel: "forum", language: "sv", outcome: .resolved, customer: CustomerKey().hashed("anna"), created: time,
            turns: [
                Transcript.Turn(speaker: .customer, text: "Kalendern är tom\n\nVarför?", time: time),
                Transcript.Turn(speaker: .agent, text: "Starta om", time: time, author: "a1", accepted: true, helpful: 3),
            ])
        let written = VConWriter.json(transcript, now: time)
        let read = try Exports.read([("a.json", Array(written.serialized().utf8))])
        #expect(read.conversations.first?.transcript == transcript)
        transcript.turns = transcript.turns.map { Transcript.Turn(speaker: $0.speaker, text: $0.text) }
        (transcript.created, transcript.outcome) = (nil, .unknown)
        let again = try Exports.read([("a.json", Array(VConWriter.json(transcript, now: time).serialized().utf8))])
        #expect(again.conversations.first?.transcript?.turns == transcript.turns)
    }

    @Test func namesTheSameConversationTheSameInEveryRun() throws {
        let transcript = Transcript(id: "a", turns: [Transcript.Turn(speaker: .bot, text: "hi")])
        let uuid = try #require(VConWriter.json(transcript, now: Timestamp(seconds: 0))["uuid"]?.string)
        #expect(uuid == VConWriter.json(transcript, now: Timestamp(seconds: 9))["uuid"]?.string)
        let parts = uuid.split(separator: "-").map(\.count)
        #expect(parts == [8, 4, 4, 4, 12])
        #expect(uuid.split(separator: "-")[2].hasPrefix("8"))
    }
}
