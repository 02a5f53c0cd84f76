import KBModel

/// A contact as numbers: what counting needs, without text, in 60 bytes. Names of the numbers are in `ContactNames`.
struct ContactEvent: Sendable {
    let time: Int64
    private var digest = SipHash.Digest(low: 0, high: 0)
    var topic: UInt32 = 0
    var channel: UInt32 = 0
    var language: UInt32 = 0
    /// Number of a list of articles, 0 for none.
    var articles: UInt32 = 0
    /// Number of the question, 0 for none.
    var question: UInt32 = 0
    var product: UInt32 = 0
    /// Why it was escalated; 0 where it was not.
    var reason: UInt32 = 0
    /// Seconds until it was closed; 0 when it is open or nobody says.
    private(set) var openFor: Int32 = 0
    /// Everything else that is known of it; that the customer came back is known later.
    var marks = ContactMarks()

    init(time: Int64) { self.time = time }

    /// `nil` when the customer is not known.
    var customer: SipHash.Digest? {
        get { marks.hasCustomer ? digest : nil }
        set {
            digest = newValue ?? SipHash.Digest(low: 0, high: 0)
            marks.hasCustomer = newValue != nil
        }
    }

    /// `closed`: in seconds since 1970, not before `time`.
    mutating func close(at closed: Int64) { openFor = Int32(clamping: closed - time) }

    /// What it counts as in the ledger, before the customer comes back.
    var entry: NeedLedger.Entry { marks.entry }
}

/// What the numbers in events mean.
struct ContactNames {
    var topics: ValueNumbers
    var channels: ValueNumbers
    var languages: ValueNumbers
    var products: ValueNumbers
    var reasons: ValueNumbers
    let articles: ArticleLists

    init(mapping: Mapping) {
        topics = ValueNumbers(.topic, mapping: mapping)
        channels = ValueNumbers(.channel, mapping: mapping)
        languages = ValueNumbers(.language, mapping: mapping)
        products = ValueNumbers(.product, mapping: mapping)
        reasons = ValueNumbers(.escalationReason, mapping: mapping)
        articles = ArticleLists(mapping: mapping)
    }
}
