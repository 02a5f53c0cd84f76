import KBModel

extension Attribution {
    /// The articles that contacts name answer for them, unless the contact's words plainly ask for another; without a name the words choose.
    func completed(by posterior: ArticlePosterior, matches: ArticleMatches, coverage: Coverage) -> Attribution {
        var result = self
        for i in needs.indices {
            let matches = matches.matches[i]
            if needs[i].article == nil || !matches.isEmpty { result.needs[i].score = coverage.values[i] }
            result.needs[i].dropWrongCitations(matches, isCovered: coverage.isCovered(i))
            if result.needs[i].article == nil { result.needs[i].infer(from: posterior.candidates[i], isCovered: coverage.isCovered(i)) }
        }
        return result
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

    /// The most probable article, with the credit shared by probability.
    fileprivate mutating func infer(from candidates: [ScoredArticle], isCovered: Bool) {
        covered = isCovered && !candidates.isEmpty
        how = covered ? .inferred : .none
        article = candidates.first.map { Int($0.article) }
        guard covered else { return }
        credits = zip(candidates, ArticlePosterior.probabilities(candidates)).filter { $1 >= 0.05 }
            .map { Credit(article: Int($0.article), weight: Double($1)) }
    }
}
