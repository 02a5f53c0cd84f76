import KBModel

/// A paragraph in bold that does a heading's work.
struct BoldAsHeading: ArticleRule {
    let manual = RuleManual(
        id: "bold-as-heading", group: .structure, severity: .suggestion,
        summary: "A short paragraph all in bold stands where a heading belongs.",
        rationale: "It looks like a heading but is none: it is missing from the outline, from contents and from retrieved passages.",
        bad: "<h1>Mail</h1><p>About mail.</p><p><strong>Check for mail</strong></p><p>Choose how often in the settings.</p>",
        good: "<h1>Mail</h1><p>About mail.</p><h2>Check for mail</h2><p>Choose how often in the settings.</p>",
        fix: "Make it a heading of the right level.")

    private static let mostWords = 10

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.units.indices.dropLast().compactMap { index in
            let unit = article.units[index]
            guard unit.kind == .paragraph, unit.containers.isEmpty, unit.isAllStrong, !unit.endsSentence, !unit.text.contains("://"),
                article.units[index + 1].kind == .paragraph, !article.units[index + 1].isAllStrong,
                TextLength(unit.text).equivalentWords <= Self.mostWords
            else { return nil }
            return article.observation("\"\(unit.text.quoted())\" is a paragraph in bold that serves as a heading", at: unit)
        }
    }
}

extension TextUnit {
    /// Whether all its words are strong and none is a link.
    fileprivate var isAllStrong: Bool {
        let words = inlines.filter { !$0.text.trimmed.isEmpty }
        return !words.isEmpty && words.allSatisfy { $0.marks.contains(.strong) && $0.link == nil && $0.image == nil }
    }

    fileprivate var endsSentence: Bool { text.trimmed.last.map { ".!。！,;:：".contains($0) } ?? true }
}
