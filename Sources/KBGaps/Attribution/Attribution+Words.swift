import Glibc
import KBModel

extension Attribution {
    /// The articles that contacts name answer for them, unless the contact's words plainly ask for another; without a name the words choose.
    init(contacts: [Contact], base: KnowledgeBase, matches: [[ArticleMatches.Match]], coverage: Coverage) {
        self.init(named: contacts, in: base)
        for i in needs.indices {
            if needs[i].article == nil || !matches[i].isEmpty { needs[i].score = coverage.values[i] }
            if needs[i].article != nil { needs[i].dropWrongCitations(matches[i], isCovered: coverage.isCovered(i)) }
            if needs[i].article == nil { needs[i].infer(from: matches[i], isCovered: coverage.isCovered(i)) }
        }
    }
}

extension ContactNeed {
    /// A cited article is wrong when the words are well covered by another and the cited one answers less than a quarter of what that does.
    fileprivate mutating func dropWrongCitations(_ matches: [ArticleMatches.Match], isCovered: Bool) {
        guard how == .cited, isCovered, let best = matches.first else { return }
        func share(_ article: Int) -> Float { matches.first { Int($0.article) == article }?.share ?? 0 }
        wrongCitations = credits.map(\.article).filter { share($0) < best.share / 4 }
        credits.removeAll { wrongCitations.contains($0.article) }
        let total = credits.reduce(0) { $0 + $1.weight }
        for i in credits.indices { credits[i].weight /= total }
        article = credits.first?.article
    }

    /// The best match, with the credit shared among matches that come close to it.
    fileprivate mutating func infer(from matches: [ArticleMatches.Match], isCovered: Bool) {
        guard let best = matches.first else {
            how = .none
            covered = false
            return
        }
        article = Int(best.article)
        covered = isCovered
        how = isCovered ? .inferred : .none
        guard isCovered else { return }
        // The eighth power gives an article with nine tenths of the best share .43 of its credit, one with half of it nothing.
        let weights = matches.map { pow(Double($0.share / best.share), 8) }
        let total = weights.reduce(0, +)
        credits = zip(matches, weights).map { Credit(article: Int($0.article), weight: $1 / total) }.filter { $0.weight >= 0.05 }
    }
}
