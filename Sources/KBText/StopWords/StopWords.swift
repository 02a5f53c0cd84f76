/// The words of one language that say nothing about a need: function words (articles, pronouns, prepositions, auxiliaries, question
/// words) and the courtesies of customers' letters.
package struct StopWords: Sendable {
    private let words: Set<String>

    /// `language` is a BCP 47 tag; its first subtag counts (`nn` and `no` read the Norwegian list). English when `nil`; a language
    /// without a list has no stop words.
    package init(language: String?) {
        let code = language.map(LanguageTag.primary) ?? "en"
        words = Self.byLanguage[code == "no" || code == "nn" ? "nb" : code] ?? []
    }

    /// Whether a folded word (`Folding.folded`) is a stop word; a typographic apostrophe counts as a straight one.
    package func contains(_ word: String) -> Bool {
        if words.contains(word) { return true }
        guard word.utf8.contains(0xE2) else { return false }
        return words.contains(String(word.map { $0 == "’" ? "'" : $0 }))
    }

    package var isEmpty: Bool { words.isEmpty }

    /// The codes of the languages that have a list, sorted.
    package static let languages: [String] = lists.keys.sorted()

    private static let byLanguage: [String: Set<String>] = lists.mapValues {
        Set($0.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
