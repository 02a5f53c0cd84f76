import KBGaps
import KBModel
import KBText

/// The arithmetic of one article's line, as one would write it on paper.
package struct GapExplanation {
    private let article: RankedArticle
    private let analysis: GapAnalysis
    private let evidence: [(id: String, time: Timestamp, why: String)]

    /// So many contacts are shown.
    private static let mostContacts = 5

    /// The article with this id, or with this rank; `nil` when there is none.
    package init?(of id: String, in analysis: GapAnalysis) {
        let articles = analysis.report().articles
        let named = analysis.base.index(of: id).flatMap { index in articles.first { $0.excess.article == index } }
        guard let article = named ?? Int(id).flatMap({ rank in articles.first { $0.rank == rank } }) else { return nil }
        self.article = article
        self.analysis = analysis
        evidence = analysis.evidence(Array(article.evidence.prefix(Self.mostContacts)), of: article.excess.article)
    }

    package func text(width: Int) -> String {
        let sections = [[title], counts, shrinkage, signals, contacts(width)]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var excess: ArticleExcess { article.excess }

    private var title: String { "\(article.rank)  \(article.title)   (\(article.id))" }

    /// One line a stratum, the sum last.
    private var counts: [String] {
        let rows = excess.strata.sorted { ($1.contacts, $0.name) < ($0.contacts, $1.name) }
        let shown = rows.prefix(15)
        var table = [["contacts of", "number", "rate anyway", "expected", "went badly"]]
        for row in shown {
            table.append([
                row.name, NumberText.short(row.contacts), NumberText.percent(row.rate), NumberText.short(row.contacts * row.rate),
                NumberText.short(row.bad),
            ])
        }
        if rows.count > shown.count {
            let rest = rows.dropFirst(shown.count)
            let (number, expected, bad) = rest.reduce((0.0, 0.0, 0.0)) {
                ($0.0 + $1.contacts, $0.1 + $1.contacts * $1.rate, $0.2 + $1.bad)
            }
            table.append([
                "\(NumberText.counted(rest.count, "further kind"))", NumberText.short(number), "", NumberText.short(expected),
                NumberText.short(bad),
            ])
        }
        table.append([
            "all", NumberText.short(excess.contacts), NumberText.percent(excess.expected / max(excess.contacts, 1e-9)),
            NumberText.short(excess.expected), NumberText.short(excess.bad),
        ])
        return Self.aligned(table)
    }

    private var shrinkage: [String] {
        let ranking = analysis.ranking
        let deviation = excess.variance.squareRoot()
        let beyond = excess.bad - excess.expected
        let range = excess.avoidable
        return [
            "Observed less expected: \(NumberText.short(excess.bad)) − \(NumberText.short(excess.expected)) = \(NumberText.short(beyond)), "
                + "with a standard deviation of \(NumberText.short(deviation)) by chance and by how well the rates are known.",
            "Before looking: about \(NumberText.percent(ranking.deficientShare)) of articles add bad outcomes, "
                + "in some \(NumberText.percent(ranking.meanExcess)) of the contacts that would have gone well.",
            "After looking: the chance that this article adds none is \(NumberText.percent(excess.nullProbability)); "
                + "if it adds any, it does so in \(NumberText.percent(excess.excessRate)) of the contacts that would have gone well.",
            "Avoidable contacts: \(NumberText.short(range.estimate)), between \(NumberText.short(range.low)) and "
                + "\(NumberText.short(range.high)) with 90 % probability. \(verdict)",
        ]
    }

    private var verdict: String {
        excess.isFlagged
            ? "Credible, after allowing for \(NumberText.counted(analysis.ranking.articles.count, "article")) looked at."
            : "Not distinguishable from what such contacts have anyway."
    }

    private var signals: [String] {
        guard !article.signals.isEmpty else { return [] }
        var table = [["signal", "seen", "of", "rate", "expected", "90 % of the rate"]]
        for signal in article.signals {
            table.append([
                signal.kind.rawValue, NumberText.short(signal.events), NumberText.short(signal.exposure), NumberText.percent(signal.rate),
                NumberText.percent(signal.expected / max(signal.exposure, 1e-9)),
                "\(NumberText.percent(signal.range.low)) – \(NumberText.percent(signal.range.high))",
            ])
        }
        return Self.aligned(table) + article.reasons.map { "Why: \($0.message)." }
    }

    private func contacts(_ width: Int) -> [String] {
        guard !evidence.isEmpty else { return [] }
        return ["The most telling contacts:"]
            + evidence.map { id, time, why in
                "  \(id)  \(time.iso8601.prefix(10))  \(why)"
            }
    }

    /// Columns of equal width, the first to the left, the others to the right.
    private static func aligned(_ table: [[String]]) -> [String] {
        let widths = (table.first ?? []).indices.map { column in table.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0 }
        return table.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell))
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "   ")
        }
    }
}
