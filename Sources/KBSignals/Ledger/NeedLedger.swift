import KBModel

/// Whether needs were met, as counts of contacts: every contact counts once. "Contained" is no entry: that nobody escalated says nothing.
package struct NeedLedger: Sendable, Hashable {
    package enum Entry: Int, Sendable, Hashable, CaseIterable {
        case confirmed, assumed, escalated, negative, abandoned, unknown
        /// The customer had the same need again within the window, whatever was assumed before.
        case cameBack

        package var name: String { self == .cameBack ? "came_back" : "\(self)" }
    }

    private var counts = [Int](repeating: 0, count: Entry.allCases.count)

    package init() {}

    package subscript(entry: Entry) -> Int {
        get { counts[entry.rawValue] }
        set { counts[entry.rawValue] = newValue }
    }

    package var contacts: Int { counts.reduce(0, +) }

    package mutating func add(_ other: NeedLedger) {
        for i in counts.indices { counts[i] += other.counts[i] }
    }

    /// Where a contact stands by its own outcome. An escalation and a negative judgement stay what they are when the customer comes back;
    /// anything better was mistaken.
    package static func entry(_ outcome: Contact.Outcome, cameBack: Bool) -> Entry {
        switch outcome {
        case .escalated: .escalated
        case .negative: .negative
        case .confirmed: cameBack ? .cameBack : .confirmed
        case .assumed: cameBack ? .cameBack : .assumed
        case .abandoned: cameBack ? .cameBack : .abandoned
        case .unknown: cameBack ? .cameBack : .unknown
        }
    }

    /// The outcome a source states; where it states none, what its other fields say. "Resolved" by a ticket's state is an assumption: only
    /// a customer confirms.
    package static func outcome(stated: Contact.Outcome?, escalated: Bool?, resolved: Bool?) -> Contact.Outcome {
        switch stated {
        case .confirmed, .escalated, .negative, .abandoned: stated ?? .unknown
        case .assumed: escalated == true ? .escalated : .assumed
        case .unknown, nil: escalated == true ? .escalated : resolved.map { $0 ? .assumed : .negative } ?? .unknown
        }
    }
}

/// A label of complexity where the source gives none, from what handling took.
package enum DerivedComplexity {
    /// By handling time. Round bounds set by hand, coarse on purpose; no corpus with both times and labels was at hand to choose them by.
    package static func of(minutes: Double) -> Contact.Complexity { minutes < 6 ? .low : minutes < 15 ? .medium : .high }

    /// By the course of a conversation: customer turns; hand-offs between answerers, which weigh three turns each; and steps that the
    /// customer was told to take, of which three weigh one turn. Set by hand as well.
    package static func of(customerTurns: Int, handoffs: Int, steps: Int = 0) -> Contact.Complexity {
        let score = customerTurns + 3 * handoffs + steps / 3
        return score <= 2 ? .low : score <= 6 ? .medium : .high
    }

    /// `handoffs` as the source counts them; where it does not, changes between agents that are told apart by name, and from a bot to a
    /// person.
    package static func of(_ transcript: Transcript, handoffs: Int?) -> Contact.Complexity {
        let answers = transcript.turns.filter { $0.speaker == .agent || $0.speaker == .bot }
        let answerers = zip(answers, answers.dropFirst()).count { $0.author != $1.author && $0.author != nil && $1.author != nil }
        let handedOver = zip(answers, answers.dropFirst()).count { $0.speaker == .bot && $1.speaker == .agent }
        return of(
            customerTurns: transcript.turns.count { $0.speaker == .customer }, handoffs: handoffs ?? max(answerers, handedOver),
            steps: answers.reduce(0) { $0 + steps(in: $1.text) })
    }

    /// Lines that a number with a point or bracket opens.
    private static func steps(in text: String) -> Int {
        text.utf8.split(separator: 0x0A).count { line in
            let line = line.drop { $0.isSpace }
            let digits = line.prefix { $0.isASCIIDigit }
            guard (1...2).contains(digits.count), let mark = line.dropFirst(digits.count).first else { return false }
            return mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
        }
    }
}
