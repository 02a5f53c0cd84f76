import KBAudit
import KBMarkup
import KBModel

/// What `lacuna audit` would say of waiting drafts once they are accepted: a revision stands in the place of its article, a new article
/// where `review accept` would write it. Cost: that of reading and auditing the whole knowledge base once.
struct DraftAudit {
    private let settings: Configuration
    private let auditor: Auditor
    private let baseline: Baseline?
    /// `nil` when no knowledge base is configured: links to other articles cannot be judged then.
    private let sources: AuditSources?
    private let published: KnowledgeBase

    init(_ desk: ReviewDesk) async throws {
        settings = desk.settings
        let paths = try settings.expanded(settings.sources.articles)
        auditor = Auditor(try settings.auditSettings(of: paths, now: desk.now))
        baseline = try settings.audit.baseline.map(settings.resolved).map(BaselineFile.read)
        sources = paths.isEmpty ? nil : AuditSources(paths: paths, settings: [])
        published = KnowledgeBase(paths.isEmpty ? [] : try await desk.articles())
    }

    /// By the drafts' ids, most severe first.
    func findings(of drafts: [WaitingDraft]) async throws -> [String: [Finding]] {
        var found: [String: [Finding]] = [:]
        var waiting = drafts
        while !waiting.isEmpty {
            // Two revisions of one article are two futures.
            var revised: Set<String> = []
            let together = waiting.filter { draft in draft.record.revises.map { revised.insert($0).inserted } ?? true }
            found.merge(try await findings(ofOneFuture: together)) { first, _ in first }
            let done = Set(together.map(\.id))
            waiting.removeAll { done.contains($0.id) }
        }
        return found
    }

    private func findings(ofOneFuture drafts: [WaitingDraft]) async throws -> [String: [Finding]] {
        var future = published.articles
        var places: [String: Finding.Location] = [:]
        for draft in drafts {
            let current = draft.record.revises.flatMap(published.index)
            let article = try accepted(draft, current: current.map { future[$0] })
            if let current { future[current] = article } else { future.append(article) }
            places[draft.id] = Finding.Location(path: article.source.path, line: nil, article: article.id)
        }
        let base = KnowledgeBase(future.map(settings.owned))
        var result = await auditor.audit(
            base, files: sources?.files, suppressions: sources?.suppressions(of: base.articles) ?? [],
            focus: AuditFocus(changed: Set(places.values.map(\.path))))
        if let baseline { result.rest(baseline) }
        let byArticle = Dictionary(grouping: result.findings) { [$0.location.path, $0.location.article] }
        return places.mapValues { (byArticle[[$0.path, $0.article]] ?? []).sorted { $0.severity > $1.severity } }
    }

    private func accepted(_ draft: WaitingDraft, current: Article?) throws -> Article {
        if let current { return ReviewProposal(draft, current: current).article }
        var article = draft.article
        article.id = draft.id
        article.state = nil
        let place = try NewArticlePlace.usual(draft.article.title, settings: settings, known: published.articles)
        article.source = Article.Source(path: place?.path ?? draft.id, format: place?.writer.format ?? "draft")
        return article
    }
}
