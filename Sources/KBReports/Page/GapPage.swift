import KBModel

/// What a gap report shows, in the order in which it shows it. Plain values: every form of the report is made from this and nothing else.
package struct GapPage: Sendable {
    package var title: String
    package var from: Timestamp?
    package var to: Timestamp?
    package var windowDays: Int
    package var counts = Counts()
    package var mend: [Mend] = []
    /// Articles with contacts whose excess is not distinguishable from what such contacts have anyway.
    package var notDistinguishable = 0
    package var missing: [Missing] = []
    package var weeks: [Week] = []
    package var since: Since?
    package var effects: [Effect] = []
    package var consistency: [Note] = []
    package var quality: [Note] = []
    package var cost = Cost()

    package init(title: String, from: Timestamp?, to: Timestamp?, windowDays: Int) {
        self.title = title
        self.from = from
        self.to = to
        self.windowDays = windowDays
    }

    package struct Counts: Sendable {
        package var articles = 0
        package var contacts = 0
        package var named = 0
        package var inferred = 0
        package var uncovered = 0
        package var notContent = 0
        package var votes = 0

        package init() {}
    }

    /// A figure with its 90 % interval, in contacts over the period.
    package struct Estimate: Sendable, Hashable {
        package var estimate: Double
        package var low: Double
        package var high: Double

        package init(_ estimate: Double, low: Double, high: Double) {
            self.estimate = estimate
            self.low = low
            self.high = high
        }
    }

    /// What one contact costs, as far as the configuration says.
    package struct Cost: Sendable, Hashable {
        package var minutes: Double?
        package var money: Double?
        /// Stands after an amount of money.
        package var currency: String?

        package init(minutes: Double? = nil, money: Double? = nil, currency: String? = nil) {
            self.minutes = minutes
            self.money = money
            self.currency = currency
        }

        /// `12 h · 340 EUR`; `nil` when nothing is known.
        func text(contacts: Double) -> String? {
            let hours = minutes.map { "\(NumberText.whole($0 * contacts / 60)) h" }
            let amount = money.map { [NumberText.whole($0 * contacts), currency].compactMap(\.self).joined(separator: " ") }
            let parts = [hours, amount].compactMap(\.self)
            return parts.isEmpty ? nil : parts.joined(separator: " · ")
        }
    }

    /// An article to mend.
    package struct Mend: Sendable {
        package var rank: Int
        package var id: String
        package var title: String
        package var path: String
        package var owner: String?
        package var contacts: Double
        package var avoidable: Estimate
        package var flagged: Bool
        package var kind: String
        package var reasons: [String]
        package var missingTerms: [String]
        package var trend: String?
        package var signals: [Signal]
        package var weekly: [Double]
        package var evidence: [String]
        /// The address of the page that shows how the line came about.
        package var page: String?
        package var isNew = false

        package init(
            rank: Int, id: String, title: String, path: String, owner: String?, contacts: Double, avoidable: Estimate, flagged: Bool,
            kind: String, reasons: [String], missingTerms: [String], trend: String?, signals: [Signal], weekly: [Double],
            evidence: [String]
        ) {
            self.rank = rank
            self.id = id
            self.title = title
            self.path = path
            self.owner = owner
            self.contacts = contacts
            self.avoidable = avoidable
            self.flagged = flagged
            self.kind = kind
            self.reasons = reasons
            self.missingTerms = missingTerms
            self.trend = trend
            self.signals = signals
            self.weekly = weekly
            self.evidence = evidence
        }
    }

    /// What one signal says about an article: how often it happened against how often it was expected.
    package struct Signal: Sendable {
        package var name: String
        package var events: Double
        package var exposure: Double
        package var expected: Double

        package init(name: String, events: Double, exposure: Double, expected: Double) {
            self.name = name
            self.events = events
            self.exposure = exposure
            self.expected = expected
        }
    }

    /// A need that no article answers.
    package struct Missing: Sendable {
        package var rank: Int
        package var gap: String
        package var label: String
        package var size: Int
        package var avoidable: Estimate
        package var questions: [String]
        package var nearest: [String]
        package var share: Double
        package var cumulativeShare: Double
        /// The address of the page that shows how the line came about.
        package var page: String?
        package var isNew = false

        package init(
            rank: Int, gap: String, label: String, size: Int, avoidable: Estimate, questions: [String], nearest: [String], share: Double,
            cumulativeShare: Double
        ) {
            self.rank = rank
            self.gap = gap
            self.label = label
            self.size = size
            self.avoidable = avoidable
            self.questions = questions
            self.nearest = nearest
            self.share = share
            self.cumulativeShare = cumulativeShare
        }
    }

    /// How the needs of one week ended.
    package struct Week: Sendable {
        package var start: Timestamp
        package var outcomes: [Contact.Outcome: Int]
        package var cameBack: Int

        package init(start: Timestamp, outcomes: [Contact.Outcome: Int] = [:], cameBack: Int = 0) {
            self.start = start
            self.outcomes = outcomes
            self.cameBack = cameBack
        }
    }

    /// What changed since the report before.
    package struct Since: Sendable {
        package var at: Timestamp
        package var newArticles: [String] = []
        package var fixedArticles: [String] = []
        package var newGaps: [String] = []
        package var closedGaps: [String] = []

        package init(at: Timestamp) { self.at = at }
    }

    /// What a change of an article did.
    package struct Effect: Sendable {
        package var title: String
        package var at: Timestamp
        package var verdict: String
        package var detail: String

        package init(title: String, at: Timestamp, verdict: String, detail: String) {
            self.title = title
            self.at = at
            self.verdict = verdict
            self.detail = detail
        }
    }

    /// A fact with what can be done about it.
    package struct Note: Sendable {
        package var fact: String
        package var advice: String?

        package init(_ fact: String, advice: String? = nil) {
            self.fact = fact
            self.advice = advice
        }
    }
}

extension GapPage {
    /// The articles whose excess is credible, in order.
    package var credible: [Mend] { mend.filter(\.flagged) }

    /// How many of the first gaps hold at least 80 % of the demand that nothing covers; `nil` when all together do not.
    package var paretoCount: Int? { missing.firstIndex { $0.cumulativeShare >= 0.8 }.map { $0 + 1 } }

    /// The one sentence that a manager takes away.
    package var headline: String {
        let articles = credible
        let estimate = articles.reduce(0) { $0 + $1.avoidable.estimate }
        let mend =
            articles.isEmpty
            ? "No article fails people more than such contacts fail anyway, as far as these data can tell."
            : "Mending \(NumberText.counted(articles.count, "article")) would spare some \(NumberText.whole(estimate)) contacts in this period."
        guard let first = missing.first else { return mend }
        let gaps =
            "The first of \(NumberText.counted(missing.count, "need")) without an article is “\(first.label)” "
            + "(\(NumberText.counted(first.size, "contact")))."
        return mend + " " + gaps
    }
}
