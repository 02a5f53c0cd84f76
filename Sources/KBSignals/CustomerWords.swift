import KBModel
import KBText

/// The words in which customers ask for what an article is about.
package enum CustomerWords {
    /// An article named by fewer contacts has no words that could be told from accidents.
    private static let fewestContacts = 5
    /// The share of an article's contacts that say a word.
    private static let leastShare = 0.2
    /// How much more often they say it than all contacts do.
    private static let leastLift = 3.0
    private static let mostWords = 12

    /// By article id: words that the contacts which name the article say much more often than others do, most often first, as customers
    /// most often write them. Contacts without a question or without an article of `base` are counted for the comparison only.
    package static func byArticle(_ contacts: [Contact], in base: KnowledgeBase) -> [String: [String]] {
        let interner = TextInterner()
        var spellings: [Int32: [String: Int]] = [:]
        var all = TermCounts()
        var perArticle: [Int: TermCounts] = [:]
        for contact in contacts {
            guard let question = contact.question else { continue }
            var terms: Set<Int32> = []
            interner.forEachTerm(in: question, language: contact.language) { term, word in
                terms.insert(term)
                spellings[term, default: [:]][word, default: 0] += 1
            }
            all.add(terms)
            for article in Set(contact.articles.compactMap(base.index)) { perArticle[article, default: TermCounts()].add(terms) }
        }
        var result: [String: [String]] = [:]
        for (article, counts) in perArticle where counts.texts >= fewestContacts {
            let telling = counts.telling(among: all, share: leastShare, lift: leastLift).prefix(mostWords)
            let words = telling.compactMap { term in spellings[term].flatMap(commonest) }
            if !words.isEmpty { result[base.articles[article].id] = words }
        }
        return result
    }

    private static func commonest(_ spellings: [String: Int]) -> String? {
        spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}

/// In how many of some texts each term stands.
private struct TermCounts {
    private(set) var texts = 0
    private var counts: [Int32: Int] = [:]

    mutating func add(_ terms: Set<Int32>) {
        texts += 1
        for term in terms { counts[term, default: 0] += 1 }
    }

    private func share(of term: Int32) -> Double { Double(counts[term] ?? 0) / Double(max(1, texts)) }

    /// The terms with at least that share here and that many times the share they have in `all`, most frequent first.
    func telling(among all: TermCounts, share least: Double, lift: Double) -> [Int32] {
        counts.filter { term, count in
            let own = Double(count) / Double(texts)
            return count > 1 && own >= least && own >= lift * all.share(of: term)
        }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}
