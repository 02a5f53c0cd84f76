import KBModel
import KBText

extension NeedAnalysis {
    /// Contacts whose written words are looked up, for each article.
    private static let mostRead = 40
    /// A contact must be this likely to be about an article to speak for or against it.
    private static let leastCredit = 0.5

    /// By article, an index into the base: what its bad contacts say and it lacks. Articles without such a term are left out.
    /// - Parameter isBad: whether a contact, by its index, went badly.
    package func missingTerms(isBad: (Int) -> Bool) -> [Int: MissingTerms] {
        var (bad, good) = ([Int: [Int]](), [Int: [Int]]())
        for need in attribution.needs where need.notContent == nil {
            guard let credit = need.credits.first(where: { $0.weight >= Self.leastCredit }), speaks(need.contact, of: credit.article) else {
                continue
            }
            if isBad(need.contact) {
                bad[credit.article, default: []].append(need.contact)
            } else {
                good[credit.article, default: []].append(need.contact)
            }
        }
        let finder = MissingTermFinder(texts, customers: customers, documents: documents)
        var found: [Int: MissingTerms] = [:]
        for (article, contacts) in bad {
            let (phrases, share) = finder.phrases(lackedBy: documents[article], bad: contacts, good: good[article] ?? [])
            let terms = written(phrases, by: contacts).prefix(MissingTermFinder.most)
            if !terms.isEmpty { found[article] = MissingTerms(terms: Array(terms), share: share) }
        }
        return found
    }

    /// An article in another language lacks every word of the contact; that says nothing.
    private func speaks(_ contact: Int, of article: Int) -> Bool {
        guard let spoken = texts.languages[contact], let written = articleLanguages[article] else { return true }
        return spoken == written
    }

    /// Phrases as people write them, without the words that only name people.
    private func written(_ phrases: [MissingTermFinder.Phrase], by contacts: [Int]) -> [String] {
        let wanted = Set(phrases.flatMap(\.terms))
        var forms = WrittenForms()
        for contact in contacts.prefix(Self.mostRead) {
            forms.gather(texts.said[contact].texts, language: texts.languages[contact], wanted: wanted, interner: texts.interner)
        }
        return phrases.compactMap { phrase in
            let words = phrase.terms.compactMap(forms.form)
            return words.count == phrase.terms.count ? words.joined(separator: " ") : forms.form(of: phrase.lacked)
        }
    }
}
