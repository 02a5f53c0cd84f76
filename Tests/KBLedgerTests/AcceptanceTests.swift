import KBLedger
import KBModel
import Testing

/// What the ledger says of a draft that is written into the knowledge base.
@Suite struct AcceptanceTests {
    private let monday = Timestamp(seconds: 1_000_000)

    private func prepared() throws -> (Ledger, Acceptance) {
        let ledger = try Ledger()
        try ledger.keep([
            DraftRecord(id: "d", gap: "g1", revises: nil, title: "A", status: "pending", at: monday, content: "{}")
        ])
        let acceptance = Acceptance(
            draft: "d", gap: "g1", article: "kb/a", path: "kb/a.html", changes: "1,3", by: "ada", at: monday, before: nil, after: "9f")
        return (ledger, acceptance)
    }

    @Test func countsForNothingUntilItIsFinished() throws {
        let (ledger, acceptance) = try prepared()
        try ledger.begin(acceptance)
        #expect(try ledger.acceptances().isEmpty)
        #expect(try ledger.acceptances(finished: false) == [acceptance])
        #expect(try ledger.drafts().map(\.status) == ["pending"])
    }

    @Test func tiesTheArticleToTheGap() throws {
        let (ledger, acceptance) = try prepared()
        try ledger.begin(acceptance)
        try ledger.finish(acceptance)
        #expect(try ledger.acceptances() == [acceptance])
        #expect(try ledger.drafts().map(\.status) == ["accepted"])
        #expect(try ledger.decisions()["g1"]?.because == "kb/a")
        #expect(try ledger.decisions()["d"]?.by == "ada")
    }

    @Test func leavesTheDraftWaitingWhenItIsAbandoned() throws {
        let (ledger, acceptance) = try prepared()
        try ledger.begin(acceptance)
        try ledger.abandon(acceptance)
        #expect(try ledger.acceptances(finished: false).isEmpty)
        #expect(try ledger.drafts(statuses: ["pending"]).count == 1)
        // A finished one stays.
        try ledger.begin(acceptance)
        try ledger.finish(acceptance)
        try ledger.abandon(acceptance)
        #expect(try ledger.acceptances() == [acceptance])
    }
}
