import KBModel

/// A sentence that has to be read twice.
struct LongSentence: ArticleRule {
    let manual = RuleManual(
        id: "long-sentence", group: .language, severity: .suggestion,
        summary: "A sentence has more words than a reader keeps in mind (limit sentence-words).",
        rationale: "Readers in trouble, and readers in their second language, lose the thread.",
        bad: RuleExample(
            stringLiteral: "<h1>Mail</h1><p>The folder keeps " + String(repeating: "every message that the rule moved to it and ", count: 8)
                + "more.</p>"),
        good: "<h1>Mail</h1><p>The folder keeps every message that the rule moved to it. It is emptied once a month.</p>",
        fix: "Make two sentences of it, or a list.")

    let reads: ArticleParts = .sentences

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let limit = article.limits.whole(.sentenceWords)
        return article.sentences.compactMap { sentence in
            guard sentence.text.utf8.count > 3 * limit, article.units[sentence.unit].kind == .paragraph else { return nil }
            let words = TextLength(String(sentence.text)).equivalentWords
            guard words > limit else { return nil }
            return article.observation(
                "a sentence of \(words) words: \"\(sentence.text.quoted(50))\"", at: article.units[sentence.unit],
                subject: String(sentence.text))
        }
    }
}
