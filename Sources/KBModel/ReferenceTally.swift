/// How the references in a log lead to articles, counted.
package struct ReferenceTally: Sendable, Hashable {
    /// References that lead to an article, by the way they do.
    package private(set) var ways: [ReferenceKind: Double] = [:]
    /// References that lead nowhere, as they are written.
    package private(set) var unknown: [String: Double] = [:]

    /// - Parameter counts: how often each reference was made.
    package init(_ counts: [String: Double] = [:], in base: KnowledgeBase = KnowledgeBase([])) {
        for (reference, count) in counts {
            if let match = base.match(reference) { ways[match.how, default: 0] += count } else { unknown[reference] = count }
        }
    }

    /// References that lead nowhere, the commonest first.
    package var commonestUnknown: [(reference: String, count: Double)] {
        unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
