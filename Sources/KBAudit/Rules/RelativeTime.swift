import KBModel
import KBText

/// "Soon" was true when it was written.
struct RelativeTime: ArticleRule {
    let manual = RuleManual(
        id: "relative-time", group: .freshness, severity: .suggestion,
        summary: "The text tells time from the day it was written (soon, recently, at the moment). Once per article.",
        rationale: "Nobody knows which day that was; the promise stays on the page for years.",
        bad: "<h1>Folders</h1><p>Shared folders will be available soon.</p>",
        good: "<h1>Folders</h1><p>Shared folders are available since version 128.</p>",
        fix: "Name the date or the version, or leave it out.")

    let reads: ArticleParts = .sentences

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let phrases = CuePhrases.times.of(language: article.language) else { return [] }
        for sentence in article.sentences {
            guard let phrase = phrases.first(in: sentence.text) else { continue }
            return [
                article.observation(
                    "\"\(phrase)\" tells time from the day of writing", at: article.units[sentence.unit], subject: String(sentence.text))
            ]
        }
        return []
    }
}
