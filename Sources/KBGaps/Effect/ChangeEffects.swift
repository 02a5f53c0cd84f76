import KBModel
import KBSignals

/// Measures what changes of articles did: difference in differences, with the side before the change shrunk.
///
/// For each change the residual rate (bad outcomes per contact beyond what contacts of the same strata have anyway) after it is compared with
/// what could be expected from before it. Articles are mended when they look bad, and would look better afterwards even if nothing had been
/// done: so what is expected is not the rate before but its posterior mean (`ResidualPrior`). What time did to all is taken off as the mean
/// difference of untouched articles of like volume over the same days, whose own scatter widens the interval (`RandomEffectsMean`). The
/// window is fixed, not chosen by looking.
///
/// Angrist, Pischke, "Mostly Harmless Econometrics" (2009), 5.2; Barnett et al., "Regression to the mean", Int. J. Epidemiology 34 (2005).
struct ChangeEffects {
    /// Days looked at on each side of a change, fewer where the data or another change of the article end them.
    static let windowDays: Int64 = 56
    /// A side of fewer days is not judged.
    static let fewestDays: Int64 = 7
    /// A side with fewer contacts is not judged.
    static let fewestContacts = 5.0
    /// Untouched articles compared with: the nearest in volume.
    static let controlCount = 40
    static let fewestControls = 3
    /// The 80 % quantile of the normal distribution, for the change that would be seen four times out of five.
    private static let normalQuantile80 = 0.8416212335729143

    private let history: OutcomeHistory
    private let prior: ResidualPrior
    private let changes: [ArticleChange]
    private let changesOf: [Int: [ArticleChange]]
    /// Articles with contacts, the fewest contacts first, and the place of each.
    private let byVolume: [Int]
    private let place: [Int: Int]
    private let span: Range<Timestamp>

    /// `span`: from the first contact to just after the last.
    init(_ history: OutcomeHistory, articleCount: Int, changes: [ArticleChange], span: Range<Timestamp>) {
        self.history = history
        self.changes = changes
        self.span = span
        changesOf = Dictionary(grouping: changes, by: \.article)
        let seen = (0..<articleCount).filter { history.whole($0).contacts > 0 }
        byVolume = seen.sorted { (history.whole($0).contacts, $0) < (history.whole($1).contacts, $1) }
        place = Dictionary(uniqueKeysWithValues: byVolume.enumerated().map { ($1, $0) })
        prior = ResidualPrior(
            seen.map { article in
                let whole = history.whole(article)
                return (whole.residual, whole.variance)
            })
    }

    /// Of the changes within the data, in their order. Cost: a few logarithms for each change and article compared with.
    func effects() -> [ChangeEffect] { changes.filter { span.contains($0.first) }.map(effect) }

    /// Before and after a change, the days between its first and last edit left out.
    private struct Sides {
        var before: Range<Timestamp>
        var after: Range<Timestamp>

        func days(_ side: KeyPath<Sides, Range<Timestamp>>) -> Int64 {
            (self[keyPath: side].upperBound.seconds - self[keyPath: side].lowerBound.seconds) / Timestamp.secondsPerDay
        }
    }

    private func sides(of change: ArticleChange) -> Sides {
        let window = Self.windowDays * Timestamp.secondsPerDay
        var start = max(span.lowerBound, Timestamp(seconds: change.first.seconds - window))
        var end = min(span.upperBound, Timestamp(seconds: change.last.seconds + window))
        for other in changesOf[change.article] ?? [] {
            if other.last < change.first { start = max(start, other.last) }
            if other.first > change.last { end = min(end, other.first) }
        }
        return Sides(before: min(start, change.first)..<change.first, after: change.last..<max(end, change.last))
    }

    private func effect(of change: ArticleChange) -> ChangeEffect {
        let sides = sides(of: change)
        let before = history.stretch(change.article, from: sides.before.lowerBound, to: sides.before.upperBound)
        let after = history.stretch(change.article, from: sides.after.lowerBound, to: sides.after.upperBound)
        func side(_ stretch: OutcomeHistory.Stretch, _ days: Int64) -> ChangeEffect.Side {
            ChangeEffect.Side(days: Int(days), contacts: stretch.contacts, bad: stretch.bad, expected: stretch.expected)
        }
        var effect = ChangeEffect(
            change: change, before: side(before, sides.days(\.before)), after: side(after, sides.days(\.after)), controls: 0,
            verdict: .tooLittleData)
        effect.lacking = Self.lacking(effect)
        guard effect.lacking == nil else { return effect }
        let controls = self.controls(for: change.article, sides)
        effect.controls = controls.count
        guard controls.count >= Self.fewestControls, let usual = RandomEffectsMean(controls) else {
            effect.lacking = "fewer than \(Self.fewestControls) untouched articles with contacts on both sides to compare with"
            return effect
        }
        let own = surprise(before, after)
        let error = (own.variance + usual.variance + usual.between).squareRoot()
        judge(&effect, estimate: own.value - usual.mean, error: error)
        return effect
    }

