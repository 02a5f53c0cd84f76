import KBModel
import KBText

/// A summary that adds nothing to the title.
struct SummaryRepeatsTitle: ArticleRule {
    let manual = RuleManual(
        id: "summary-repeats-title", group: .findability, severity: .suggestion,
        summary: "The summary is the title again.",
        rationale: "The two stand together in every result list; the second line is wasted.",
        bad: RuleExample([
            "page.html": "<h1>Mail folders</h1><p>Choose New Folder.</p>", "index.csv": "file,summary\npage.html,Mail folders.\n",
        ]),
        good: RuleExample([
            "page.html": "<h1>Mail folders</h1><p>Choose New Folder.</p>",
            "index.csv": "file,summary\npage.html,How to sort mail by sender\n",
        ]),
        fix: "Say in one sentence for whom it is and what it solves.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let summary = article.article.summary, !summary.trimmed.isEmpty, Self.words(summary) == Self.words(article.article.title)
        else { return [] }
        return [article.observation("the summary only repeats the title", subject: summary)]
    }

    private static func words(_ text: String) -> [Substring] { Folding.folded(text).split { !($0.isLetter || $0.isNumber) } }
}
