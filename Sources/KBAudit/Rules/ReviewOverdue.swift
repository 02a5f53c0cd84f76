import KBModel

/// The date by which the article was to be reviewed has passed.
struct ReviewOverdue: Rule {
    let manual = RuleManual(
        id: "review-overdue", group: .freshness, severity: .warning,
        summary: "The article's review or expiry date has passed.",
        rationale: "Its owner said until when it can be trusted; that day is over.",
        bad: RuleExample([
            "page.html": "<h1>Prices</h1><p>A mailbox costs 4 euro a month.</p>", "index.csv": "file,review_by\npage.html,2020-01-01\n",
        ]),
        good: RuleExample([
            "page.html": "<h1>Prices</h1><p>A mailbox costs 4 euro a month.</p>", "index.csv": "file,review_by\npage.html,2100-01-01\n",
        ]),
        fix: "Check that it still holds and set a new date, or retire it.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard let now = base.settings.now, let date = article.article.reviewBy, date < now, article.article.state != .retired else {
            return []
        }
        return [article.observation("the review is overdue: it was due on \(date.iso8601.prefix(10)), and the text may be stale")]
    }
}
