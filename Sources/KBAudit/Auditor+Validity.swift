import KBModel

extension Auditor {
    /// The first moment after `now` at which the same audit of the same base may say something else: a review date passes, an article has
    /// not been changed for too long, a year turns old, a suppression ends.
    static func nextChange(of base: KnowledgeBase, settings: AuditSettings, suppressions: [SuppressionEntry]) -> Timestamp? {
        guard let now = settings.now else { return nil }
        var moments = base.articles.flatMap { article -> [Timestamp] in
            let limit = Int64(settings.limits(for: article).whole(.reviewDays)) + 1
            let stale = article.updated.map { Timestamp(seconds: $0.seconds + limit * Timestamp.secondsPerDay) }
            return [article.reviewBy, stale].compactMap(\.self)
        }
        moments += suppressions.compactMap(\.until)
        if let newYear = Timestamp(iso8601: "\(now.civil.year + 1)-01-01T00:00:00Z") { moments.append(newYear) }
        return moments.filter { $0 > now }.min()
    }
}
