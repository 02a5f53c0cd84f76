import KBModel
import KBText

/// The knowledge base as far as drafts need it: which articles are near, and which one already says what the conversations say.
struct PublishedArticles {
    /// An article's passages of three neighbouring pieces, as sets of terms.
    struct Page {
        var article: Article
        var vector: SparseVector
        var windows: [Set<Int32>]
        /// The blocks from one heading to the next (each block by itself where there are no headings): the last block and the terms.
        var sections: [(end: Int, terms: [(id: Int32, count: Int32)])]
    }

    /// The share of titles that must name a product before a draft's title names it too.
    private static let titlesWithProduct = 0.2

    private let pages: [Page]

    init(_ articles: [Article], reading: Reading) {
        var vocabulary = reading.vocabulary
        var readers: [String: TermReader] = [:]
        productInTitles = Self.productInTitles(articles.map(\.title))
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

    /// The product that the knowledge base's titles name, if they do so often: a capitalised word inside a fifth of them.
    private(set) var productInTitles: String?

    private static func productInTitles(_ titles: [String]) -> String? {
        var counts: [String: Int] = [:]
        for title in titles {
            // The first word is capitalised in any title.
            let inner = Set(title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).dropFirst().map(String.init))
            for word in inner where word.first?.isUppercase == true && word.count >= 4 { counts[word, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.flatMap { $0.value >= 5 && Double($0.value) >= Self.titlesWithProduct * Double(titles.count) ? $0.key : nil }
    }

    /// The nearest articles, best first; scores are cosines.
    func nearest(to vector: SparseVector, count: Int = 3) -> [(page: Page, score: Double)] {
        let scored = pages.map { (page: $0, score: $0.vector.cosine(vector)) }.filter { $0.score > 0.02 }
        return Array(scored.sorted { ($1.score, $0.page.article.id) < ($0.score, $1.page.article.id) }.prefix(count))
    }
}

extension PublishedArticles.Page {
    /// Whether a passage of the page holds a share of the terms.
    func says(_ terms: [Int32], share: Double) -> Bool {
        let needed = Int((share * Double(terms.count)).rounded(.up))
        return windows.contains { window in terms.count(where: window.contains) >= needed }
    }
}
