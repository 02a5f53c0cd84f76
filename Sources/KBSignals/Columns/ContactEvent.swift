import KBModel

/// A contact as numbers: what counting needs, without text. Names of the numbers are in `ContactNames`.
struct ContactEvent: Sendable {
    var time: Int64
    /// When it was closed; `nil` when it is open or nobody says.
    var closed: Int64?
    /// `nil` when the customer is not known.
    var customer: SipHash.Digest?
    var topic: UInt32 = 0
    var channel: UInt32 = 0
    var language: UInt32 = 0
    /// Number of a list of articles, 0 for none.
    var articles: UInt32 = 0
    /// Number of the question, 0 for none.
    var question: UInt32 = 0
    var outcome = Contact.Outcome.unknown
    var handler: Contact.Handler?
    var complexity: Contact.Complexity?
    var isComplexityDerived = false
    var escalated: Bool?
    var reopened: Bool?
}

/// What the numbers in events mean.
struct ContactNames {
    var topics: ValueNumbers
    var channels: ValueNumbers
    var languages: ValueNumbers
    let articles: ArticleLists

    init(mapping: Mapping) {
        topics = ValueNumbers(.topic, mapping: mapping)
        channels = ValueNumbers(.channel, mapping: mapping)
        languages = ValueNumbers(.language, mapping: mapping)
        articles = ArticleLists(mapping: mapping)
    }
}
