/// What only some rules read, and what is therefore found only when one of them runs.
package struct ArticleParts: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let claims = ArticleParts(rawValue: 1)
    package static let acronyms = ArticleParts(rawValue: 2)
    package static let personalData = ArticleParts(rawValue: 4)
    /// The hashes of all words.
    package static let words = ArticleParts(rawValue: 8)
    /// All pairs of near-duplicates of the base.
    package static let duplicates = ArticleParts(rawValue: 16)
    /// What links lead to: the rule may have something new to say when another article changes.
    package static let targets = ArticleParts(rawValue: 32)
    package static let sentences = ArticleParts(rawValue: 64)
    /// The language of articles that do not state theirs; found with the sentences, too.
    package static let language = ArticleParts(rawValue: 128)
    package static let all: ArticleParts = [.sentences, .language, .claims, .acronyms, .personalData, .words, .duplicates]
}
