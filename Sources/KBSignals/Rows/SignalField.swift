/// The neutral names of what a signals file can hold.
package enum SignalField: Int, Sendable, Hashable, CaseIterable {
    case id, time, customer, channel, language, topic, product, handledBy, outcome, escalated, escalationReason, resolved, reopened, rating,
        complexity, minutes, articles, articleLink, question, closed, initiatedBy, mergedInto
    // Feedback.
    case article, vote, comment
    // Searches.
    case query, results, clicked
    // Revisions of articles.
    case revision, status

    /// As files and mappings write it.
    package var name: String {
        switch self {
        case .handledBy: "handled_by"
        case .escalationReason: "escalation_reason"
        case .articleLink: "article_link"
        case .initiatedBy: "initiated_by"
        case .mergedInto: "merged_into"
        default: "\(self)"
        }
    }

    package init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}
