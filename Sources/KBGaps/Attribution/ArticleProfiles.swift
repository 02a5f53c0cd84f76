import Glibc
import KBText

/// The words in which people ask for each article: those of its text, and those of the contacts that are taken to be about it. A
/// multinomial naive Bayes model whose classes are the articles (Nigam, McCallum, Thrun, Mitchell, Text Classification from Labeled and
/// Unlabeled Documents using EM, 2000); an article's text is its Dirichlet prior.
///
/// Cost: linear in the terms of the contacts times their candidates. Memory: one array of the vocabulary, and the learnt terms.
struct ArticleProfiles {
    /// What an article's own text weighs, in words of contacts: some five forum questions, or twenty chat openings, weigh as much.
    /// 50 to 2,000 were tried on forum questions, government chats and bank briefs; 200 to 800 are alike.
    private static let textMass: Float = 300
    /// The share of the collection's own words in every profile (Jelinek-Mercer smoothing; .8 and .9 are alike on long needs, .5 is worse).
    private static let smoothing: Float = 0.9

    /// One contact as a sign of what an article is asked for with.
    struct Sign {
        var contact: Int32
        var article: Int32
        /// The probability that the contact is about the article, less the doubt that any article is.
        var weight: Float
    }

    private let needs: NeedTerms
    /// By article: the terms of its text with their shares of it.
    private let texts: [[(term: Int32, share: Float)]]
    /// By term: (1 − λ) / λ over its share in all contacts and articles.
    private let rarity: [Float]
    private var signs: [[Sign]]

    init(_ documents: [InternedText], needs: NeedTerms, vocabulary: Int) {
        self.needs = needs
        texts = documents.map { document in
            document.terms.sorted().runs().map { ($0.value, Float($0.count) / Float(document.terms.count)) }
        }
        var asked = [Float](repeating: 0.5, count: vocabulary)
        for i in needs.terms.indices { asked[Int(needs.terms[i])] += needs.weights[i] }
        let total = asked.reduce(0, +)
        // A term that no article has still needs a share, or one word would decide everything.
        var written = [Float](repeating: 1e-6, count: vocabulary)
        for text in texts { for (term, share) in text { written[Int(term)] += share / Float(texts.count) } }
        let odds = (1 - Self.smoothing) / Self.smoothing
        rarity = asked.indices.map { odds / (0.5 * asked[$0] / max(total, 1) + 0.5 * written[$0]) }
        signs = [[Sign]](repeating: [], count: documents.count)
    }

    /// Replaces what was learnt from contacts.
    mutating func learn(_ signs: [Sign]) {
        for article in self.signs.indices { self.signs[article].removeAll(keepingCapacity: true) }
        for sign in signs where sign.weight > 0 { self.signs[Int(sign.article)].append(sign) }
    }

    /// By contact and candidate: how much more likely the article's profile makes the contact's words than the collection does, as a
    /// logarithm over the square root of the number of words, since words of one text do not come independently. A contact does not speak
    /// for itself: its own sign is left out.
    func scores(of candidates: [[ScoredArticle]]) -> [[Float]] {
        var scores = candidates.map { [Float](repeating: 0, count: $0.count) }
        var pairs = [[(contact: Int32, place: Int32)]](repeating: [], count: texts.count)
        for (contact, candidates) in candidates.enumerated() {
            for (place, candidate) in candidates.enumerated() { pairs[Int(candidate.article)].append((Int32(contact), Int32(place))) }
        }
        var profile = [Float](repeating: 0, count: rarity.count)
        for article in texts.indices where !pairs[article].isEmpty {
            let mass = load(article, &profile)
            let own = Dictionary(signs[article].map { ($0.contact, $0.weight) }, uniquingKeysWith: +)
            for (contact, place) in pairs[article] {
                scores[Int(contact)][Int(place)] = score(Int(contact), in: profile, mass: mass, own: own[contact] ?? 0)
            }
            unload(article, &profile)
        }
        return scores
    }

    private func score(_ contact: Int, in profile: [Float], mass: Float, own: Float) -> Float {
        let rest = mass - own * needs.lengths[contact]
        guard rest > 0 else { return 0 }
        var sum: Float = 0
        for i in needs.range(of: contact) {
            let term = Int(needs.terms[i])
            let weight = needs.weights[i]
            let seen = max(0, profile[term] - own * weight)
            if seen > 0 { sum += weight * log1pf(rarity[term] * seen / rest) }
        }
        return sum / (needs.lengths[contact] + 1).squareRoot()
    }

    /// Writes the article's profile into `profile` and gives its mass.
    private func load(_ article: Int, _ profile: inout [Float]) -> Float {
        var mass = Self.textMass
        for (term, share) in texts[article] { profile[Int(term)] += Self.textMass * share }
        for sign in signs[article] {
            let contact = Int(sign.contact)
            mass += sign.weight * needs.lengths[contact]
            for i in needs.range(of: contact) { profile[Int(needs.terms[i])] += sign.weight * needs.weights[i] }
        }
        return mass
    }

    private func unload(_ article: Int, _ profile: inout [Float]) {
        for (term, _) in texts[article] { profile[Int(term)] = 0 }
        for sign in signs[article] { for i in needs.range(of: Int(sign.contact)) { profile[Int(needs.terms[i])] = 0 } }
    }
}