    private static func lacking(_ effect: ChangeEffect) -> String? {
        for (side, name) in [(effect.before, "before"), (effect.after, "after")] {
            if side.days < fewestDays { return "the data hold only \(side.days == 1 ? "1 day" : "\(side.days) days") \(name) it" }
            if side.contacts < fewestContacts { return "fewer than \(Int(fewestContacts)) contacts \(name) it" }
        }
        return nil
    }

    private func judge(_ effect: inout ChangeEffect, estimate: Double, error: Double) {
        let half = normalQuantile95 * error
        let difference = Interval(estimate: estimate, low: estimate - half, high: estimate + half)
        let detectable = (normalQuantile95 + Self.normalQuantile80) * error
        effect.difference = difference
        effect.detectable = detectable
        if difference.high < 0 {
            effect.verdict = .improved
        } else if difference.low > 0 {
            effect.verdict = .worse
        } else if detectable > effect.before.bad / effect.before.contacts {
            effect.lacking = "even if every bad outcome had gone, it would probably not have shown"
        } else {
            effect.verdict = .noEvidence
        }
    }

    /// How the residual rate after differs from what could be expected from before.
    private func surprise(_ before: OutcomeHistory.Stretch, _ after: OutcomeHistory.Stretch) -> (value: Double, variance: Double) {
        let expected = prior.posterior(before.residual, variance: before.variance)
        return (after.residual - expected.mean, after.variance + expected.variance)
    }

    /// The same figure of the untouched articles nearest in volume, nearest first.
    private func controls(for article: Int, _ sides: Sides) -> [(value: Double, variance: Double)] {
        guard let middle = place[article] else { return [] }
        var found: [(value: Double, variance: Double)] = []
        var (low, high) = (middle - 1, middle + 1)
        let volume = history.whole(article).contacts
        while found.count < Self.controlCount, low >= 0 || high < byVolume.count {
            let below = low >= 0 ? volume / history.whole(byVolume[low]).contacts : .infinity
            let above = high < byVolume.count ? history.whole(byVolume[high]).contacts / volume : .infinity
            let other = below <= above ? byVolume[low] : byVolume[high]
            if below <= above { low -= 1 } else { high += 1 }
            guard !isTouched(other, sides) else { continue }
            let before = history.stretch(other, from: sides.before.lowerBound, to: sides.before.upperBound)
            let after = history.stretch(other, from: sides.after.lowerBound, to: sides.after.upperBound)
            guard before.contacts >= Self.fewestContacts, after.contacts >= Self.fewestContacts else { continue }
            found.append(surprise(before, after))
        }
        return found
    }

    private func isTouched(_ article: Int, _ sides: Sides) -> Bool {
        (changesOf[article] ?? []).contains { $0.last >= sides.before.lowerBound && $0.first < sides.after.upperBound }
    }
}

extension ChangeEffects {
    /// From attributed contacts, as the ranking weighs them. Contacts without words are taken to come at noon of their day.
    init(
        _ counted: CountedContacts, attribution: Attribution, outcomes: ContactOutcomes, ranking: ArticleRanking, base: KnowledgeBase,
        changes: [ArticleChange]
    ) {
        let trust = ArticleRanking.trust(counted.members.map(\.contact), counted.members.map(\.count), attribution)
        let rates = Dictionary(
            ranking.articles.map { article in
                (article.article, Dictionary(article.strata.map { ($0.stratum, $0.rate) }, uniquingKeysWith: { first, _ in first }))
            }, uniquingKeysWith: { first, _ in first })
        var observed: [OutcomeHistory.Outcome] = []
        for need in attribution.needs where need.notContent == nil {
            let (contact, count) = (counted.members[need.contact].contact, counted.members[need.contact].count)
            for credit in need.credits {
                guard let rate = rates[credit.article]?[ranking.strata.ofContact[need.contact]] else { continue }
                let sure = need.how.isNamed ? trust.weight(article: credit.article, topic: contact.topic) : 1
                observed.append(
                    OutcomeHistory.Outcome(
                        article: credit.article, time: contact.time, weight: credit.weight * sure * count,
                        isBad: outcomes.isBad(need.contact),
                        expectedRate: rate))
            }
        }
        let (first, last) = (counted.first?.seconds ?? 0, counted.last?.seconds ?? -1)
        self.init(
            OutcomeHistory(articleCount: base.articles.count, observed), articleCount: base.articles.count, changes: changes,
            span: Timestamp(seconds: first)..<Timestamp(seconds: last + 1))
    }
}
