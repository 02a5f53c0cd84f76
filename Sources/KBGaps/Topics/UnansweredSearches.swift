import KBModel
import KBText

/// Searches of the help centre that found nothing, joined to the needs without an article that ask for the same.
struct UnansweredSearches {
    /// A query whose nearest contact is less like it than this joins no need: one rare word in common, of three, gives about .5.
    private static let leastSimilarity: Float = 0.35
    /// So many searches in the same words, which no contact's need takes, are a need of their own.
    private static let leastAlone = 3

    private let queries: [(text: String, words: InternedText)]
    private let languages: [String?]

    /// Searches without a result; those that say nothing about results count when nothing was clicked.
    init(_ searches: [SearchEvent], interner: TextInterner) {
        let unanswered = searches.filter { $0.clicked == nil && ($0.results ?? 0) == 0 }
        languages = unanswered.map { NeedTexts.language(of: $0.query) }
        queries = zip(unanswered, languages).map { ($0.query, interner.intern($0.query, language: $1)) }
    }

    /// The topics with the searches that join them, and behind them those that only searches show, by their number.
    func joined(to topics: [MissingTopic], graph: NeedGraph) -> [MissingTopic] {
        var topics = topics
        var topicOfContact: [Int: Int] = [:]
        for (number, topic) in topics.enumerated() { for contact in topic.contacts { topicOfContact[contact] = number } }
        var alone: [[Int32]: [Int]] = [:]
        for (number, near) in graph.nearest(to: queries.map(\.words), k: 1).enumerated() {
            if let best = near.first, best.similarity >= Self.leastSimilarity {
                if let topic = topicOfContact[graph.sample[Int(best.row)]] { topics[topic].searches += 1 }
            } else if !queries[number].words.terms.isEmpty {
                alone[queries[number].words.terms.sorted(), default: []].append(number)
            }
        }
        var names = Set(topics.map(\.gap))
        let groups = alone.values.filter { $0.count >= Self.leastAlone }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        return topics + groups.map { topic(of: $0, &names) }
    }

    private func topic(of searches: [Int], _ names: inout Set<String>) -> MissingTopic {
        let label = PersonalDataDetector().redact(queries[searches[0]].text).text
        let words = label.split(whereSeparator: \.isWhitespace).map(String.init)
        var topic = MissingTopic(
            gap: MissingTopics.name(words, [], &names), label: label, contacts: [], questions: [], terms: words, nearest: [], score: 0)
        topic.searches = searches.count
        return topic
    }
}
