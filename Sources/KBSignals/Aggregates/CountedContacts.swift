import KBModel

/// Contacts as ranking takes them: those with words one by one, the others once for each kind. Made of contacts or of aggregates, they are
/// the same, down to their order: time and id, then kinds.
package struct CountedContacts: Sendable {
    package struct Member: Sendable, Hashable {
        /// A kind's contact has neither id nor words.
        package var contact: Contact
        package var cameBack: Bool
        package var isFollowed: Bool
        /// How many contacts it stands for.
        package var count: Double
        /// How many of them were looked at: with fewer than `count`, chance weighs more.
        package var seen: Int
    }

    package private(set) var members: [Member] = []
    package private(set) var examples: [Aggregates.Example] = []
    package private(set) var votes: [String: Aggregates.Votes] = [:]
    package private(set) var first: Timestamp?
    package private(set) var last: Timestamp?
    package private(set) var parts = 1
    /// The contacts that the members were made of, as they came, each with its member; empty when only counts are known.
    package private(set) var origins: [(id: String, member: Int)] = []

    /// `cameBack` and `isFollowed` by contact; `speaks` tells whether a contact has words that are to be read.
    package init(
        _ contacts: [Contact], cameBack: [Bool], isFollowed: [Bool], feedback: [Feedback], speaks: (Contact) -> Bool
    ) {
        var counts: [ContactKind: Int] = [:]
        for (i, contact) in contacts.enumerated() {
            first = min(first ?? contact.time, contact.time)
            last = max(last ?? contact.time, contact.time)
            if speaks(contact) {
                var contact = contact
                // As for kinds: only what is stated, and only who came by themselves.
                if contact.isComplexityDerived { (contact.complexity, contact.isComplexityDerived) = (nil, false) }
                if contact.isStartedByAgent { contact.customer = nil }
                members.append(Member(contact: contact, cameBack: cameBack[i], isFollowed: isFollowed[i], count: 1, seen: 1))
                continue
            }
            let kind = ContactKind(contact, cameBack: cameBack[i], isFollowed: isFollowed[i]).forRanking
            counts[kind, default: 0] += 1
            if !kind.articles.isEmpty, kind.signals > 0 {
                examples.append(
                    Aggregates.Example(
                        articles: kind.articles, escalationReason: kind.escalationReason, signals: kind.signals, time: contact.time,
                        id: contact.id))
            }
        }
        members.sort { ($0.contact.time, $0.contact.id) < ($1.contact.time, $1.contact.id) }
        var positions: [ContactKind: Int] = [:]
        for kind in append(counts) { positions[kind] = members.count - counts.count + positions.count }
        let spoken = Dictionary(members.enumerated().map { ($1.contact.id, $0) }, uniquingKeysWith: { first, _ in first })
        origins = contacts.enumerated().map { i, contact in
            let kind = ContactKind(contact, cameBack: cameBack[i], isFollowed: isFollowed[i]).forRanking
            return (contact.id, (speaks(contact) ? spoken[contact.id] : positions[kind]) ?? 0)
        }
        for vote in feedback {
            votes[vote.article, default: Aggregates.Votes()].up += vote.helpful ? 1 : 0
            votes[vote.article, default: Aggregates.Votes()].down += vote.helpful ? 0 : 1
        }
    }

    package init(_ aggregates: Aggregates) {
        members = aggregates.asked.map { asked in
            var contact = asked.kind.forRanking.contact(id: asked.id, time: asked.time, customer: String(asked.customer))
            contact.question = asked.question
            return Member(
                contact: contact, cameBack: asked.kind.cameBack, isFollowed: asked.kind.isFollowed, count: asked.weight, seen: 1)
        }
        var counts: [ContactKind: Int] = [:]
        for (kind, count) in aggregates.cells { counts[kind.forRanking, default: 0] += count }
        append(counts)
        (examples, votes) = (aggregates.examples, aggregates.votes)
        (first, last, parts) = (aggregates.first, aggregates.last, aggregates.parts)
    }

    /// Returns the kinds in the order of their members.
    @discardableResult
    private mutating func append(_ counts: [ContactKind: Int]) -> [ContactKind] {
        let kinds = counts.keys.map { (key: $0.sortKey, kind: $0) }.sorted { $0.key < $1.key }.map(\.kind)
        members += kinds.map { kind in
            let count = counts[kind] ?? 0
            return Member(
                contact: kind.contact(), cameBack: kind.cameBack, isFollowed: kind.isFollowed, count: Double(count), seen: count)
        }
        return kinds
    }
}

extension ContactKind {
    /// How many signals say that such a contact went badly.
    package var signals: Int {
        [escalated ?? (outcome == .escalated), cameBack, reopened == true, outcome == .negative].count { $0 }
    }

    /// Tells kinds apart and puts them in order.
    fileprivate var sortKey: String {
        let flags = [escalated, reopened, hasCustomer, cameBack, isFollowed].map { $0.map { $0 ? "1" : "0" } ?? "" }
        let names = [
            articleLink?.rawValue, topic, product, channel, language, complexity?.rawValue, handledBy?.rawValue, outcome?.rawValue,
            escalationReason, day.map { String($0 + 1_000_000_000) },
        ]
        return (articles + [""] + names.map { $0 ?? "" } + flags).joined(separator: "\u{1}")
    }
}
