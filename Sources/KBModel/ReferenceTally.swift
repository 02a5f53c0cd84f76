/// How the references in a log lead to articles, counted.
package struct ReferenceTally: Sendable, Hashable {
    /// References that lead to an article, by the way they do.
    package private(set) var ways: [ReferenceKind: Double] = [:]
    /// References that lead nowhere, as they are written.
    package private(set) var unknown: [String: Double] = [:]

    package init() {}

    /// - Parameter count: how often the reference was made.
    package mutating func add(_ reference: String, count: Double = 1, in base: KnowledgeBase) {
        if let match = base.match(reference) { ways[match.how, default: 0] += count } else { unknown[reference, default: 0] += count }
    }

    /// References that lead nowhere, the commonest first.
    package var commonestUnknown: [(reference: String, count: Double)] {
        unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
