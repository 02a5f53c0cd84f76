/// A number that decides when a rule speaks. `lacuna.yaml` changes it for all articles, or per path, locale and article type.
package enum Limit: String, Sendable, CaseIterable {
    case paragraphWords = "paragraph-words"
    case sectionWords = "section-words"
    case sentenceWords = "sentence-words"
    case articleMinimumWords = "article-minimum-words"
    case articleMaximumWords = "article-maximum-words"
    case leadWords = "lead-words"
    case reviewDays = "review-days"
    case yearAge = "year-age"
    case readingEase = "reading-ease"
    case collapsedShare = "collapsed-share"
    case sharedPassageWords = "shared-passage-words"
    case duplicateSimilarity = "duplicate-similarity"

    /// What holds when nobody says otherwise. Word counts take two Chinese or Japanese characters as a word.
    package var standard: Double {
        switch self {
        case .paragraphWords: 170
        case .sectionWords: 700
        case .sentenceWords: 55
        case .articleMinimumWords: 25
        case .articleMaximumWords: 10_000
        case .leadWords: 120
        case .reviewDays: 1095
        case .yearAge: 3
        case .readingEase: 0
        case .collapsedShare: 0.5
        case .sharedPassageWords: 80
        case .duplicateSimilarity: 0.6
        }
    }

    package var meaning: String {
        switch self {
        case .paragraphWords: "words in a paragraph before it is a wall of text"
        case .sectionWords: "words in a section before it is too long to retrieve"
        case .sentenceWords: "words in a sentence before it is too long"
        case .articleMinimumWords: "words below which an article is too thin"
        case .articleMaximumWords: "words above which an article is too long to be indexed whole"
        case .leadWords: "words before the first step by which the answer must have begun"
        case .reviewDays: "days since the last change before an article counts as unreviewed"
        case .yearAge: "years before a year in the text is old"
        case .readingEase: "how much harder than the language's usual limit a text may be, in points of its own measure"
        case .collapsedShare: "share of an article's words that may be collapsed"
        case .sharedPassageWords: "words of a passage that two articles may share"
        case .duplicateSimilarity: "similarity (0 to 1) from which two articles are near-duplicates"
        }
    }
}

/// The limits that hold for one article.
package struct Limits: Sendable, Hashable {
    private var changed: [Limit: Double] = [:]

    package init() {}

    package subscript(limit: Limit) -> Double {
        get { changed[limit] ?? limit.standard }
        set { changed[limit] = newValue }
    }

    package func whole(_ limit: Limit) -> Int { Int(self[limit]) }

    package mutating func merge(_ other: Limits) { changed.merge(other.changed) { _, new in new } }
}
