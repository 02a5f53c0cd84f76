import KBModel

/// What differs between two sets of articles.
public struct CollectionDiff: Sendable {
    public enum Status: String, Sendable, CaseIterable {
        case added, removed, renamed, changed, equal
    }

    /// One article that is on either side.
    public struct Entry: Sendable {
        public var status: Status
        /// The article's id: NEW's, or OLD's for a removed one.
        public var id: String
        /// The id before, for a renamed article.
        public var formerID: String?
        /// Both sides' comparison; an added or removed article is compared with an empty one.
        public var diff: ArticleDiff
    }

    /// In the order of NEW, what was removed after it in the order of OLD.
    public let entries: [Entry]

    /// A single article on each side is compared whatever the ids; several are matched by id, the rest by their text.
    /// - Parameter evidence: of drafts among `new`, by the ids of their articles.
    public init(from old: [Article], to new: [Article], evidence: [String: DraftEvidence] = [:]) {
        let isPair = old.count == 1 && new.count == 1
        let partners = isPair ? [0] : CollectionMatching(old: old, new: new).oldOfNew
        var entries: [Entry] = []
        for (article, partner) in zip(new, partners) {
            guard let partner else {
                entries.append(Entry(status: .added, id: article.id, diff: ArticleDiff(from: article.emptied, to: article)))
                continue
            }
            var diff = ArticleDiff(from: old[partner], to: article)
            diff.evidence = evidence[article.id] ?? diff.evidence
            let isRenamed = old[partner].id != article.id && !isPair
            entries.append(
                Entry(
                    status: isRenamed ? .renamed : diff.isEqual ? .equal : .changed, id: article.id,
                    formerID: isRenamed ? old[partner].id : nil, diff: diff))
        }
        let kept = Set(partners.compactMap { $0 })
        for (i, article) in old.enumerated() where !kept.contains(i) {
            entries.append(Entry(status: .removed, id: article.id, diff: ArticleDiff(from: article, to: article.emptied)))
        }
        self.entries = entries
    }

    public var isEqual: Bool { entries.allSatisfy { $0.status == .equal } }

    /// The comparison when there is just one article on both sides.
    public var single: ArticleDiff? {
        entries.count == 1 && [.changed, .equal].contains(entries[0].status) ? entries[0].diff : nil
    }

    /// One article's comparison as `ArticleDiff.json`; several as a summary and a list.
    public var json: JSONValue {
        if let single { return single.json }
        return .members([
            "equal": .bool(isEqual),
            "summary": .object(
                Status.allCases.map { status in
                    JSONValue.Member(status.rawValue, .int(entries.reduce(0) { $0 + ($1.status == status ? 1 : 0) }))
                }),
            "articles": .array(
                entries.map { entry in
                    var members = [
                        JSONValue.Member("status", .string(entry.status.rawValue)), JSONValue.Member("id", .string(entry.id)),
                    ]
                    if let former = entry.formerID { members.append(JSONValue.Member("formerId", .string(former))) }
                    return .object(members + (entry.diff.json.object ?? []))
                }),
        ])
    }
}

extension Article {
    /// The same article before anything was written.
    fileprivate var emptied: Article { Article(id: id, title: "", source: source, blocks: []) }
}
