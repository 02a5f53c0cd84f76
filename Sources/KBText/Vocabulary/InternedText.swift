/// A text as numbers of a `Vocabulary`.
package struct InternedText: Sendable {
    /// The terms in order, stop words left out.
    package var terms: [Int32]
    /// How many words the text has, stop words included: what BM25 normalises by.
    package var length: Int

    package init(terms: [Int32] = [], length: Int = 0) {
        self.terms = terms
        self.length = length
    }

    package static func + (a: InternedText, b: InternedText) -> InternedText {
        InternedText(terms: a.terms + b.terms, length: a.length + b.length)
    }
}

/// Turns texts of any language into numbers of one vocabulary. Not for sharing between tasks.
package final class TextInterner {
    package private(set) var vocabulary = Vocabulary()
    private var languages: [String: Language] = [:]

    private struct Language {
        let analyzer: TermAnalyzer
        let stopWords: StopWords
    }

    package init() {}

    /// The terms of `text`; `language` is a BCP 47 tag and chooses stemmer, segmentation and stop words (English when `nil`).
    package func intern(_ text: String, language: String?) -> InternedText {
        let rules = rules(for: language)
        var result = InternedText()
        rules.analyzer.forEachTerm(in: text) { term, word in
            result.length += 1
            if !rules.stopWords.contains(word) { result.terms.append(vocabulary.number(of: term)) }
        }
        return result
    }

    /// Calls `body` with the number and the folded word of every term of `text` that is no stop word, in order.
    package func forEachTerm(in text: String, language: String?, _ body: (_ term: Int32, _ word: String) -> Void) {
        let rules = rules(for: language)
        rules.analyzer.forEachTerm(in: text) { term, word in
            if !rules.stopWords.contains(word) { body(vocabulary.number(of: term), word) }
        }
    }

    /// Parts of web addresses, which tell nothing about what a text is about.
    package func addressTerms() -> Set<Int32> { Set(intern("com org net www http https html", language: nil).terms) }

    private func rules(for language: String?) -> Language {
        let code = language.map(LanguageTag.primary) ?? "en"
        if let known = languages[code] { return known }
        let made = Language(analyzer: TermAnalyzer(language: code), stopWords: StopWords(language: code))
        languages[code] = made
        return made
    }
}
