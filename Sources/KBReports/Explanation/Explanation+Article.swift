import KBGaps
import KBModel

extension Explanation {
    /// Of an article to mend, or of one whose contacts are as expected.
    package init(_ article: RankedArticle, of analysis: GapAnalysis) {
        let excess = article.excess
        let evidence = analysis.evidence(Array(article.evidence.prefix(Self.mostContacts)), of: excess.article)
        self.init(
            title: "\(article.rank)  \(article.title)", id: article.id, weekly: article.volumes,
            sections: [
                Section(strata: excess.strata), Self.shrinkage(excess, analysis.ranking), Self.signals(article),
                Section(contacts: evidence, lead: "The most telling contacts"),
            ])
    }

    private static func shrinkage(_ excess: ArticleExcess, _ ranking: ArticleRanking) -> Section {
        let deviation = excess.variance.squareRoot()
        let beyond = excess.bad - excess.expected
        let range = excess.avoidable
        let verdict =
            excess.isFlagged
            ? "Credible, after allowing for \(NumberText.counted(ranking.articles.count, "article")) looked at."
            : "Not distinguishable from what such contacts have anyway."
        return Section(
            heading: "How far it is believed",
            sentences: [
                "Observed less expected: \(NumberText.short(excess.bad)) − \(NumberText.short(excess.expected)) = "
                    + "\(NumberText.short(beyond)), with a standard deviation of \(NumberText.short(deviation)) by chance and by how well "
                    + "the rates are known.",
                "Before looking: about \(NumberText.percent(ranking.deficientShare)) of articles add bad outcomes, "
                    + "in some \(NumberText.percent(ranking.meanExcess)) of the contacts that would have gone well.",
                "After looking: the chance that this article adds none is \(NumberText.percent(excess.nullProbability)); "
                    + "if it adds any, it does so in \(NumberText.percent(excess.excessRate)) of the contacts that would have gone well.",
                "Avoidable contacts: \(NumberText.short(range.estimate)), between \(NumberText.short(range.low)) and "
                    + "\(NumberText.short(range.high)) with 90 % probability. \(verdict)",
            ])
    }

    private static func signals(_ article: RankedArticle) -> Section? {
        guard !article.signals.isEmpty else { return nil }
        var section = Section(heading: "What says so", sentences: article.reasons.map { "Why: \($0.message)." })
        section.table = [["signal", "seen", "of", "rate", "expected", "90 % of the rate"]]
        for signal in article.signals {
            section.table.append([
                signal.kind.rawValue, NumberText.short(signal.events), NumberText.short(signal.exposure), NumberText.percent(signal.rate),
                NumberText.percent(signal.expected / max(signal.exposure, 1e-9)),
                "\(NumberText.percent(signal.range.low)) – \(NumberText.percent(signal.range.high))",
            ])
        }
        return section
    }
}
