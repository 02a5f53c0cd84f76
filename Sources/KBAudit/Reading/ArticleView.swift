import KBModel
import KBText

/// An article as rules read it: its units, sections and sentences, found once for all rules.
package struct ArticleView: Sendable {
    /// Its index in the base.
    package let index: Int
    package let article: Article
    /// The language where it is stated, or was found beforehand.
    private let knownLanguage: String?
    package let units: [TextUnit]
    package let sections: [Section]
    package let sentences: [Sentence]
    package let claims: [Claim]
    let acronyms: Acronyms
    let personalData: [FoundPersonalData]
    /// The hashes of all words, for comparing whole texts.
    let words: [UInt32]
    package let length: TextLength
    package let limits: Limits

    /// A heading and the units down to the next heading; the first section may have no heading.
    package struct Section: Sendable {
        package let heading: Int?
        /// Indices of the units between the heading and the next one.
        package let body: Range<Int>
    }

    package struct Sentence: Sendable {
        package let text: Substring
        package let unit: Int
    }

    package init(_ article: Article, index: Int, limits: Limits = Limits(), parts: ArticleParts = .all) {
        self.index = index
        self.article = article
        self.limits = limits
        let units = article.blocks.textUnits
        self.units = units
        sections = Self.sections(of: units)
        length = units.reduce(into: TextLength()) { $0.add($1.text) }
        let splits = !parts.isDisjoint(with: [.sentences, .claims])
        let stated = article.language.map(LanguageTag.primary)
        knownLanguage = stated ?? (splits || parts.contains(.language) ? Self.detectedLanguage(of: article) : nil)
        let language = knownLanguage ?? "en"
        let splitter = SentenceSplitter(language: language)
        let needed = splits ? units : []
        let sentences = needed.enumerated().flatMap { index, unit -> [Sentence] in
            guard unit.isProse || unit.headingLevel != nil else { return [] }
            return splitter.sentences(in: unit.text).map { Sentence(text: $0, unit: index) }
        }
        self.sentences = sentences
        claims = parts.contains(.claims) ? Claim.claims(of: sentences, units: units, language: language) : []
        acronyms = Acronyms(in: parts.contains(.acronyms) ? units : [])
        personalData = parts.contains(.personalData) ? FoundPersonalData.all(in: units) : []
        var words: [UInt32] = []
        if parts.contains(.words) { for unit in units { WordHashes.append(unit.text, to: &words) } }
        self.words = words
    }

    /// The primary subtag of the stated language, else of the detected one, else `en`. Cost: none when it is stated or among the parts, else
    /// as much as all other parts of an article together.
    package var language: String { knownLanguage ?? Self.detectedLanguage(of: article) }

    private static func detectedLanguage(of article: Article) -> String { LanguageDetector.detect(article.text)?.language ?? "en" }

    private static func sections(of units: [TextUnit]) -> [Section] {
        var result: [Section] = []
        var heading: Int?
        var start = 0
        for (index, unit) in units.enumerated() where unit.headingLevel != nil && !unit.containers.contains(.table) {
            if heading != nil || index > start { result.append(Section(heading: heading, body: start..<index)) }
            heading = index
            start = index + 1
        }
        if heading != nil || start < units.count { result.append(Section(heading: heading, body: start..<units.count)) }
        return result
    }
}

extension ArticleView {
    /// An observation about a unit: its line, its text as the subject.
    func observation(
        _ message: String, at unit: TextUnit, subject: String? = nil, fix: String? = nil, replacement: Finding.Replacement? = nil
    ) -> Observation {
        Observation(
            article: index, line: unit.line, message: message, subject: subject ?? unit.text, fix: fix, replacement: replacement)
    }

    /// An observation about the article as a whole.
    func observation(_ message: String, subject: String = "", fix: String? = nil, related: [Observation.Place] = []) -> Observation {
        Observation(article: index, line: firstLine, message: message, subject: subject, fix: fix, related: related)
    }

    /// The line of the first block that has one: a record's own place inside a container.
    var firstLine: Int? { article.blocks.lazy.compactMap(\.line).first }
}

/// How long a text is. Cost: linear, no allocation.
package struct TextLength: Sendable, Hashable {
    /// Words of scripts that separate them.
    package var words = 0
    /// Characters of scripts that do not (Chinese, Japanese, Thai, …).
    package var unspaced = 0

    package init() {}

    package init(_ text: String) { add(text) }

    /// Words, two unspaced characters counting as one: about what a Chinese or Japanese word has.
    package var equivalentWords: Int { words + unspaced / 2 }

    package mutating func add(_ text: String) {
        var inWord = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let letter =
                    UInt8(value).isASCIILetter || UInt8(value).isASCIIDigit || (inWord && (value == 0x27 || value == 0x2D || value == 0x2E))
                if letter && !inWord { words += 1 }
                inWord = letter
            } else if Scripts.isUnspaced(value) {
                unspaced += 1
                inWord = false
            } else if !Scripts.isSpaceOrPunctuation(value) {
                if !inWord { words += 1 }
                inWord = true
            } else {
                inWord = value == 0x2019 && inWord
            }
        }
    }
}
