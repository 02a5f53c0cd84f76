/// One contact of a customer with the support organisation. Everything but `id` and `time` may be unknown.
public struct Contact: Sendable, Hashable {
    public var id: String
    public var time: Timestamp
    /// The customer's key, already hashed.
    public var customer: String?
    public var channel: String?
    public var language: String?
    public var topic: String?
    public var product: String?
    public var handledBy: Handler?
    public var outcome: Outcome?
    public var escalated: Bool?
    public var escalationReason: String?
    public var resolved: Bool?
    public var reopened: Int?
    public var rating: Double?
    public var complexity: Complexity?
    /// The complexity was worked out from how the contact went; its source states none.
    public var isComplexityDerived = false
    /// Handling time in minutes.
    public var minutes: Double?
    public var articles: [String]
    public var articleLink: ArticleLink?
    /// The need in the customer's words.
    public var question: String?
    /// When it was closed: a contact of the same need before then is no new one.
    public var closed: Timestamp?
    /// The organisation opened it, to follow something up: the customer did not come back.
    public var isStartedByAgent = false

    public enum Handler: String, Sendable, Hashable, CaseIterable {
        case ai, agent, `self`
    }

    /// Whether the need was met, as far as the source says.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case confirmed, assumed, escalated, negative, abandoned, unknown
    }

    public enum Complexity: String, Sendable, Hashable, CaseIterable {
        case low, medium, high
    }

    /// How a contact came to name its articles.
    public enum ArticleLink: String, Sendable, Hashable, CaseIterable {
        case cited, linked, viewed, searched
    }

    public init(
        id: String, time: Timestamp, customer: String? = nil, channel: String? = nil, language: String? = nil, topic: String? = nil,
        product: String? = nil, handledBy: Handler? = nil, outcome: Outcome? = nil, escalated: Bool? = nil,
        escalationReason: String? = nil, resolved: Bool? = nil, reopened: Int? = nil, rating: Double? = nil,
        complexity: Complexity? = nil, minutes: Double? = nil, articles: [String] = [], articleLink: ArticleLink? = nil,
        question: String? = nil
    ) {
        self.id = id
        self.time = time
        self.customer = customer
        self.channel = channel
        self.language = language
        self.topic = topic
        self.product = product
        self.handledBy = handledBy
        self.outcome = outcome
        self.escalated = escalated
        self.escalationReason = escalationReason
        self.resolved = resolved
        self.reopened = reopened
        self.rating = rating
        self.complexity = complexity
        self.minutes = minutes
        self.articles = articles
        self.articleLink = articleLink
        self.question = question
    }
}

extension Contact {
    /// What the source says of escalation itself, else what the outcome says.
    public var wasEscalated: Bool { escalated ?? (outcome == .escalated) }
}

/// One reader's judgement of an article.
public struct Feedback: Sendable, Hashable {
    public var article: String
    public var time: Timestamp?
    public var helpful: Bool
    public var comment: String?

    public init(article: String, time: Timestamp?, helpful: Bool, comment: String? = nil) {
        self.article = article
        self.time = time
        self.helpful = helpful
        self.comment = comment
    }
}

/// One search in the help centre.
public struct SearchEvent: Sendable, Hashable {
    public var query: String
    public var time: Timestamp?
    public var results: Int?
    /// The article clicked; `nil` when none was.
    public var clicked: String?

    public init(query: String, time: Timestamp?, results: Int?, clicked: String?) {
        self.query = query
        self.time = time
        self.results = results
        self.clicked = clicked
    }
}
