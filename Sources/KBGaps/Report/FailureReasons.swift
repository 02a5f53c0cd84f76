import KBModel

/// Weighs what may be wrong with an article against what its contacts show.
///
/// Most reasons have a share: how many of the bad contacts show it. The largest share names the kind; reasons that less than one bad contact
/// in ten shows are left out. An article's age is no contact's word: it comes last.
struct FailureReasons {
    /// The article's contacts that count, and those of them that went badly.
    var needs: [ContactNeed]
    var bad: [ContactNeed]
    var contacts: [Contact]
    /// How many contacts each stands for.
    var counts: [Double]
    var signals: [SignalEvidence]
    var missingTerms: [String]
    /// The share of bad contacts that say one of the missing terms.
    var missingTermShare: Double

    private static let leastShare = 0.1
    /// A base article older than this when the period ends may be out of date.
    static let staleDays: Int64 = 730

    func reasons(for article: Article, index: Int, at end: Timestamp?) -> [FailureReason] {
        guard !bad.isEmpty else { return [] }
        let found = [missingDetail, notFound(index), wrong, unclear, competing(index), stale(article, at: end)].compactMap { $0 }
        return found.filter { ($0.share ?? 1) >= Self.leastShare }
            .sorted { ($1.share ?? 0, $0.kind.rawValue) < ($0.share ?? 0, $1.kind.rawValue) }
    }

    private func share(_ isShown: (ContactNeed) -> Bool) -> Double {
        bad.reduce(0) { $0 + (isShown($1) ? counts[$1.contact] : 0) } / bad.reduce(0) { $0 + counts[$1.contact] }
    }

    private var missingDetail: FailureReason? {
        guard !missingTerms.isEmpty else { return nil }
        let named = missingTerms.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
        return FailureReason(
            kind: .missingDetail, message: "lacks \(named): \(Self.tenths(missingTermShare)) contacts that went badly say it",
            share: missingTermShare)
    }

    /// The article exists, but those who need it were not given it: the names were wrong, or there was none though names are usual.
    private func notFound(_ index: Int) -> FailureReason? {
        let named = needs.filter(\.how.isNamed).count
        guard named > 0 else { return nil }
        let share = share { !$0.how.isNamed || ($0.article == index && !$0.wrongCitations.isEmpty) }
        guard share > 0 else { return nil }
        return FailureReason(kind: .notFound, message: "not found in \(Self.tenths(share)) contacts about it that went badly", share: share)
    }

    private var wrong: FailureReason? {
        guard let reopen = signals.first(where: { $0.kind == .reopen }), reopen.deviation > normalQuantile95 else { return nil }
        let share = share { (contacts[$0.contact].reopened ?? 0) > 0 }
        return FailureReason(
            kind: .wrong, message: "reopened after it was answered in \(Self.tenths(share)) contacts that went badly", share: share)
    }

    /// People read it and still ask again: they come back, or vote against it, more often than usual.
    private var unclear: FailureReason? {
        guard let returns = signals.first(where: { $0.kind == .repeat }), returns.deviation > normalQuantile95 else { return votedDown }
        let escalation = signals.first { $0.kind == .escalation }
        let beyond = max(0, returns.events - returns.expected)
        let other = max(0, (escalation?.events ?? 0) - (escalation?.expected ?? 0))
        guard beyond + other > 0 else { return votedDown }
        let share = beyond / (beyond + other)
        return FailureReason(
            kind: .unclear,
            message: "customers come back after it \(Self.times(returns.events, returns.expected)) as often as after comparable contacts",
            share: share)
    }

    private var votedDown: FailureReason? {
        guard let votes = signals.first(where: { $0.kind == .feedback }), votes.deviation > normalQuantile95 else { return nil }
        return FailureReason(
            kind: .unclear, message: "\(Int(votes.events)) of \(Int(votes.exposure)) votes are against it", share: votes.rate)
    }

    private func competing(_ index: Int) -> FailureReason? {
        let share = share { need in need.credits.contains { $0.article != index } }
        guard share > 0 else { return nil }
        return FailureReason(
            kind: .competing, message: "\(Self.tenths(share)) contacts that went badly were given another article as well", share: share)
    }

    private func stale(_ article: Article, at end: Timestamp?) -> FailureReason? {
        guard let end else { return nil }
        if let review = article.reviewBy, review < end {
            return FailureReason(kind: .stale, message: "its review was due on \(review.date)", share: nil)
        }
        guard let updated = article.updated, end.day - updated.day > Self.staleDays else { return nil }
        return FailureReason(kind: .stale, message: "last changed on \(updated.date)", share: nil)
    }

    /// `4 of 10`.
    private static func tenths(_ share: Double) -> String { "\(min(10, max(1, Int((share * 10).rounded())))) of 10" }

    private static func times(_ events: Double, _ expected: Double) -> String {
        let ratio = events / max(expected, 0.1)
        return "\((ratio * 10).rounded() / 10) times"
    }
}

extension Timestamp {
    /// `2026-11-15`.
    var date: String { String(iso8601.prefix(10)) }
}
