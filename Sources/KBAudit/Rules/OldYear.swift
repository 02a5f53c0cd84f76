import KBModel
import KBText

/// "As of 2019".
struct OldYear: Rule {
    let manual = RuleManual(
        id: "old-year", group: .freshness, severity: .suggestion,
        summary: "The text says that something holds as of a year more than year-age years ago.",
        rationale: "The reader cannot tell whether it still holds, and mostly nobody has looked.",
        bad: "<h1>Fees</h1><p>As of January 2019 the fee for a copy is 5 euro, and a certified copy costs 12 euro.</p>",
        good: "<h1>Fees</h1><p>The fee for a copy is 5 euro, and a certified copy costs 12 euro.</p>",
        fix: "Check it, and give the present date or none.")

    private static let cues = PhraseMatcher([
        "as of", "currently", "at present", "valid until", "updated in", "last updated", "per", "från och med", "senast uppdaterad",
        "gäller till", "stand", "stand:", "ab", "gültig bis", "zuletzt aktualisiert", "截至", "截止", "更新于", "现在", "現在", "更新日", "時点",
    ])

    let reads: ArticleParts = .sentences

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard let now = base.settings.now else { return [] }
        let oldest = now.civil.year - article.limits.whole(.yearAge)
        return article.sentences.compactMap { sentence in
            guard sentence.text.utf8.contains(where: \.isASCIIDigit) else { return nil }
            guard let year = Self.year(announcedIn: sentence.text), year < oldest else { return nil }
            return article.observation(
                "an old year: the text says what held in \(year)", at: article.units[sentence.unit], subject: String(sentence.text))
        }
    }

    /// A year between 1990 and 2099 within a few words after a cue.
    private static func year(announcedIn sentence: Substring) -> Int? {
        var rest = sentence
        while let cue = cues.first(in: rest) {
            let years = cue.after.utf8.prefix(24).split { !$0.isASCIIDigit }.filter { $0.count == 4 }
            let values = years.map { $0.reduce(0) { 10 * $0 + Int($1 - 0x30) } }
            if let year = values.first(where: { (1990...2099).contains($0) }) { return year }
            rest = cue.after
        }
        return nil
    }
}
