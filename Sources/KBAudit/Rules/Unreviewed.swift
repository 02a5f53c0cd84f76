import KBModel

/// Nobody has touched the article for years.
struct Unreviewed: Rule {
    let manual = RuleManual(
        id: "unreviewed", group: .governance, severity: .suggestion,
        summary: "A published article was last changed more than review-days days ago and has no review date to come.",
        rationale: "Products change; somebody should have looked at it since.",
        bad: RuleExample(["page.html": "<h1>Folders</h1><p>Choose New Folder.</p>", "index.csv": "file,updated\npage.html,2019-05-01\n"]),
        good: RuleExample(["page.html": "<h1>Folders</h1><p>Choose New Folder.</p>", "index.csv": "file,updated\npage.html,2025-05-01\n"]),
        fix: "Check that it still holds; then save it anew or set a review date.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard let now = base.settings.now, let updated = article.article.updated, article.article.state != .retired,
            article.article.reviewBy.map({ $0 < now }) ?? true
        else { return [] }
        let days = Int((now.seconds - updated.seconds) / Timestamp.secondsPerDay)
        guard days > article.limits.whole(.reviewDays) else { return [] }
        return [
            article.observation(
                "unreviewed: last changed on \(updated.iso8601.prefix(10)), more than \(article.limits.whole(.reviewDays)) days ago")
        ]
    }
}
