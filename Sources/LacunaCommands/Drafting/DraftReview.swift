import KBAudit
import KBDrafts
import KBModel

/// What a reviewer wants to know besides the draft.
enum DraftReview {
    /// The audit's findings on each draft by its id, and the articles that revisions revise by theirs.
    static func facts(_ drafts: [Draft], among articles: [Article]) async -> ([String: [Finding]], [String: Article]) {
        let audited = await Auditor(AuditSettings()).audit(KnowledgeBase(drafts.map(\.article)))
        let revised = Set(drafts.compactMap(\.revises))
        return (
            Dictionary(grouping: audited.findings, by: \.location.article),
            Dictionary(articles.filter { revised.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
