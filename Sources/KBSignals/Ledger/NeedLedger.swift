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

    /// By the course of a conversation: customer turns, and hand-offs between answerers, which weigh three turns each. Set by hand as well.
    package static func of(customerTurns: Int, handoffs: Int) -> Contact.Complexity {
        let score = customerTurns + 3 * handoffs
        return score <= 2 ? .low : score <= 6 ? .medium : .high
    }
}
