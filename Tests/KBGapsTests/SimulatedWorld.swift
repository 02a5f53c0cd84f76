import KBGaps
import KBModel
import KBSignals
import KBTestSupport

/// Contacts with a planted truth: which articles add bad outcomes, and how many contacts that costs.
struct SimulatedWorld {
    struct Plan {
        var articles = 80
        var contacts = 8000
        var days = 120
        /// The excess rate of an article at a time; times are days from the start.
        var excess: @Sendable (_ article: Int, _ day: Double) -> Double = { _, _ in 0 }
        /// Added to the log-odds of every contact at a time.
        var drift: @Sendable (_ day: Double) -> Double = { _ in 0 }
        /// Of contacts that name an article, how many name one that has nothing to do with them.
        var wrongNames = 0.1
    }

    let base: KnowledgeBase
    private(set) var contacts: [Contact] = []
    /// Bad outcomes among contacts that name their article which its excess has caused, by article.
    private(set) var avoidable: [Double]
    static let start = Timestamp(seconds: 1_736_121_600)

    private static let channels = ["chat", "voice", "mail"]
    private static let ofChannel = [0.0, 0.5, -0.3]
    private static let topicCount = 6

    init(_ plan: Plan, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        base = KnowledgeBase((0..<plan.articles).map(Self.article))
        avoidable = [Double](repeating: 0, count: plan.articles)
        let ofTopic = (0..<Self.topicCount).map { _ in Double.random(in: -0.6...0.6, using: &random) }
        // Zipf's law: the article in place k gets 1/k of the first one's contacts.
        let volumes = (0..<plan.articles).map { 1 / Double($0 * 37 % plan.articles + 1) }
        let total = volumes.reduce(0, +)
        func anArticle() -> Int {
            var left = Double.random(in: 0..<total, using: &random)
            return volumes.firstIndex { volume in
                left -= volume
                return left < 0
            } ?? 0
        }
        for number in 0..<plan.contacts {
            let (article, channel) = (anArticle(), Int.random(in: 0..<3, using: &random))
            let day = Double.random(in: 0..<Double(plan.days), using: &random)
            let topic = article % Self.topicCount
            let anyway = logistic(-1.4 + Self.ofChannel[channel] + ofTopic[topic] + plan.drift(day))
            let draw = Double.random(in: 0..<1, using: &random)
            let excess = plan.excess(article, day)
            let isBad = draw < anyway + excess * (1 - anyway)
            let isNamed = Double.random(in: 0..<1, using: &random) >= plan.wrongNames
            if isBad, draw >= anyway, isNamed { avoidable[article] += 1 }
            contacts.append(
                Contact(
                    id: "c\(number)", time: Timestamp(seconds: Self.start.seconds + Int64(day * Double(Timestamp.secondsPerDay))),
                    channel: Self.channels[channel], topic: "topic \(topic)", handledBy: .ai, escalated: isBad,
                    articles: [base.articles[isNamed ? article : anArticle()].id], articleLink: .cited))
        }
    }

    func analysis(_ contacts: [Contact]? = nil, revisions: [Revision] = []) throws -> GapAnalysis {
        let contacts = contacts ?? self.contacts
        let counted = try CountedContacts(contacts)
        return GapAnalysis(
            counted, base: base, attribution: Attribution(named: counted.members.map(\.contact), in: base), revisions: revisions)
    }

    static func day(_ day: Int) -> Timestamp { Timestamp(seconds: start.seconds + Int64(day) * Timestamp.secondsPerDay) }

    static func id(_ article: Int) -> String { "a\(1000 + article)" }

    private static func article(_ number: Int) -> Article {
        Article(id: id(number), title: "Article \(number)", source: .init(path: id(number), format: "text"), blocks: [])
    }
}
