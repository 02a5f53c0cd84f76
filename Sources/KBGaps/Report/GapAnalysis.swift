import KBModel

/// From contacts to a report: outcomes, ranking, signals, reasons, trends, and the needs that no article answers.
package struct GapAnalysis: Sendable {
    package let base: KnowledgeBase
    package let contacts: [Contact]
    package let attribution: Attribution
    package let outcomes: ContactOutcomes
    package let ranking: ArticleRanking
    package let signals: SignalTable
    /// What changes of articles did, in the order of articles and time.
    package let effects: [ChangeEffect]
    private let unmatchedRevisions: Int
    private let windowDays: Int
    private let votes: Int
    private let stretches: Stretches
    private let totals: [Double]
    private let needsByArticle: [[Int]]

    /// Contacts are taken as one period; `attribution` is of the same contacts in the same order. `revisions` are edits of articles; for
    /// articles that they do not name, the time of the last edit that the article itself states. Throws what `FollowUps` does.
    package init(
        _ contacts: [Contact], base: KnowledgeBase, attribution: Attribution, feedback: [Feedback] = [], revisions: [Revision] = [],
        windowDays: Int = 7
    ) throws {
        self.base = base
        self.contacts = contacts
        self.attribution = attribution
        self.windowDays = windowDays
        votes = feedback.count
        let outcomes = ContactOutcomes(contacts, followUps: try FollowUps(contacts, windowDays: windowDays))
        self.outcomes = outcomes
        ranking = ArticleRanking(
            contacts, attribution: attribution, articleCount: base.articles.count, isBad: contacts.indices.map(outcomes.isBad),
            isFollowed: outcomes.followUps.isFollowed)
        signals = SignalTable(
            contacts, attribution: attribution, outcomes: outcomes, ranking: ranking, feedback: feedback, base: base)
        let times = contacts.map(\.time)
        stretches = Stretches(from: times.min() ?? Timestamp(seconds: 0), to: times.max() ?? Timestamp(seconds: 0))
        var totals = [Double](repeating: 0, count: stretches.count)
        for time in times { totals[stretches.index(of: time)] += 1 }
        self.totals = totals
        var needs = [[Int]](repeating: [], count: base.articles.count)
        for (i, need) in attribution.needs.enumerated() where need.notContent == nil {
            for credit in need.credits { needs[credit.article].append(i) }
        }
        needsByArticle = needs
        let (changes, unmatched) = ArticleChange.changes(revisions + Self.statedEdits(base, besides: revisions), of: base)
        unmatchedRevisions = unmatched
        effects = ChangeEffects(contacts, attribution: attribution, outcomes: outcomes, ranking: ranking, base: base, changes: changes)
            .effects()
    }

    private static func statedEdits(_ base: KnowledgeBase, besides revisions: [Revision]) -> [Revision] {
        let known = Set(revisions.compactMap { base.index(of: $0.article) })
        return base.articles.enumerated().compactMap { index, article in
            guard let time = article.updated, !known.contains(index), time != article.created else { return nil }
            return Revision(article: article.id, time: time)
        }
    }

    /// - Parameters:
    ///   - topics: needs without an article, in their order.
    ///   - missingTerms: what an article lacks, by its index.
    package func report(
        topics: [MissingTopic] = [], missingTerms: [Int: MissingTerms] = [:], explainsContacts: Bool = false
    ) -> GapReport {
        var report = GapReport(windowDays: windowDays)
        report.from = contacts.map(\.time).min()
        report.to = contacts.map(\.time).max()
        report.counts = counts
        report.articles = ranking.articles.enumerated().map { rank, excess in
            ranked(excess, rank: rank + 1, missingTerms[excess.article], end: report.to)
        }
        report.missing = ranked(topics)
        report.effects = measuredChanges
        if explainsContacts { report.contacts = attribution.needs.map(explained) }
        if signals.unmatchedVotes > 0 { report.limits.append("\(signals.unmatchedVotes) votes name no article of this base.") }
        if unmatchedRevisions > 0 { report.limits.append("\(unmatchedRevisions) revisions name no article of this base.") }
        let judged = effects.count { $0.difference != nil }
        if judged > 1 {
            report.limits.append(
                "\(judged) changes of articles were measured: of changes that do nothing, one in twenty looks like an improvement by chance."
            )
        }
        return report
    }

    private var measuredChanges: [GapReport.MeasuredChange] {
        effects.map { effect in
            let article = base.articles[effect.change.article]
            return GapReport.MeasuredChange(id: article.id, title: article.title, effect: effect)
        }.sorted { ($1.effect.change.last, $0.id) < ($0.effect.change.last, $1.id) }
    }

    private var counts: GapReport.Counts {
        var counts = GapReport.Counts()
        counts.articles = base.articles.count
        counts.total = contacts.count
        counts.votes = votes
        for need in attribution.needs {
            if let reason = need.notContent {
                counts.notContent += 1
                counts.notContentReasons[reason, default: 0] += 1
            } else if !need.covered {
                counts.uncovered += 1
            } else if need.how.isNamed {
                counts.attributed += 1
            } else {
                counts.inferred += 1
            }
        }
        return counts
    }

    private func ranked(
        _ excess: ArticleExcess, rank: Int, _ missing: MissingTerms?, end: Timestamp?
    ) -> RankedArticle {
        let article = base.articles[excess.article]
        let needs = needsByArticle[excess.article].map { attribution.needs[$0] }
        let bad = needs.filter { outcomes.isBad($0.contact) }
        let evidence = signals.evidence[excess.article] ?? []
        let reasons = FailureReasons(
            needs: needs, bad: bad, contacts: contacts, signals: evidence, missingTerms: missing?.terms ?? [],
            missingTermShare: missing?.share ?? 0)
        let volumes = self.volumes(of: needs.map(\.contact))
        return RankedArticle(
            rank: rank, id: article.id, title: article.title, path: article.source.path, owner: article.owner, excess: excess,
            signals: evidence, reasons: reasons.reasons(for: article, index: excess.article, at: end), missingTerms: missing?.terms ?? [],
            trend: ArticleTrend(counts: volumes, totals: totals), volumes: volumes, evidence: telling(bad, of: excess.article))
    }

    /// The contacts that went badly by most signals, the surest to be about the article, the latest first.
    private func telling(_ bad: [ContactNeed], of article: Int) -> [String] {
        func key(_ need: ContactNeed) -> (Int, Double, Timestamp) {
            let weight = need.credits.first { $0.article == article }?.weight ?? 0
            return (outcomes.signals[need.contact].count, weight, contacts[need.contact].time)
        }
        return bad.map { (need: $0, key: key($0)) }.sorted { $0.key > $1.key }.prefix(RankedArticle.mostEvidence)
            .map { contacts[$0.need.contact].id }
    }

    private func volumes(of members: [Int]) -> [Double] {
        var volumes = [Double](repeating: 0, count: stretches.count)
        for contact in members { volumes[stretches.index(of: contacts[contact].time)] += 1 }
        return volumes
    }

    private func ranked(_ topics: [MissingTopic]) -> [GapReport.RankedTopic] {
        let demand = Double(max(1, attribution.needs.reduce(0) { $0 + ($1.notContent == nil && !$1.covered ? 1 : 0) }))
        var cumulative = 0.0
        return topics.enumerated().map { rank, topic in
            let share = min(1, Double(topic.contacts.count) / demand)
            cumulative = min(1, cumulative + share)
            var topic = topic
            topic.avoidable = avoidable(of: topic.contacts)
            return GapReport.RankedTopic(
                rank: rank + 1, topic: topic, contacts: topic.contacts.map { contacts[$0].id },
                nearest: topic.nearest.map { (base.articles[$0.article].id, base.articles[$0.article].title, $0.score) }, share: share,
                cumulativeShare: cumulative, trend: ArticleTrend(counts: volumes(of: topic.contacts), totals: totals))
        }
    }

    /// Bad outcomes of these contacts beyond what answered contacts of their strata have.
    package func avoidable(of members: [Int]) -> Interval {
        guard !ranking.expectedRates.isEmpty else {
            // No article has a contact: nothing to compare with, so that all that is known is how many went badly.
            let bad = Double(members.filter(outcomes.isBad).count)
            return Interval(estimate: bad, low: 0, high: bad)
        }
        var (bad, mean, variance) = (0.0, 0.0, 0.0)
        for contact in members {
            let rate = ranking.expectedRates[ranking.strata.ofContact[contact]]
            mean += rate
            variance += rate * (1 - rate)
            if outcomes.isBad(contact) { bad += 1 }
        }
        let range = BoundedExcess(mean: mean, variance: variance).range(seen: bad)
        let estimate = max(0, bad - mean)
        return Interval(estimate: estimate, low: min(range.low, estimate), high: max(range.high, estimate))
    }

    private func explained(_ need: ContactNeed) -> GapReport.ExplainedContact {
        let isBad = outcomes.isBad(need.contact)
        let why = need.notContent.map { "not content: \($0.rawValue)" } ?? outcomes.reason(need.contact)
        return GapReport.ExplainedContact(
            id: contacts[need.contact].id, article: need.article.map { base.articles[$0].id }, how: need.how, score: need.score,
            covered: need.covered, bad: isBad && need.notContent == nil, why: why)
    }
}
