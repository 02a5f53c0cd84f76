import KBModel

/// What `lacuna gaps` found: articles to mend and needs without an article, ranked.
package struct GapReport: Sendable {
    /// The first and the last contact; `nil` when there is none.
    package var from: Timestamp?
    package var to: Timestamp?
    package var windowDays: Int
    package var counts = Counts()
    /// Every article with at least one contact.
    package var articles: [RankedArticle] = []
    package var missing: [RankedTopic] = []
    /// What changes of articles within the period did, the latest change first.
    package var effects: [MeasuredChange] = []
    package var contacts: [ExplainedContact] = []
    /// What was left out, cut or assumed, one sentence each.
    package var limits: [String] = []

    package init(windowDays: Int) { self.windowDays = windowDays }

    /// How many contacts each way of attribution took.
    package struct Counts: Sendable, Hashable {
        package var articles = 0
        package var total = 0
        /// Name an article of the base.
        package var attributed = 0
        /// Matched to an article by their words.
        package var inferred = 0
        package var uncovered = 0
        /// Went badly for reasons that are not content's.
        package var notContent = 0
        package var votes = 0
        package var notContentReasons: [NotContentReason: Int] = [:]
        /// How the articles that contacts name were found.
        package var references = ReferenceTally()
    }

    /// A change of an article and what came of it.
    package struct MeasuredChange: Sendable {
        package var id: String
        package var title: String
        package var effect: ChangeEffect
    }

    /// What a contact was taken to be about, and how it was judged.
    package struct ExplainedContact: Sendable {
        package var id: String
        package var article: String?
        package var how: ContactNeed.How
        package var score: Double
        package var covered: Bool
        package var bad: Bool
        package var why: String
    }

    /// A need without an article, in its place.
    package struct RankedTopic: Sendable {
        package var rank: Int
        package var topic: MissingTopic
        /// How many contacts it stands for: more than `contacts` when they are a sample.
        package var size: Int
        package var contacts: [String]
        package var nearest: [(id: String, title: String, score: Double)]
        /// Of all contacts that nothing covers.
        package var share: Double
        package var cumulativeShare: Double
        package var trend: ArticleTrend
        /// Contacts by stretch of time.
        package var volumes: [Double]
    }
}

/// An article in its place, with what speaks for it.
package struct RankedArticle: Sendable {
    package var rank: Int
    package var id: String
    package var title: String
    package var path: String
    package var owner: String?
    package var excess: ArticleExcess
    package var signals: [SignalEvidence]
    package var reasons: [FailureReason]
    package var missingTerms: [String]
    package var trend: ArticleTrend
    /// Contacts in equal stretches of the period.
    package var volumes: [Double]
    /// Contacts that ended badly, the most telling first.
    package var evidence: [String]

    /// The reason that explains most; `unknown` when none does.
    package var kind: FailureReason.Kind { reasons.first?.kind ?? .unknown }

    /// Evidence beyond this many contacts is left out.
    package static let mostEvidence = 12
}

/// Why an article fails its readers.
package struct FailureReason: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case missingDetail = "missing-detail"
        case wrong, unclear
        case notFound = "not-found"
        case stale, competing, unknown
    }

    package var kind: Kind
    package var message: String
    /// Of the article's contacts that went badly, how many show it; `nil` for what no contact shows.
    package var share: Double?

    package init(kind: Kind, message: String, share: Double?) {
        self.kind = kind
        self.message = message
        self.share = share
    }
}
