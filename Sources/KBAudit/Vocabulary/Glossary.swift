import KBText

/// The words that the glossary says to avoid, looked for all at once.
package struct Glossary: Sendable {
    private let words: [(word: String, preferred: String)]
    private let matcher: PhraseMatcher

    init(_ terms: [AuditVocabulary.GlossaryTerm]) {
        words = terms.flatMap { term in term.avoid.map { ($0, term.preferred) } }
        matcher = PhraseMatcher(words.map(\.word))
    }

    var isEmpty: Bool { words.isEmpty }

    /// The words to avoid that stand in a text, with those to write instead.
    func avoided(in text: String) -> [(word: String, preferred: String)] { matcher.all(in: text).map { words[$0] } }
}
