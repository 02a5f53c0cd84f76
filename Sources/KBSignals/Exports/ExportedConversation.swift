import KBModel

/// One conversation with a customer as an export tells it, before what other files say of it is joined in. What the export leaves open
/// stays `nil`.
package struct ExportedConversation: Sendable, Hashable {
    package var id: String
    /// Other keys by which records refer to it, such as a database key beside a number.
    package var aliases: [String] = []
    package var title: String?
    package var created: Timestamp?
    /// When this version was written: of two versions the later counts.
    package var updated: Timestamp?
    /// When it was closed; another message of the customer before then is no new contact.
    package var closed: Timestamp?
    /// The conversation that it was merged into; it is then no contact of its own.
    package var mergedInto: String?
    /// Not the customer but the organisation opened it.
    package var isStartedByAgent = false
    /// Hashed.
    package var customer: String?
    package var channel: String?
    package var language: String?
    package var topic: String?
    package var product: String?
    package var handledBy: Contact.Handler?
    package var outcome: Contact.Outcome?
    package var escalated: Bool?
    package var escalationReason: String?
    package var resolved: Bool?
    package var reopened: Int?
    package var rating: Double?
    package var complexity: Contact.Complexity?
    /// Handling time.
    package var minutes: Double?
    /// How often the conversation passed from one answerer to another.
    package var handoffs: Int?
    package var articles: [String] = []
    package var articleLink: Contact.ArticleLink?
    /// The need in the customer's words, where it stands apart from the turns.
    package var question: String?
    package var turns: [Transcript.Turn] = []

    package init(id: String) { self.id = id }

    /// Names an article; a stronger kind of link (see `ArticleLink.allCases`, strongest first) pushes out the weaker ones.
    package mutating func name(_ references: [String], as link: Contact.ArticleLink) {
        let known = references.filter { !$0.isEmpty }
        guard !known.isEmpty else { return }
        if let articleLink, articleLink != link {
            if Self.strength(articleLink) > Self.strength(link) { return }
            articles = []
        }
        articleLink = link
        for reference in known where !articles.contains(reference) { articles.append(reference) }
    }

    private static func strength(_ link: Contact.ArticleLink) -> Int {
        switch link {
        case .cited: 3
        case .linked: 2
        case .viewed: 1
        case .searched: 0
        }
    }

    /// Adds what another record says of the same conversation. Facts that are known stay.
    package mutating func add(_ other: ExportedConversation) {
        title = title ?? other.title
        created = created ?? other.created
        updated = [updated, other.updated].compactMap { $0 }.max()
        closed = closed ?? other.closed
        mergedInto = mergedInto ?? other.mergedInto
        customer = customer ?? other.customer
        channel = channel ?? other.channel
        language = language ?? other.language
        topic = topic ?? other.topic
        product = product ?? other.product
        addJudgements(of: other)
        if let link = other.articleLink { name(other.articles, as: link) }
        question = question ?? other.question
        guard !other.turns.isEmpty else { return }
        for turn in other.turns where !turns.contains(turn) { turns.append(turn) }
        if turns.allSatisfy({ $0.time != nil }) {
            let order = turns.indices.sorted { (turns[$0].time?.seconds ?? 0, $0) < (turns[$1].time?.seconds ?? 0, $1) }
            turns = order.map { turns[$0] }
        }
    }

    private mutating func addJudgements(of other: ExportedConversation) {
        // A hand-over to a person stays one, whatever came before it.
        if other.outcome == .escalated { outcome = .escalated }
        outcome = outcome ?? other.outcome
        if other.escalated == true { escalated = true }
        escalated = escalated ?? other.escalated
        handledBy = other.handledBy == .agent ? .agent : handledBy ?? other.handledBy
        escalationReason = escalationReason ?? other.escalationReason
        resolved = resolved ?? other.resolved
        reopened = reopened ?? other.reopened
        rating = rating ?? other.rating
        complexity = complexity ?? other.complexity
        minutes = minutes ?? other.minutes
        handoffs = handoffs ?? other.handoffs
    }
}

extension ExportedConversation {
    /// As a contact; `nil` when nothing says when it took place.
    package var contact: Contact? {
        guard let time = created ?? turns.lazy.compactMap(\.time).first else { return nil }
        var contact = Contact(id: id, time: time, customer: customer, channel: channel, language: language, topic: topic, product: product)
        (contact.handledBy, contact.outcome, contact.escalated) = (handledBy, outcome, escalated)
        (contact.escalationReason, contact.resolved, contact.reopened) = (escalationReason, resolved, reopened)
        (contact.rating, contact.minutes, contact.articles, contact.articleLink) = (rating, minutes, articles, articleLink)
        (contact.closed, contact.isStartedByAgent) = (closed, isStartedByAgent)
        contact.complexity = complexity ?? derivedComplexity
        contact.isComplexityDerived = complexity == nil && contact.complexity != nil
        let need = question ?? conversation.need(title: title)
        contact.question = need.isEmpty ? nil : need
        return contact
    }

    /// As a conversation; `nil` when the export holds no turns of it.
    package var transcript: Transcript? { turns.isEmpty ? nil : conversation }

    private var conversation: Transcript {
        Transcript(
            id: id, channel: channel, language: language, outcome: transcriptOutcome, customer: customer,
            created: created ?? turns.lazy.compactMap(\.time).first, turns: turns)
    }

    /// "Assumed" is no success that a draft may rest on unless the source itself says that the case was resolved.
    private var transcriptOutcome: Transcript.Outcome {
        switch NeedLedger.outcome(stated: outcome, escalated: escalated, resolved: resolved) {
        case .escalated: .escalated
        case .negative: .failed
        case .confirmed: .resolved
        case .assumed: resolved == true ? .resolved : .unknown
        case .abandoned, .unknown: .unknown
        }
    }

    private var derivedComplexity: Contact.Complexity? {
        if !turns.isEmpty {
            let answered = turns.contains { $0.speaker == .agent || $0.speaker == .bot }
            if answered || handoffs != nil { return DerivedComplexity.of(conversation, handoffs: handoffs) }
        }
        return minutes.map(DerivedComplexity.of(minutes:))
    }
}

/// What one record of an export is.
package enum ExportedRecord: Sendable, Hashable {
    case conversation(ExportedConversation)
    /// Facts about a conversation that another record describes, found by its id or an alias.
    case addition(ExportedConversation)
    case feedback(Feedback)
    /// Somebody read an article; customer hashed.
    case view(article: String, customer: String, time: Timestamp)
}
