/// A need that no article answers, as the contacts that nothing covers show it.
package struct MissingTopic: Sendable {
    /// Stable between runs although groups change.
    package var gap: String
    /// The need in the customers' words.
    package var label: String
    /// Indices into the contacts, the most telling first.
    package var contacts: [Int]
    /// Representative questions, redacted.
    package var questions: [String]
    /// The terms that set this need apart, the strongest first.
    package var terms: [String]
    /// The articles that come nearest, the best first.
    package var nearest: [Neighbour]
    /// How much weight the ranking gives the topic: higher comes first.
    package var score: Double
    /// Contacts that an article would have spared: bad outcomes beyond what answered contacts of that kind have anyway.
    package var avoidable: Interval
    /// Searches of the help centre for the same that found nothing.
    package var searches = 0

    package struct Neighbour: Sendable, Hashable {
        /// An index into `KnowledgeBase.articles`.
        package var article: Int
        package var score: Double

        package init(article: Int, score: Double) {
            self.article = article
            self.score = score
        }
    }

    package init(
        gap: String, label: String, contacts: [Int], questions: [String], terms: [String] = [], nearest: [Neighbour], score: Double,
        avoidable: Interval = Interval(estimate: 0, low: 0, high: 0)
    ) {
        self.gap = gap
        self.label = label
        self.contacts = contacts
        self.questions = questions
        self.terms = terms
        self.nearest = nearest
        self.score = score
        self.avoidable = avoidable
    }
}
