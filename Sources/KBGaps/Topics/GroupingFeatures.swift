import KBText

/// Short texts as vectors: TF-IDF of words beside TF-IDF of character n-grams, and the words that tell a group from the rest.
final class GroupingFeatures {
    /// What the words weigh beside the character n-grams.
    private static let wordWeight: Float = 0.7

    private let texts: [String]
    private let languages: [String?]
    private let interner = TextInterner()
    private let words: [InternedText]
    private let grams: [[Int32]]
    private let gramCount: Int
    private let description: TopicDescription

    struct Vectors {
        let learnt: SparseMatrix
        fileprivate let words: TFIDF
        fileprivate let grams: TFIDF
        fileprivate let features: GroupingFeatures

        func others(_ texts: [Int]) -> SparseMatrix { features.vectors(of: texts, words, grams) }
    }

    init(_ texts: [String], languages: [String?]) {
        self.texts = texts
        self.languages = languages
        var numbers = KeyNumbers()
        var words: [InternedText] = []
        var grams: [[Int32]] = []
        let segmenter = WordSegmenter()
        for (text, language) in zip(texts, languages) {
            words.append(interner.intern(text, language: language))
            var row: [Int32] = []
            for word in segmenter.words(in: text) {
                CharacterGrams.forEach(in: Folding.folded(String(word))) { row.append(numbers.number(of: $0)) }
            }
            grams.append(row)
        }
        self.words = words
        self.grams = grams
        gramCount = numbers.count
        description = TopicDescription(words, interner: interner)
    }

    /// Learns the weights from `sample` and gives its vectors.
    func vectors(sample: [Int]) -> Vectors {
        let wordWeights = TFIDF(learning: sample.map { words[$0].terms }, keys: interner.vocabulary.count, least: 1)
        let gramWeights = TFIDF(learning: sample.map { grams[$0] }, keys: gramCount)
        return Vectors(learnt: vectors(of: sample, wordWeights, gramWeights), words: wordWeights, grams: gramWeights, features: self)
    }

    private func vectors(of texts: [Int], _ wordWeights: TFIDF, _ gramWeights: TFIDF) -> SparseMatrix {
        SparseMatrix.beside([
            (wordWeights.vectors(of: texts.lazy.map { self.words[$0].terms }), Self.wordWeight),
            (gramWeights.vectors(of: texts.lazy.map { self.grams[$0] }), 1),
        ]).normalized()
    }

    /// The strongest terms of a group of texts, as most of them write them.
    func terms(of group: [Int]) -> [String] {
        let strongest = description.terms(of: group.map { words[$0] }, least: 2, limit: 5)
        var forms = WrittenForms()
        for text in group.prefix(50) {
            forms.gather([texts[text]], language: languages[text], wanted: Set(strongest), interner: interner)
        }
        return strongest.compactMap(forms.form)
    }
}
