import KBModel

/// What ranking tells contacts apart by, when it does not read their words: contacts of one kind are only counted.
package struct ContactKind: Sendable, Hashable {
    /// The articles that the contacts name, none for contacts that name none.
    package var articles: [String] = []
    package var articleLink: Contact.ArticleLink?
    package var topic: String?
    package var product: String?
    package var channel: String?
    package var language: String?
    package var complexity: Contact.Complexity?
    /// The complexity was worked out, not stated.
    package var isComplexityDerived = false
    package var handledBy: Contact.Handler?
    package var outcome: Contact.Outcome?
    package var escalated: Bool?
    /// Only of contacts that were escalated.
    package var escalationReason: String?
    package var resolved: Bool?
    package var reopened: Bool?
    package var hasCustomer = false
    /// The customer had the same need again within the window.
    package var cameBack = false
    /// The data reach a whole window beyond the contact.
    package var isFollowed = false
    /// The day on which they came, in days since 1970; `nil` for a contact that has a time of its own.
    package var day: Int64?

    package init() {}

    init(_ key: CellKey, _ names: ContactNames) {
        articles = names.articles.names(of: key.articles)
        articleLink = key.marks.articleLink
        topic = names.topics.name(key.topic)
        product = names.products.name(key.product)
        channel = names.channels.name(key.channel)
        language = names.languages.name(key.language)
        complexity = key.marks.complexity
        isComplexityDerived = key.marks.isComplexityDerived
        handledBy = key.marks.handler
        outcome = key.marks.outcome
        escalated = key.marks.escalated
        escalationReason = names.reasons.name(key.reason)
        resolved = key.marks.resolved
        reopened = key.marks.reopened
        hasCustomer = key.marks.hasCustomer
        cameBack = key.marks.cameBack
        isFollowed = !key.marks.isCut
        day = Int64(key.day)
    }

    /// The kind of a contact of which it is known whether the customer came back.
    package init(_ contact: Contact, cameBack: Bool, isFollowed: Bool) {
        for article in contact.articles where !articles.contains(article) { articles.append(article) }
        (articleLink, topic, product, channel) = (contact.articleLink, contact.topic, contact.product, contact.channel)
        (language, complexity, handledBy) = (contact.language, contact.complexity, contact.handledBy)
        (outcome, escalated, resolved) = (contact.outcome, contact.escalated, contact.resolved)
        escalationReason = contact.wasEscalated ? contact.escalationReason : nil
        reopened = contact.reopened.map { $0 > 0 }
        isComplexityDerived = contact.isComplexityDerived
        hasCustomer = contact.customer != nil && !contact.isStartedByAgent
        self.cameBack = cameBack
        self.isFollowed = isFollowed
        day = contact.time.day
    }

    /// The kind without what only the ledger looks at: ranking takes complexity as stated or not at all.
    package var forRanking: ContactKind {
        var kind = self
        if isComplexityDerived { (kind.complexity, kind.isComplexityDerived) = (nil, false) }
        kind.resolved = nil
        return kind
    }

    /// A contact of this kind, without words; without a time of its own it comes at noon.
    package func contact(id: String = "", time: Timestamp? = nil, customer: String = "") -> Contact {
        let noon = Timestamp(seconds: (day ?? 0) * Timestamp.secondsPerDay + Timestamp.secondsPerDay / 2)
        return Contact(
            id: id, time: time ?? noon, customer: hasCustomer ? customer : nil, channel: channel, language: language, topic: topic,
            product: product, handledBy: handledBy, outcome: outcome, escalated: escalated, escalationReason: escalationReason,
            resolved: resolved, reopened: reopened.map { $0 ? 1 : 0 }, complexity: complexity, articles: articles,
            articleLink: articleLink)
    }
}
