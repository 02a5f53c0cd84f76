/// Text → the terms that retrieval and similarity compare: folded, stemmed words; in scripts without spaces, segmented words and also the
/// bigrams of each run of Han characters, because dictionaries over-segment (重|置). Not for sharing between tasks.
public final class TermAnalyzer {
    private let segmenter: WordSegmenter
    private let stemmer: Stemmer

    /// `language` chooses the stemmer (English when unknown) and the segmentation rules.
    public init(language: String? = nil) {
        segmenter = WordSegmenter(language: language)
        stemmer = Stemmer(language: language)
    }

    /// The terms of `text` in order.
    public func terms(in text: String) -> [String] {
        var result: [String] = []
        forEachTerm(in: text) { term, _ in result.append(term) }
        return result
    }

    /// Calls `body` with each term and the folded word it came from, in order.
    public func forEachTerm(in text: String, _ body: (_ term: String, _ word: String) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var previousUnspaced: (range: Range<Int>, word: String)?
            segmenter.forEachWord(in: bytes) { range, kind in
                let word = Folding.folded(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
                switch kind {
                case .letters: body(stemmer.stem(word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : word), word)
                case .number: body(word, word)
                case .unspaced:
                    if let previous = previousUnspaced, previous.range.upperBound == range.lowerBound,
                        let last = previous.word.last, let first = word.first, last.isHan, first.isHan
                    {
                        let bigram = String(last) + String(first)
                        body(bigram, bigram)
                    }
                    body(word, word)
                    previousUnspaced = (range, word)
                }
            }
        }
    }
}

extension Character {
    fileprivate var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) || $0.value >= 0x20000 } ?? false }
}
