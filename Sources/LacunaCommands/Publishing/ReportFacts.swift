import KBGaps
import KBLedger
import KBModel
import KBReports

/// How the needs of each week ended, from the contacts themselves.
struct OutcomeWeeks {
    let weeks: [GapPage.Week]

    private static let days: Int64 = 7

    init(_ analysis: GapAnalysis) {
        guard let first = analysis.contacts.map(\.time.day).min(), let last = analysis.contacts.map(\.time.day).max() else {
            weeks = []
            return
        }
        // 1970-01-01 was a Thursday: weeks start on Mondays.
        let start = first - (first + 3) % Self.days
        var weeks = (0...(last - start) / Self.days).map {
            GapPage.Week(start: Timestamp(seconds: (start + $0 * Self.days) * Timestamp.secondsPerDay))
        }
        for (i, contact) in analysis.contacts.enumerated() {
            let week = Int((contact.time.day - start) / Self.days)
            let outcome = contact.escalated == true ? .escalated : contact.outcome ?? .unknown
            weeks[week].outcomes[outcome, default: 0] += 1
            if analysis.outcomes.followUps.cameBack[i] { weeks[week].cameBack += 1 }
        }
        self.weeks = weeks
    }
}

/// What a reader has to know about the data before believing the report.
struct DataQuality {
    let notes: [GapPage.Note]

    init(_ analysis: GapAnalysis, _ report: GapReport) {
        let contacts = analysis.contacts
        var notes: [GapPage.Note] = []
        func share(_ count: Int) -> String { NumberText.percent(Double(count) / Double(max(1, contacts.count))) }
        let named = contacts.count { !$0.articles.isEmpty }
        let unknown = contacts.count { contact in
            !contact.articles.isEmpty && !contact.articles.contains { analysis.base.index(of: $0) != nil }
        }
        notes.append(
            GapPage.Note(
                "\(share(named)) of contacts name an article; the others are matched by their words.",
                advice: named * 5 < contacts.count ? "Exports that carry article links make the ranking surer." : nil))
        if unknown > 0 {
            notes.append(
                GapPage.Note(
                    "\(NumberText.counted(unknown, "contact")) name only articles that this knowledge base does not hold.",
                    advice: "Check that the export of articles is complete."))
        }
        let customers = contacts.count { $0.customer != nil }
        if customers < contacts.count {
            notes.append(
                GapPage.Note(
                    "\(share(contacts.count - customers)) of contacts name no customer, so that their returns cannot be seen.",
                    advice: "Export a customer key; it is hashed before it is stored."))
        }
        let open = analysis.outcomes.followUps.isFollowed.count { !$0 }
        if open > 0 {
            notes.append(
                GapPage.Note(
                    "For \(NumberText.counted(open, "contact")) it is too early to say whether the customer came back within "
                        + "\(report.windowDays) days; they count for no repeat rate."))
        }
        self.notes = notes
    }
}

extension GapPage {
    /// Marks what is new against the run before, and lists what went.
    mutating func compare(with before: RunRecord, gaps known: [GapRecord]) {
        var since = GapPage.Since(at: before.to ?? before.at)
        let articles = before.observations.filter { $0.kind == .article && $0.flagged }.map(\.subject)
        let gaps = before.observations.filter { $0.kind == .gap }.map(\.subject)
        let labels = Dictionary(known.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        for i in mend.indices where mend[i].flagged && !articles.contains(mend[i].id) {
            mend[i].isNew = true
            since.newArticles.append(mend[i].title)
        }
        for i in missing.indices where !gaps.contains(missing[i].gap) {
            missing[i].isNew = true
            since.newGaps.append(missing[i].label)
        }
        let flagged = Set(credible.map(\.id))
        let titles = Dictionary(mend.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        since.fixedArticles = articles.filter { !flagged.contains($0) }.map { titles[$0] ?? $0 }
        let present = Set(missing.map(\.gap))
        since.closedGaps = gaps.filter { !present.contains($0) }.map { labels[$0] ?? $0 }
        self.since = since
    }
}

extension SponsorPage {
    /// `nil` when the configuration sets no target.
    init?(targets: [Configuration.Target], analysis: GapAnalysis, page: GapPage) {
        guard !targets.isEmpty else { return nil }
        let rows = targets.map { target in
            switch target.measure {
            case .escalationRate:
                let known = analysis.contacts.compactMap(\.escalated)
                return Row(
                    measure: "Contacts handed over to a person", target: target.atMost, events: known.count { $0 }, exposure: known.count)
            case .repeatRate:
                let followUps = analysis.outcomes.followUps
                let followed = analysis.contacts.indices.filter { followUps.isFollowed[$0] }
                return Row(
                    measure: "Contacts whose customer came back within \(page.windowDays) days", target: target.atMost,
                    events: followed.count { followUps.cameBack[$0] }, exposure: followed.count)
            case .uncoveredShare:
                return Row(
                    measure: "Contacts that no article covers", target: target.atMost, events: page.counts.uncovered,
                    exposure: page.counts.contacts)
            }
        }
        self.init(title: page.title, period: page.periodText, rows: rows)
    }
}
