/// The neutral names of what a signals file can hold.
package enum SignalField: String, Sendable, Hashable, CaseIterable {
    case id, time, customer, channel, language, topic, product
    case handledBy = "handled_by"
    case outcome, escalated
    case escalationReason = "escalation_reason"
    case resolved, reopened, rating, complexity, minutes, articles
    case articleLink = "article_link"
    case question
    // Feedback.
    case article, vote, comment
    // Searches.
    case query, results, clicked

    /// Position in arrays that hold one value per field.
    package var index: Int { Self.indices[self, default: 0] }

    private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// The values of one row by neutral field, missing values left out. Made to be used again for the next row.
package struct FieldValues: Sendable {
    private var values: [String?]
    package var line = 0

    package init() { values = Array(repeating: nil, count: SignalField.allCases.count) }

    package subscript(field: SignalField) -> String? {
        get { values[field.index] }
        set { values[field.index] = newValue }
    }

    package mutating func removeAll() {
        for i in values.indices { values[i] = nil }
    }
}
