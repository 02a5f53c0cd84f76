import KBModel
import KBText

/// JSON Lines or a JSON array of transcripts → transcripts, and each as a contact.
package struct TranscriptReader {
    private let customers: CustomerKey

    package init(customers: CustomerKey) { self.customers = customers }

    /// Calls `body` with every transcript and the JSON object it came from.
    package func read(
        _ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Transcript, JSONValue, inout SignalProblems) throws -> Void
    ) throws {
        while stream.bytes.count < 64, !stream.isAtEnd { try stream.refill(from: 0) }
        func one(_ object: JSONValue, _ line: Int, _ problems: inout SignalProblems) throws {
            guard let id = object["id"]?.scalarText else {
                problems.count(.noID, line: line)
                return
            }
            guard let turns = object["turns"]?.array, !turns.isEmpty else {
                problems.count(.noTurns, line: line)
                return
            }
            try body(transcript(object, id: id, turns: turns), object, &problems)
        }
        guard RowForm(firstBytes: stream.bytes.span) == .jsonArray else {
            try JSONLines.forEach(in: &stream, problems: &problems, one)
            return
        }
        try JSONRecords.forEach(in: &stream, problems: &problems) { element, _, line, problems in try one(element, line, &problems) }
    }

    private func transcript(_ object: JSONValue, id: String, turns: [JSONValue]) -> Transcript {
        Transcript(
            id: id, channel: object["channel"]?.string, language: object["language"]?.string,
            outcome: object["outcome"]?.string.flatMap(SignalValues.name) ?? .unknown,
            customer: object["customer"]?.scalarText.map(customers.hashed),
            created: object["created"]?.scalarText.flatMap(SignalValues.time), turns: turns.map(turn))
    }

    private func turn(_ object: JSONValue) -> Transcript.Turn {
        let accepted = object["accepted"] ?? object["accepted_solution"]
        return Transcript.Turn(
            speaker: object["speaker"]?.string.flatMap(SignalValues.name) ?? .system, text: object["text"]?.string ?? "",
            time: object["time"]?.scalarText.flatMap(SignalValues.time), author: object["author"]?.scalarText,
            accepted: accepted?.bool ?? false, helpful: object["helpful"]?.int)
    }
}

extension Transcript {
    /// The need in the customer's words: the title where there is one, then the customer's turns before the first answer.
    package func need(title: String? = nil) -> String {
        let asked = turns.prefix { $0.speaker == .customer || $0.speaker == .system }.filter { $0.speaker == .customer }
        let words = asked.isEmpty ? turns.filter { $0.speaker == .customer }.prefix(1).map(\.text) : asked.map(\.text)
        return ([title].compactMap { $0 } + words).joined(separator: "\n\n")
    }

    /// The transcript as a contact; `nil` when nothing says when it took place.
    package func contact(title: String? = nil) -> Contact? {
        guard let time = created ?? turns.lazy.compactMap(\.time).first else { return nil }
        var contact = Contact(id: id, time: time, customer: customer, channel: channel, language: language)
        let need = need(title: title)
        contact.question = need.isEmpty ? nil : need
        switch outcome {
        case .resolved: contact.resolved = true
        case .escalated: (contact.escalated, contact.outcome) = (true, .escalated)
        case .failed: (contact.resolved, contact.outcome) = (false, .negative)
        case .unknown: break
        }
        return contact
    }
}
