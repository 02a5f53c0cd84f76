import KBModel
import KBText

/// The knowledge base as far as drafts need it: which articles are near, and which one already says what the conversations say.
struct Library {
    /// An article's passages of three neighbouring pieces, as sets of terms.
    struct Page {
        var article: Article
        var vector: SparseVector
        var titleTerms: Set<Int32>
        var windows: [Set<Int32>]
    }

    private let pages: [Page]

    init(_ articles: [Article], reading: Reading) {
        var vocabulary = reading.vocabulary
        var terms: [String: TermReader] = [:]
        pages = articles.map { article in
            let language = article.language.map(primary) ?? LanguageDetector.detect(article.text).map { primary($0.language) } ?? "en"
            let reader = terms[language] ?? TermReader(language: language)
            terms[language] = reader
            let splitter = SentenceSplitter(language: language)
            let sentences = article.blocks.flatMap {
                splitter.sentences(in: $0.text).map { reader.terms(of: String($0), &vocabulary).map(\.id) }
            }
            var counts: [Int32: Int32] = [:]
            for id in sentences.joined() { counts[id, default: 0] += 1 }
            let title = reader.terms(of: article.title, &vocabulary).map(\.id)
            for id in title { counts[id, default: 0] += 2 }
            let windows = sentences.indices.map { Set(sentences[$0..<min(sentences.count, $0 + 3)].joined()) }
            return Page(
                article: article,
                vector: reading.space(language).vector(of: counts.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id }),
                titleTerms: Set(title), windows: windows)
        }
    }

    var isEmpty: Bool { pages.isEmpty }

    /// The nearest articles, best first; scores are cosines.
    func nearest(to vector: SparseVector, count: Int = 3) -> [(page: Page, score: Double)] {
        let scored = pages.map { (page: $0, score: $0.vector.cosine(vector)) }.filter { $0.score > 0.02 }
        return Array(scored.sorted { ($1.score, $0.page.article.id) < ($0.score, $1.page.article.id) }.prefix(count))
    }
}

extension Library.Page {
    /// Whether a passage of the page holds a share of the terms.
    func says(_ terms: [Int32], share: Double) -> Bool {
        let needed = Int((share * Double(terms.count)).rounded(.up))
        return windows.contains { window in terms.count(where: window.contains) >= needed }
    }
}
