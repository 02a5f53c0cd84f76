import KBModel

/// A time at which an article's text changed; edits that follow one another closely are one change.
package struct ArticleChange: Sendable, Hashable {
    /// The index into `KnowledgeBase.articles`.
    package var article: Int
    /// The first and the last edit: contacts between them belong to neither side.
    package var first: Timestamp
    package var last: Timestamp
    /// The ids of the revisions, where they are known, in order of time.
    package var revisions: [String]

    package init(article: Int, first: Timestamp, last: Timestamp, revisions: [String] = []) {
        self.article = article
        self.first = first
        self.last = last
        self.revisions = revisions
    }

    /// Edits at most this many days after the one before belong to the same change: authors correct themselves.
    package static let settlingDays: Int64 = 14

    /// The changes that `revisions` of the base's articles make, by article and time. Cost: a sort.
    package static func changes(_ revisions: [Revision], of base: KnowledgeBase) -> (changes: [ArticleChange], unmatched: Int) {
        var edits: [(article: Int, revision: Revision)] = []
        var unmatched = 0
        for revision in revisions {
            guard let article = base.index(of: revision.article) else {
                unmatched += 1
                continue
            }
            edits.append((article, revision))
        }
        edits.sort { ($0.article, $0.revision.time, $0.revision.id ?? "") < ($1.article, $1.revision.time, $1.revision.id ?? "") }
        var changes: [ArticleChange] = []
        for (article, revision) in edits {
            let ids = revision.id.map { [$0] } ?? []
            if let open = changes.last, open.article == article, revision.time.day - open.last.day <= settlingDays {
                changes[changes.count - 1].last = revision.time
                changes[changes.count - 1].revisions += ids
            } else {
                changes.append(ArticleChange(article: article, first: revision.time, last: revision.time, revisions: ids))
            }
        }
        return (changes, unmatched)
    }
}
