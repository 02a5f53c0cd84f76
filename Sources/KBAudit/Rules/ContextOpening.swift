import KBModel
import KBText

/// A section that opens with a pronoun is no answer when it is read alone, which is how retrieval and search show it.
struct ContextOpening: ArticleRule {
    let manual = RuleManual(
        id: "context-opening", group: .selfContained, severity: .warning,
        summary: "A section opens with a pronoun or \"as above\": it cannot be read alone.",
        rationale: "Retrieval and search show the section without what stands before it, so nobody knows what \"it\" is.",
        bad: "<h1>Mail</h1><p>Folders hold mail.</p><h2>On a second computer</h2><p>It also does this when they are on it.</p>",
        good:
            "<h1>Mail</h1><p>Folders hold mail.</p><h2>On a second computer</h2><p>Thunderbird also checks for mail on a second computer.</p>",
        fix: "Name the thing that the pronoun stands for.")

    let reads: ArticleParts = .sentences

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let openings = ContextWords.of(language: article.language) else { return [] }
        var sentences = article.sentences[...]
        return article.sections.compactMap { section in
            guard section.heading != nil, let first = article.units[section.body].first(where: { !$0.text.trimmed.isEmpty }),
                first.kind == .paragraph, first.containers.subtracting(.note).isEmpty
            else { return nil }
            sentences = sentences.drop { $0.unit < section.body.lowerBound }
            guard let sentence = sentences.first, sentence.unit < section.body.upperBound,
                let words = openings.contextOpening(of: sentence.text)
            else {
                return nil
            }
            return article.observation(
                "the section opens with the pronoun or reference \"\(words)\", which means nothing without its context", at: first)
        }
    }
}
