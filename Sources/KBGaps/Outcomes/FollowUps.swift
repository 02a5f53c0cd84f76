import KBModel
import KBSignals

extension CountedContacts {
    /// Contacts as ranking takes them, with who of them came back; `speaks` tells whether a contact has words that are to be read. Throws
    /// what `FollowUps` does.
    package init(
        _ contacts: [Contact], windowDays: Int = 7, feedback: [Feedback] = [], speaks: (Contact) -> Bool = { $0.question != nil }
    ) throws {
        let followUps = try FollowUps(contacts, windowDays: windowDays)
        self.init(
            contacts, cameBack: followUps.cameBack, isFollowed: followUps.isFollowed, feedback: feedback, speaks: speaks)
    }
}

/// Which contacts are followed by another of the same customer with the same need within the window.
package struct FollowUps: Sendable {
    /// Whether the customer came back, by contact.
    package private(set) var cameBack: [Bool]
    /// Whether the data reach a whole window beyond the contact; only then is "did not come back" a fact.
    package private(set) var isFollowed: [Bool]

    /// What was worked out before, by contact.
    package init(cameBack: [Bool], isFollowed: [Bool]) {
        self.cameBack = cameBack
        self.isFollowed = isFollowed
    }

    /// Repeats as `lacuna contacts` counts them. Throws what `ContactsCounting` does.
    package init(_ contacts: [Contact], windowDays: Int) throws {
        let window = Int64(windowDays) * Timestamp.secondsPerDay
        let end = contacts.map(\.time.seconds).max() ?? 0
        cameBack = [Bool](repeating: false, count: contacts.count)
        isFollowed = contacts.map { $0.time.seconds + window <= end }
        var counting = try ContactsCounting(
            plan: .collected, windows: RepeatWindows(chosen: windowDays), mapping: Mapping(), customers: CustomerKey(salt: ""))
        var positions: [String: Int] = [:]
        for (position, contact) in contacts.enumerated() {
            positions[contact.id] = position
            try counting.add(contact)
        }
        let pairs = try counting.finish().summary.pairs
        for i in 0..<pairs.count where pairs[i].seconds <= window {
            if let first = positions[pairs[i].first] { cameBack[first] = true }
        }
    }
}
