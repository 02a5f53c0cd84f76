import KBGaps
import KBModel

extension GapPage {
    /// The page of a report; `limit` cuts each list.
    package init(_ report: GapReport, title: String, limit: Int? = nil) {
        self.init(title: title, from: report.from, to: report.to, windowDays: report.windowDays)
        counts.articles = report.counts.articles
        counts.contacts = report.counts.total
        counts.named = report.counts.attributed
        counts.inferred = report.counts.inferred
        counts.uncovered = report.counts.uncovered
        counts.notContent = report.counts.notContent
        counts.votes = report.counts.votes
        mend = report.articles.prefix(limit ?? .max).map(Mend.init)
        notDistinguishable = report.articles.reduce(0) { $0 + ($1.excess.isFlagged ? 0 : 1) }
        missing = report.missing.prefix(limit ?? .max).map(Missing.init)
        effects = report.effects.prefix(limit ?? .max).map(Effect.init)
        quality = report.limits.map { Note($0) }
    }
}

extension GapPage.Estimate {
    fileprivate init(_ interval: Interval) { self.init(interval.estimate, low: interval.low, high: interval.high) }
}

extension GapPage.Effect {
    fileprivate init(_ change: GapReport.MeasuredChange) {
        self.init(
            title: change.title, at: change.effect.change.last, verdict: change.effect.verdictText, detail: change.effect.figures)
    }
}

extension GapPage.Mend {
    fileprivate init(_ article: RankedArticle) {
        let trend = article.trend.direction
        self.init(
            rank: article.rank, id: article.id, title: article.title, path: article.path, owner: article.owner,
            contacts: article.excess.contacts, avoidable: GapPage.Estimate(article.excess.avoidable), flagged: article.excess.isFlagged,
            kind: article.kind.rawValue, reasons: article.reasons.map(\.message), missingTerms: article.missingTerms,
            trend: trend == .steady || trend == .unknown ? nil : trend.rawValue,
            signals: article.signals.map {
                GapPage.Signal(name: $0.kind.rawValue, events: $0.events, exposure: $0.exposure, expected: $0.expected)
            }, weekly: article.volumes, evidence: article.evidence)
    }
}

extension GapPage.Missing {
    fileprivate init(_ topic: GapReport.RankedTopic) {
        self.init(
            rank: topic.rank, gap: topic.topic.gap, label: topic.topic.label, size: topic.size,
            avoidable: GapPage.Estimate(topic.topic.avoidable), questions: topic.topic.questions, nearest: topic.nearest.map(\.title),
            share: topic.share, cumulativeShare: topic.cumulativeShare)
    }
}
