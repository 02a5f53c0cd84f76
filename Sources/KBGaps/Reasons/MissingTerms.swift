import Glibc
import KBModel
import KBText

/// What contacts that went badly say, that those that went well do not, and that the article lacks.
package struct MissingTerms: Sendable, Hashable {
    /// The most telling first, as people write them; words that most of these contacts say together are one phrase.
    package var terms: [String]
    /// The share of the bad contacts that say one of the terms that are credibly commoner in them than in good ones.
    package var share: Double

    package init(terms: [String], share: Double) {
        self.terms = terms
        self.share = share
    }
}

/// Finds the missing terms of articles.
///
/// A term counts once a contact. It is kept when at least two bad contacts of different customers say it and the article does not have it.
/// Answers speak where there are any, since customers seldom use the words of what they did not find. The order is the number of contacts
/// times the term's rarity. Of the key terms of removed sections that bad contacts say, it finds .87 among its first ten in the answers about
/// government pages (163 cases), and in forum questions .42, in whole forum threads .23 (49 and 67 cases; `Benchmarks/missing_terms.py`).
/// Log-odds in bad against good contacts, with all contacts as an informative Dirichlet prior (Monroe, Colaresi, Quinn, Fightin' Words, 2008,
/// section 3.3), tell which terms are credibly commoner in bad ones; as a filter they lose terms of articles with ten contacts.
struct MissingTermFinder {
    static let most = 10
    /// Fewer bad contacts of an article say nothing.
    static let leastContacts = 3
    /// The weight of the prior, in contacts.
    private static let priorContacts = 50.0
    /// Phrases beyond those shown, for when some turn out to be names of people.
    private static let spare = 5
    /// Of the contacts that say a term, so many must say it beside the same other word to make them a phrase.
    private static let phraseShare = 0.6

    /// By contact: the terms of the answers it got; of its question when it got none.
    private let heard: [ArraySlice<Int32>]
    private let customers: [String]
    private let addressTerms: Set<Int32>
    /// By term: the contacts that say it, and the articles that have it.
    private let frequency: [Int32]
    private let rarity: [Float]

    /// A term that a bad contact says: how many do, and what speaks for it.
    private struct Candidate {
        var term: Int32
        var contacts: Int
        var weight: Double
        /// The lower end of the 90 % interval of its log-odds is above zero.
        var isCredible: Bool
    }

    /// A term, or two in the order in which people say them.
    struct Phrase {
        /// The term that the article lacks.
        var lacked: Int32
        /// It, or it and its neighbour.
        var terms: [Int32]
    }

    init(_ texts: NeedTexts, customers: [String], documents: [InternedText]) {
        heard = texts.needs.indices.map { contact in
            let need = texts.needs[contact].terms
            return texts.answers[contact].isEmpty ? need[...] : need[texts.answers[contact]]
        }
        self.customers = customers
        addressTerms = texts.interner.addressTerms()
        var frequency = [Int32](repeating: 0, count: texts.interner.vocabulary.count)
        for terms in heard { for (term, _) in terms.sorted().runs() { frequency[Int(term)] += 1 } }
        var everywhere = frequency
        for document in documents { for (term, _) in document.terms.sorted().runs() { everywhere[Int(term)] += 1 } }
        let total = Float(heard.count + documents.count)
        rarity = everywhere.map { logf((total + 1) / (Float($0) + 0.5)) }
        self.frequency = frequency
    }

    /// - Parameters:
    ///   - bad: contacts about the article that went badly.
    ///   - good: those that did not.
    func phrases(lackedBy document: InternedText, bad: [Int], good: [Int]) -> (phrases: [Phrase], share: Double) {
        guard bad.count >= Self.leastContacts else { return ([], 0) }
        let lacked = candidates(Set(document.terms), bad: bad, good: good)
        let credible = Set(lacked.prefix(Self.most).filter(\.isCredible).map(\.term))
        let saying = bad.count { contact in heard[contact].contains(where: credible.contains) }
        var phrases: [Phrase] = []
        for candidate in lacked where phrases.count < Self.most + Self.spare {
            let phrase = phrase(around: candidate, in: bad)
            if !phrases.contains(where: { $0.terms.contains(candidate.term) }) { phrases.append(phrase) }
        }
        return (phrases, Double(saying) / Double(bad.count))
    }

    private func candidates(_ has: Set<Int32>, bad: [Int], good: [Int]) -> [Candidate] {
        let said = counts(in: bad)
        let saidWell = Dictionary(counts(in: good).map { ($0.term, $0.contacts) }) { first, _ in first }
        return said.compactMap { term, contacts in
            guard contacts >= 2, !has.contains(term), !addressTerms.contains(term), saidByTwoCustomers(term, in: bad) else { return nil }
            let prior = Self.priorContacts * (Double(frequency[Int(term)]) + 0.5) / Double(heard.count + 1)
            let well = Double(saidWell[term] ?? 0)
            let odds =
                Self.logOdds(Double(contacts), of: bad.count, prior: prior) - Self.logOdds(well, of: good.count, prior: prior)
            let deviation = (1 / (Double(contacts) + prior) + 1 / (well + prior)).squareRoot()
            return Candidate(
                term: term, contacts: contacts, weight: Double(contacts) * Double(rarity[Int(term)]),
                isCredible: odds > normalQuantile95 * deviation)
        }
        .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
    }

    private static func logOdds(_ count: Double, of contacts: Int, prior: Double) -> Double {
        log((count + prior) / (Double(contacts) + priorContacts - count - min(prior, priorContacts / 2)))
    }

    /// One vote a contact.
    private func counts(in contacts: [Int]) -> [(term: Int32, contacts: Int)] {
        contacts.flatMap { heard[$0].sorted().runs().map(\.value) }.sorted().runs().map { ($0.value, $0.count) }
    }

    private func saidByTwoCustomers(_ term: Int32, in contacts: [Int]) -> Bool {
        var first: String?
        for contact in contacts where heard[contact].contains(term) {
            if let first, first != customers[contact] { return true }
            first = customers[contact]
        }
        return false
    }

    /// The term with the word that mostly stands directly before or after it; the term alone when none does.
    private func phrase(around candidate: Candidate, in bad: [Int]) -> Phrase {
        var neighbours: [[Int32]: Int] = [:]
        for contact in bad {
            let terms = heard[contact]
            var pairs = Set<[Int32]>()
            for i in terms.indices where terms[i] == candidate.term {
                if i > terms.startIndex, terms[i - 1] != candidate.term { pairs.insert([terms[i - 1], candidate.term]) }
                if i + 1 < terms.endIndex, terms[i + 1] != candidate.term { pairs.insert([candidate.term, terms[i + 1]]) }
            }
            for pair in pairs { neighbours[pair, default: 0] += 1 }
        }
        let best = neighbours.max { $0.value != $1.value ? $0.value < $1.value : $0.key.lexicographicallyPrecedes($1.key) }
        guard let best, best.value >= 2, Double(best.value) >= Self.phraseShare * Double(candidate.contacts) else {
            return Phrase(lacked: candidate.term, terms: [candidate.term])
        }
        return Phrase(lacked: candidate.term, terms: best.key)
    }
}
