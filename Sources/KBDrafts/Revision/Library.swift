import KBModel
import KBText

/// The knowledge base as far as drafts need it: which articles are near, and which one already says what the conversations say.
struct Library {
    /// An article's passages of three neighbouring pieces, as sets of terms.
    struct Page {
        var article: Article
        var vector: SparseVector
        var windows: [Set<Int32>]
        /// The blocks from one heading to the next (each block by itself where there are no headings): the last block and the terms.
        var sections: [(end: Int, terms: [(id: Int32, count: Int32)])]
    }

    private let pages: [Page]

    init(_ articles: [Article], reading: Reading) {
        var vocabulary = reading.vocabulary
        var readers: [String: TermReader] = [:]
        pages = articles.map { article in
            let language = article.language.map(primary) ?? LanguageDetector.detect(article.text).map { primary($0.language) } ?? "en"
            let reader = readers[language] ?? TermReader(language: language)
            readers[language] = reader
            let splitter = SentenceSplitter(language: language)
            let byBlock = article.blocks.map { splitter.sentences(in: $0.text).map { reader.terms(of: String($0), &vocabulary).map(\.id) } }
            let sentences = Array(byBlock.joined())
            let title = reader.terms(of: article.title, &vocabulary).map(\.id)
            return Page(
                article: article, vector: reading.space(language).vector(of: Self.counted(Array(sentences.joined()) + title + title)),
                windows: sentences.indices.map { Set(sentences[$0..<min(sentences.count, $0 + 3)].joined()) },
                sections: Self.sections(article.blocks, byBlock))
        }
    }

    private static func counted(_ ids: [Int32]) -> [(id: Int32, count: Int32)] {
        ids.reduce(into: [Int32: Int32]()) { $0[$1, default: 0] += 1 }.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id }
    }

    private static func sections(_ blocks: [Block], _ terms: [[[Int32]]]) -> [(end: Int, terms: [(id: Int32, count: Int32)])] {
        func isHeading(_ index: Int) -> Bool { if case .heading = blocks[index].kind { true } else { false } }
        let hasHeadings = blocks.indices.contains(where: isHeading)
        var result: [(end: Int, terms: [(id: Int32, count: Int32)])] = []
        var ids: [Int32] = []
        for index in blocks.indices {
            ids += terms[index].joined()
            if index + 1 == blocks.count || !hasHeadings || isHeading(index + 1) {
                result.append((end: index, terms: counted(ids)))
                ids = []
            }
        }
        return result
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
