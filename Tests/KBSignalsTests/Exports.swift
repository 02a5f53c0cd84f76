import Foundation
import KBModel
import KBSignals
import KBTestSupport

/// Exports of the fixtures, and what is read from them.
enum Exports {
    /// What all of some files tell together.
    struct Read {
        var conversations: [ExportedConversation]
        var feedback: [Feedback]
        /// Of the files one by one, and of joining them.
        var problems: SignalProblems
    }

    /// Every file, below `Tests/Fixtures/Signals`, sorted.
    static func files() throws -> [String] {
        try Repository.fileNames(below: "Tests/Fixtures/Signals").filter { !$0.hasSuffix(".md") }.flatMap { folder in
            try Repository.fileNames(below: "Tests/Fixtures/Signals/\(folder)").map { "\(folder)/\($0)" }
        }
    }

    static func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Repository.root().appendingPathComponent("Tests/Fixtures/Signals/\(file)")))
    }

    static func read(_ files: String..., customers: CustomerKey = CustomerKey()) throws -> Read {
        try read(files.map { ($0, try bytes($0)) }, customers: customers)
    }

    /// `pieceSize`: how many bytes arrive at a time.
    static func read(
        _ files: [(name: String, bytes: [UInt8])], customers: CustomerKey = CustomerKey(), pieceSize: Int = 1 << 18
    ) throws -> Read {
        var reading = ConversationReading(mapping: Mapping(), customers: customers, zones: .fixedOffsets)
        var problems = SignalProblems()
        for (name, bytes) in files {
            var stream = stream(name, bytes, pieceSize: pieceSize)
            guard case .export(let reader) = try reading.form(of: &stream) else {
                throw SignalError("\(name) was not recognized")
            }
            var found = SignalProblems()
            try reading.read(&stream, by: reader, problems: &found)
            problems.merge(found)
        }
        let (conversations, feedback, joining) = reading.finish()
        problems.merge(joining)
        return Read(conversations: conversations, feedback: feedback, problems: problems)
    }

    static func stream(_ name: String, _ bytes: [UInt8], pieceSize: Int) -> ByteStream {
        var rest = bytes[...]
        return ByteStream(name: name, pieceSize: pieceSize) { buffer in
            let piece = rest.prefix(min(pieceSize, buffer.count))
            for (i, byte) in piece.enumerated() { buffer[i] = byte }
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    /// One line a fact, for comparison with a golden file.
    static func described(_ read: Read) -> String {
        var lines: [String] = []
        for conversation in read.conversations {
            lines.append("conversation \(conversation.id)")
            lines += facts(conversation.contact)
            for turn in conversation.turns {
                let time = turn.time.map { " \($0.iso8601)" } ?? ""
                lines.append("  \(turn.speaker)\(turn.author.map { " \($0)" } ?? "")\(time): \(turn.text.replacing("\n", with: "⏎"))")
            }
        }
        for vote in read.feedback {
            lines.append("vote \(vote.article) \(vote.time?.iso8601 ?? "–") \(vote.helpful ? "up" : "down") \(vote.comment ?? "")")
        }
        lines += read.problems.sentences.map { "problem \($0)" } + read.problems.failures.map { "failure \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func facts(_ contact: Contact?) -> [String] {
        guard let contact else { return ["  no time, so no contact"] }
        let values: [(String, Any?)] = [
            ("time", contact.time.iso8601), ("closed", contact.closed?.iso8601), ("customer", contact.customer),
            ("channel", contact.channel),
            ("language", contact.language), ("topic", contact.topic), ("product", contact.product), ("handled by", contact.handledBy),
            ("outcome", contact.outcome), ("escalated", contact.escalated), ("because", contact.escalationReason),
            ("resolved", contact.resolved), ("reopened", contact.reopened), ("rating", contact.rating), ("minutes", contact.minutes),
            ("complexity", contact.complexity.map { "\($0)\(contact.isComplexityDerived ? " (derived)" : "")" }),
            ("articles", contact.articles.isEmpty ? nil : contact.articles.joined(separator: " | ")), ("link", contact.articleLink),
            ("question", contact.question?.replacing("\n", with: "⏎")), ("started by", contact.isStartedByAgent ? "agent" : nil),
        ]
        return values.compactMap { name, value in value.map { "  \(name): \($0)" } }
    }
}
