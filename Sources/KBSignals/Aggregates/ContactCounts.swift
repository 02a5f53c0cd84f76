import KBModel

/// What makes contacts comparable: bad outcomes are expected to be equally likely within one stratum, whatever the article.
package struct Stratum: Sendable, Hashable {
    package var channel: String?
    package var language: String?
    package var complexity: Contact.Complexity?
    package var topic: String?

    package init(channel: String? = nil, language: String? = nil, complexity: Contact.Complexity? = nil, topic: String? = nil) {
        self.channel = channel
        self.language = language
        self.complexity = complexity
        self.topic = topic
    }

    package init(of contact: Contact) {
        // A derived complexity is a consequence of how the contact went, and with that of the article: comparing only within it would hide
        // what the article is to blame for.
        self.init(
            channel: contact.channel, language: contact.language, complexity: contact.isComplexityDerived ? nil : contact.complexity,
            topic: contact.topic)
    }
}

/// How often something happened, of how many times it could have been seen to happen.
package struct EventCount: Sendable, Hashable {
    package var events = 0
    package var exposure = 0

    package init(events: Int = 0, exposure: Int = 0) {
        self.events = events
        self.exposure = exposure
    }

    /// Adds one observation; `nil` is none.
    package mutating func observe(_ happened: Bool?) {
        guard let happened else { return }
        exposure += 1
        if happened { events += 1 }
    }

    package static func + (a: EventCount, b: EventCount) -> EventCount {
        EventCount(events: a.events + b.events, exposure: a.exposure + b.exposure)
    }
}

/// The counts that ranking needs of one article's contacts in one stratum; adding two is adding their contacts.
package struct ContactCounts: Sendable, Hashable {
    package var contacts = 0
    /// Escalated; exposure: contacts whose end is known.
    package var escalation = EventCount()
    /// Came back with the same need within the window; exposure: contacts that the data reach a window beyond.
    package var `repeat` = EventCount()
    /// Reopened at least once; exposure: contacts whose source counts that.
    package var reopen = EventCount()
    /// Votes against the article, of all votes on it.
    package var feedback = EventCount()
    /// Escalated or came back: each contact once. Exposure as for escalations.
    package var bad = EventCount()

    package init() {}

    package static func + (a: ContactCounts, b: ContactCounts) -> ContactCounts {
        var sum = a
        sum.contacts += b.contacts
        sum.escalation = a.escalation + b.escalation
        sum.repeat = a.repeat + b.repeat
        sum.reopen = a.reopen + b.reopen
        sum.feedback = a.feedback + b.feedback
        sum.bad = a.bad + b.bad
        return sum
    }
}
