import KBGaps
import KBLedger
import KBModel
import KBReports
import KBSignals

/// How the needs of each week ended, from the contacts themselves.
struct OutcomeWeeks {
    let weeks: [GapPage.Week]

    private static let days: Int64 = 7

    init(_ analysis: GapAnalysis) {
        let members = analysis.counted.members
        guard let first = members.map(\.contact.time.day).min(), let last = members.map(\.contact.time.day).max() else {
            weeks = []
            return
        }
        // 1970-01-01 was a Thursday: weeks start on Mondays.
        let start = first - (first + 3) % Self.days
        var weeks = (0...(last - start) / Self.days).map {
            GapPage.Week(start: Timestamp(seconds: (start + $0 * Self.days) * Timestamp.secondsPerDay))
        }
        for member in members {
            let (contact, count) = (member.contact, Int(member.count.rounded()))
            let week = Int((contact.time.day - start) / Self.days)
            let outcome = contact.escalated == true ? .escalated : contact.outcome ?? .unknown
            weeks[week].outcomes[outcome, default: 0] += count
            if member.cameBack { weeks[week].cameBack += count }
        }
        self.weeks = weeks
    }
}

/// What a reader has to know about the data before believing the report.
struct DataQuality {
    let notes: [GapPage.Note]
    /// `0.4 % of rows unusable`; `nil` when all could be used.
    let unusable: String?

    init(_ analysis: GapAnalysis, _ report: GapReport, _ problems: SignalProblems) {
        let total = report.counts.total
        var notes: [GapPage.Note] = []
        func share(_ count: Int) -> String { NumberText.percent(Double(count) / Double(max(1, total))) }
        let named = analysis.count { !$0.contact.articles.isEmpty }
        let unknown = analysis.count { member in
            !member.contact.articles.isEmpty && !member.contact.articles.contains { analysis.base.index(of: $0) != nil }
        }
        notes.append(
            GapPage.Note(
                "\(share(named)) of contacts name an article; the others are matched by their words.",
                advice: named * 5 < total ? "Exports that carry article links make the ranking surer." : nil))
        if unknown > 0 {
            notes.append(
                GapPage.Note(
                    "\(NumberText.counted(unknown, "contact")) name only articles that this knowledge base does not hold.",
                    advice: "Check that the export of articles is complete."))
        }
        let customers = analysis.count { $0.contact.customer != nil }
        if customers < total {
            notes.append(
                GapPage.Note(
                    "\(share(total - customers)) of contacts name no customer, so that their returns cannot be seen.",
                    advice: "Export a customer key; it is hashed before it is stored."))
        }
        let open = analysis.count { !$0.isFollowed }
        if open > 0 {
            notes.append(
                GapPage.Note(
                    "For \(NumberText.counted(open, "contact")) it is too early to say whether the customer came back within "
                        + "\(report.windowDays) days; they count for no repeat rate."))
        }
        unusable = problems.unusableShare > 0 ? "\(NumberText.percent(problems.unusableShare)) of rows unusable" : nil
        if let unusable {
            notes.append(GapPage.Note("\(unusable): \(problems.sentences.joined(separator: "; ")).", advice: "lacuna doctor says more."))
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

extension GapPage {
    /// Leaves out gaps that a person let rest, as long as the same is asked for, and says how many.
    mutating func leaveOut(dismissed decisions: [String: Decision], demand: [String: Demand], at time: Timestamp) {
        let resting = missing.filter { decisions[$0.gap]?.silences(demand[$0.gap], at: time) ?? false }
        guard !resting.isEmpty else { return }
        let ids = Set(resting.map(\.gap))
        missing.removeAll { ids.contains($0.gap) }
        since?.newGaps = missing.filter(\.isNew).map(\.label)
        quality.append(
            GapPage.Note("\(NumberText.counted(resting.count, "gap")) dismissed by a person \(resting.count == 1 ? "is" : "are") left out.")
        )
    }
}

extension SponsorPage {
    /// `nil` when the configuration sets no target.
    init?(targets: [Configuration.Target], analysis: GapAnalysis, page: GapPage) {
        guard !targets.isEmpty else { return nil }
        let rows = targets.map { target in
            switch target.measure {
            case .escalationRate:
                return Row(
                    measure: "Contacts handed over to a person", target: target.atMost,
                    events: analysis.count { $0.contact.escalated == true },
                    exposure: analysis.count { $0.contact.escalated != nil })
            case .repeatRate:
                return Row(
                    measure: "Contacts whose customer came back within \(page.windowDays) days", target: target.atMost,
                    events: analysis.count { $0.isFollowed && $0.cameBack }, exposure: analysis.count(\.isFollowed))
            case .uncoveredShare:
                return Row(
                    measure: "Contacts that no article covers", target: target.atMost, events: page.counts.uncovered,
                    exposure: page.counts.contacts)
            }
        }
        self.init(title: page.title, period: page.periodText, rows: rows)
    }
}
