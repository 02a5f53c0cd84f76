import KBLedger
import KBModel
import KBReports

/// What waits for a person, with the avoidable contacts that stand behind it: drafts, gaps without a draft, articles that fail.
struct ReviewQueue {
    private(set) var rows: [ReviewList.Row]
    /// What is asked for each gap and article in the newest report.
    let demand: [String: Demand]

    init(_ desk: ReviewDesk) throws {
        let now = desk.now
        let (drafts, decisions, gaps, run) = try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in
            (
                try ledger.drafts(statuses: ["pending", "needs-evidence"]), try ledger.decisions(), try ledger.gaps(),
                try ledger.newestRun()
            )
        }
        let observations = run?.observations ?? []
        let demand = run?.demand(gaps) ?? [:]
        self.demand = demand
        func estimate(_ subject: String?) -> Double? { observations.first { $0.subject == subject }?.estimate }
        func isSilent(_ subject: String) -> Bool {
            guard let decision = decisions[subject] else { return false }
            return decision.action == .accept || decision.silences(demand[subject], at: now)
        }
        var rows = drafts.map { draft in
            ReviewList.Row(
                kind: .draft, id: draft.id, title: draft.title, avoidable: estimate(draft.gap ?? draft.revises),
                note: [draft.revises.map { "revises \($0)" } ?? "new article", draft.status == "pending" ? nil : "has open questions"]
                    .compactMap { $0 }.joined(separator: ", "))
        }
        let drafted = Set(drafts.flatMap { [$0.gap, $0.revises].compactMap { $0 } })
        let labels = Dictionary(gaps.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        for observation in observations where !drafted.contains(observation.subject) && !isSilent(observation.subject) {
            switch observation.kind {
            case .gap:
                rows.append(
                    ReviewList.Row(
                        kind: .gap, id: observation.subject, title: labels[observation.subject] ?? observation.subject,
                        avoidable: observation.estimate, note: "no article, no draft"))
            case .article where observation.flagged:
                rows.append(
                    ReviewList.Row(
                        kind: .article, id: observation.subject, title: observation.subject, avoidable: observation.estimate,
                        note: "fails its readers, no draft"))
            case .article: continue
            }
        }
        // By what they cost; drafts first where that is equal, since they need the least.
        self.rows = rows.sorted { a, b in
            (b.avoidable ?? -1, a.kind.rank, a.id) < (a.avoidable ?? -1, b.kind.rank, b.id)
        }
    }

    /// Tells of every draft what an audit says of it.
    mutating func note(_ findings: [String: [Finding]]) {
        for index in rows.indices where rows[index].kind == .draft { rows[index].findings = findings[rows[index].id] }
    }
}
