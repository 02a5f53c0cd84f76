import KBText

/// Terms as numbers, the same for all conversations of a job.
struct Vocabulary: Sendable {
    private var ids: [String: Int32] = [:]
    private(set) var terms: [String] = []

    mutating func id(of term: String) -> Int32 {
        if let known = ids[term] { return known }
        let id = Int32(terms.count)
        ids[term] = id
        terms.append(term)
        return id
    }

    func knownID(of term: String) -> Int32? { ids[term] }
}

/// Text of one language → terms without stop words. Not for sharing between tasks.
final class TermReader {
    let language: String
    let analyzer: TermAnalyzer
    let segmenter: WordSegmenter
    let cues: CueMatcher
    let stopWords: StopWords
    /// Terms that say nothing by themselves.
    private let emptyTerms: Set<String>

    init(language: String) {
        self.language = primary(language)
        let analyzer = TermAnalyzer(language: language)
        self.analyzer = analyzer
        var empty: Set<String> = []
        for table in CueTables.tables(for: language) { analyzer.forEachTerm(in: table[.empty] ?? "") { term, _ in empty.insert(term) } }
        emptyTerms = empty
        segmenter = WordSegmenter(language: language)
        cues = CueMatcher(language: language)
        stopWords = StopWords(language: language)
    }

    /// The terms with their counts, sorted by id.
    func terms(of text: String, _ vocabulary: inout Vocabulary) -> [(id: Int32, count: Int32)] {
        var counts: [Int32: Int32] = [:]
        analyzer.forEachTerm(in: PersonalData.withoutPlaceholders(text)) { term, word in
            guard !stopWords.contains(word), word.utf8.count > 1 || word.utf8.first.map({ (0x30...0x39).contains($0) }) == true else {
                return
            }
            counts[vocabulary.id(of: term), default: 0] += 1
        }
        return counts.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id }
    }

    /// How many of the terms tell something by themselves: none in "There are several ways to find information about it".
    func tellingTerms(_ terms: [(id: Int32, count: Int32)], _ vocabulary: Vocabulary) -> Int {
        terms.count { !emptyTerms.contains(vocabulary.terms[Int($0.id)]) }
    }

    func analyze(_ text: String) -> AnalyzedSentence { AnalyzedSentence(text, segmenter: segmenter, cues: cues, language: language) }
}
