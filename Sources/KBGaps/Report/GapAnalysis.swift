import KBModel
import KBSignals

/// From contacts to a report: outcomes, ranking, signals, reasons, trends, and the needs that no article answers.
package struct GapAnalysis: Sendable {
    package let base: KnowledgeBase
    /// As ranking takes them: those with words, then one of each kind of the others.
    package let contacts: [Contact]
    /// How many contacts each stands for.
    package let counts: [Double]
    package let attribution: Attribution
    package let outcomes: ContactOutcomes
    package let ranking: ArticleRanking
    package let signals: SignalTable
    /// What changes of articles did, in the order of articles and time.
    package let effects: [ChangeEffect]
    private let unmatchedRevisions: Int
    private let windowDays: Int
    package let counted: CountedContacts
    private let stretches: Stretches
    private let totals: [Double]
    private let needsByArticle: [[Int]]

    /// Contacts are taken as one period; `attribution` is of the counted contacts' members in the same order. `revisions` are
    /// edits of articles; for articles that they do not name, the time of the last edit that the article itself states.
    package init(
        _ counted: CountedContacts, base: KnowledgeBase, attribution: Attribution, revisions: [Revision] = [], windowDays: Int = 7
    ) {
        self.base = base
        self.counted = counted
        contacts = counted.members.map(\.contact)
        counts = counted.members.map(\.count)
        self.attribution = attribution
        self.windowDays = windowDays
        let followUps = FollowUps(cameBack: counted.members.map(\.cameBack), isFollowed: counted.members.map(\.isFollowed))
        let outcomes = ContactOutcomes(contacts, followUps: followUps)
        self.outcomes = outcomes
        ranking = ArticleRanking(
            contacts, counts: counts, attribution: attribution, articleCount: base.articles.count,
            isBad: contacts.indices.map(outcomes.isBad), isFollowed: outcomes.followUps.isFollowed)
        signals = SignalTable(
            contacts, counts: counts, attribution: attribution, outcomes: outcomes, ranking: ranking, votes: counted.votes, base: base)
        let stretches = Stretches(from: counted.first?.day ?? 0, to: counted.last?.day ?? 0)
        self.stretches = stretches
        totals = stretches.counts(counted.members)
        var needs = [[Int]](repeating: [], count: base.articles.count)
        for (i, need) in attribution.needs.enumerated() where need.notContent == nil {
            for credit in need.credits { needs[credit.article].append(i) }
        }
        needsByArticle = needs
        let (changes, unmatched) = ArticleChange.changes(revisions + Self.statedEdits(base, besides: revisions), of: base)
        unmatchedRevisions = unmatched
        effects = ChangeEffects(
            counted, attribution: attribution, outcomes: outcomes, ranking: ranking, base: base, changes: changes
        ).effects()
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
        report.from = counted.first
        report.to = counted.last
        report.counts = total
        report.articles = ranking.articles.enumerated().map { rank, excess in
            ranked(excess, rank: rank + 1, missingTerms[excess.article], end: report.to)
        }
        report.missing = ranked(topics)
        report.effects = measuredChanges
        if explainsContacts { report.contacts = explainedContacts }
        if let commonest = report.counts.references.commonestUnknown.first {
            let unknown = Self.whole(report.counts.references.unknown.values.reduce(0, +))
            report.limits.append(
                "\(unknown) references of contacts name no article of this base, most often \(commonest.reference) (\(Self.whole(commonest.count)))."
            )
        }
        if signals.unmatchedVotes > 0 { report.limits.append("\(signals.unmatchedVotes) votes name no article of this base.") }
        if unmatchedRevisions > 0 { report.limits.append("\(unmatchedRevisions) revisions name no article of this base.") }
        let judged = effects.count { $0.difference != nil }
        if judged > 1 {
            report.limits.append(
                "\(judged) changes of articles were measured: of changes that do nothing, one in twenty looks like an improvement by chance."
            )
        }
        report.limits += limits(explainsContacts: explainsContacts)
        return report
    }

    private var measuredChanges: [GapReport.MeasuredChange] {
        effects.map { effect in
            let article = base.articles[effect.change.article]
            return GapReport.MeasuredChange(id: article.id, title: article.title, effect: effect)
        }.sorted { ($1.effect.change.last, $0.id) < ($0.effect.change.last, $1.id) }
    }

    private var total: GapReport.Counts {
        var total = GapReport.Counts()
        total.articles = base.articles.count
        total.total = Self.whole(counts.reduce(0, +))
        total.votes = counted.votes.values.reduce(0) { $0 + $1.up + $1.down }
        var references: [String: Double] = [:]
        var (uncovered, inferred) = (0.0, 0.0)
        for need in attribution.needs {
            let count = counts[need.contact]
            for reference in contacts[need.contact].articles { references[reference, default: 0] += count }
            if let reason = need.notContent {
                total.notContent += Self.whole(count)
                total.notContentReasons[reason, default: 0] += Self.whole(count)
            } else if !need.covered {
                uncovered += count
            } else if need.how.isNamed {
                total.attributed += Self.whole(count)
            } else {
                inferred += count
            }
        }
        total.references = ReferenceTally(references, in: base)
        (total.uncovered, total.inferred) = (Self.whole(uncovered), Self.whole(inferred))
        return total
    }

    static func whole(_ count: Double) -> Int { Int(count.rounded()) }

    private func ranked(
        _ excess: ArticleExcess, rank: Int, _ missing: MissingTerms?, end: Timestamp?
    ) -> RankedArticle {
        let article = base.articles[excess.article]
        let needs = needsByArticle[excess.article].map { attribution.needs[$0] }
        let bad = needs.filter { outcomes.isBad($0.contact) }
        let evidence = signals.evidence[excess.article] ?? []
        let reasons = FailureReasons(
            needs: needs, bad: bad, contacts: contacts, counts: counts, signals: evidence, missingTerms: missing?.terms ?? [],
            missingTermShare: missing?.share ?? 0)
        let volumes = stretches.counts(needs.map { counted.members[$0.contact] })
        return RankedArticle(
            rank: rank, id: article.id, title: article.title, path: article.source.path, owner: article.owner, excess: excess,
            signals: evidence, reasons: reasons.reasons(for: article, index: excess.article, at: end), missingTerms: missing?.terms ?? [],
            trend: ArticleTrend(counts: volumes, totals: totals), volumes: volumes, evidence: telling(bad, of: excess.article))
    }

    /// The contacts that went badly by most signals, the surest to be about the article, the latest first.
    private func telling(_ bad: [ContactNeed], of article: Int) -> [String] {
        typealias Key = (signals: Int, weight: Double, time: Timestamp, id: String)
        var known = bad.filter { !contacts[$0.contact].id.isEmpty }.map { need -> Key in
            let weight = need.credits.first { $0.article == article }?.weight ?? 0
            return (outcomes.signals[need.contact].count, weight, contacts[need.contact].time, contacts[need.contact].id)
        }
        known += examples(of: article).map { ($0.example.signals, $0.weight, $0.example.time, $0.example.id) }
        return known.sorted { ($0.signals, $0.weight, $0.time, $1.id) > ($1.signals, $1.weight, $1.time, $0.id) }
            .prefix(RankedArticle.mostEvidence).map(\.id)
    }

    private func ranked(_ topics: [MissingTopic]) -> [GapReport.RankedTopic] {
        let demand = max(1, attribution.needs.reduce(0) { $0 + ($1.notContent == nil && !$1.covered ? counts[$1.contact] : 0) })
        var cumulative = 0.0
        return topics.enumerated().map { rank, topic in
            let size = topic.contacts.reduce(0) { $0 + counts[$1] }
            let volumes = stretches.counts(topic.contacts.map { counted.members[$0] })
            let share = min(1, size / demand)
            cumulative = min(1, cumulative + share)
            var topic = topic
            topic.avoidable = avoidable(of: topic.contacts)
            return GapReport.RankedTopic(
                rank: rank + 1, topic: topic, size: Self.whole(size), contacts: topic.contacts.map { contacts[$0].id },
                nearest: topic.nearest.map { (base.articles[$0.article].id, base.articles[$0.article].title, $0.score) }, share: share,
                cumulativeShare: cumulative,
                trend: ArticleTrend(counts: volumes, totals: totals), volumes: volumes)
        }
    }

    /// Bad outcomes of these contacts beyond what answered contacts of their strata have.
    package func avoidable(of members: [Int]) -> Interval {
        guard !ranking.expectedRates.isEmpty else {
            // No article has a contact: nothing to compare with, so that all that is known is how many went badly.
            let bad = members.reduce(0) { $0 + (outcomes.isBad($1) ? counts[$1] : 0) }
            return Interval(estimate: bad, low: 0, high: bad)
        }
        var (bad, mean, variance) = (0.0, 0.0, 0.0)
        for contact in members {
            let rate = ranking.expectedRates[ranking.strata.ofContact[contact]]
            let member = counted.members[contact]
            mean += member.count * rate
            // One that was drawn speaks for others that may have gone otherwise.
            variance += member.count * member.count / Double(member.seen) * rate * (1 - rate)
            if outcomes.isBad(contact) { bad += member.count }
        }
        let range = BoundedExcess(mean: mean, variance: variance).range(seen: bad)
        let estimate = max(0, bad - mean)
        return Interval(estimate: estimate, low: min(range.low, estimate), high: max(range.high, estimate))
    }

    /// Every contact, in the order in which they were read; of aggregates those that have an id.
    private var explainedContacts: [GapReport.ExplainedContact] {
        if counted.origins.isEmpty {
            return attribution.needs.filter { !contacts[$0.contact].id.isEmpty }.map { explained($0, id: contacts[$0.contact].id) }
        }
        return counted.origins.map { explained(attribution.needs[$0.member], id: $0.id) }
    }

    private func explained(_ need: ContactNeed, id: String) -> GapReport.ExplainedContact {
        let isBad = outcomes.isBad(need.contact)
        let why = need.notContent.map { "not content: \($0.rawValue)" } ?? outcomes.reason(need.contact)
        return GapReport.ExplainedContact(
            id: id, article: need.article.map { base.articles[$0].id }, how: need.how, score: need.score,
            covered: need.covered, bad: isBad && need.notContent == nil, why: why)
    }
}
