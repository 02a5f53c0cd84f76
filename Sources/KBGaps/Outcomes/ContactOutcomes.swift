import KBModel

/// How each contact ended, as far as content may be to blame: one verdict a contact, however many signals agree.
package struct ContactOutcomes: Sendable {
    /// The signals of a contact; feedback belongs to articles and is counted apart.
    package enum Signal: String, Sendable, Hashable, CaseIterable {
        case escalation, `repeat`, reopen, negative
    }

    /// The signals that say the contact went badly, by contact.
    package private(set) var signals: [Set<Signal>]
    package let followUps: FollowUps

    package init(_ contacts: [Contact], followUps: FollowUps) {
        self.followUps = followUps
        signals = contacts.enumerated().map { index, contact in
            var signals: Set<Signal> = []
            if contact.wasEscalated { signals.insert(.escalation) }
            if followUps.cameBack[index] { signals.insert(.repeat) }
            if (contact.reopened ?? 0) > 0 { signals.insert(.reopen) }
            if contact.outcome == .negative { signals.insert(.negative) }
            return signals
        }
    }

    package func isBad(_ contact: Int) -> Bool { !signals[contact].isEmpty }

    /// Whether a signal was given, of the contacts that could have given it; `nil` for the others.
    package func observation(of signal: Signal, _ contact: Contact, at index: Int) -> Bool? {
        switch signal {
        case .escalation:
            contact.escalated ?? (contact.outcome.flatMap { $0 == .unknown ? nil : $0 == .escalated })
        case .repeat: contact.customer != nil && followUps.isFollowed[index] ? followUps.cameBack[index] : nil
        case .reopen: contact.reopened.map { $0 > 0 }
        case .negative: contact.outcome.flatMap { $0 == .confirmed || $0 == .negative ? $0 == .negative : nil }
        }
    }

    /// The verdict in words.
    package func reason(_ contact: Int) -> String {
        let clauses = Signal.allCases.filter(signals[contact].contains).map(\.clause)
        if clauses.isEmpty { return "nothing says that it went badly" }
        return clauses.joined(separator: ", ")
    }
}

extension ContactOutcomes.Signal {
    fileprivate var clause: String {
        switch self {
        case .escalation: "it was escalated"
        case .repeat: "the customer came back with the same need"
        case .reopen: "it was reopened"
        case .negative: "the customer said that it did not help"
        }
    }
}
