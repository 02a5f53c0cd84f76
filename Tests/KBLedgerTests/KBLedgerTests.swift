import KBLedger
import KBModel
import Testing

@Suite struct LedgerTests {
    private let monday = Timestamp(seconds: 1_000_000)
    private let later = Timestamp(seconds: 2_000_000)

    private func run(_ input: String, at time: Timestamp, rank: Int = 1) -> RunRecord {
        RunRecord(
            at: time, from: nil, to: time, input: input,
            observations: [
                .init(kind: .article, subject: "imap", rank: rank, size: 40, estimate: 12.5, low: 4, high: 20, flagged: true)
            ])
    }

    @Test func theSameInputIsOneRun() throws {
        let ledger = try Ledger()
        try ledger.record(run("a", at: monday), gaps: [])
        try ledger.record(run("a", at: later, rank: 2), gaps: [])
        #expect(try ledger.run(before: "a") == nil)
        #expect(try ledger.run(before: "b") == run("a", at: later, rank: 2))
    }

    @Test func theReportComparesItselfWithTheNewestOtherRun() throws {
        let ledger = try Ledger()
        try ledger.record(run("a", at: monday), gaps: [])
        try ledger.record(run("b", at: later), gaps: [])
        #expect(try ledger.run(before: "c")?.input == "b")
        #expect(try ledger.run(before: "b")?.input == "a")
    }

    @Test func gapsGatherTheirContactsOverRuns() throws {
        let ledger = try Ledger()
        let first = GapRecord(id: "g1", label: "two windows", terms: ["window"], contacts: ["c1", "c2"])
        var second = first
        second.label = "two windows open"
        second.contacts = ["c2", "c3"]
        try ledger.record(run("a", at: monday), gaps: [first])
        try ledger.record(run("b", at: later), gaps: [second])
        var expected = second
        expected.contacts = ["c1", "c2", "c3"]
        expected.firstSeen = monday
        #expect(try ledger.gaps() == [expected])
    }

    @Test func aDecidedDraftIsNotReplacedByALaterOne() throws {
        let ledger = try Ledger()
        let draft = DraftRecord(id: "d", gap: "g1", revises: nil, title: "A", status: "pending", at: monday, content: "{}")
        try ledger.keep([draft])
        try ledger.decide(Decision(subject: "d", action: .accept, by: "ada", at: later))
        var newer = draft
        newer.title = "B"
        try ledger.keep([newer])
        #expect(try ledger.drafts().map(\.title) == ["A"])
        #expect(try ledger.drafts(statuses: ["pending"]).isEmpty)
    }

    private static let asked = Demand(contacts: 40, days: 30, terms: ["gmail", "oauth", "sign"])

    /// Of what was asked when a gap was dismissed: what is asked now, until when it rests, whether it still does.
    @Test(
        arguments: [
            (nil, nil, true), (asked, nil, true), (asked, Int64(3_000_000), true), (asked, Int64(1_500_000), false),
            (Demand(contacts: 55, days: 30, terms: asked.terms), nil, true),
            (Demand(contacts: 70, days: 30, terms: asked.terms), nil, false),
            (Demand(contacts: 80, days: 60, terms: asked.terms), nil, true),
            (Demand(contacts: 120, days: 60, terms: asked.terms), nil, false),
            (Demand(contacts: 3, days: 30, terms: asked.terms), nil, true),
            (Demand(contacts: 40, days: 30, terms: ["oauth", "gmail", "token"]), nil, true),
            (Demand(contacts: 40, days: 30, terms: ["calendar", "sync", "sign"]), nil, false),
        ] as [(Demand?, Int64?, Bool)])
    func dismissalsHoldUntilTheyExpireOrTheDemandChanges(now: Demand?, until: Int64?, silent: Bool) {
        let decision = Decision(
            subject: "g1", action: .dismiss, because: "out of scope", until: until.map(Timestamp.init(seconds:)),
            fingerprint: Self.asked.text, at: monday)
        #expect(decision.silences(now, at: later) == silent)
        let old = Decision(subject: "g1", action: .dismiss, until: until.map(Timestamp.init(seconds:)), at: monday)
        #expect(old.silences(now, at: later) == (until.map { $0 > later.seconds } ?? true))
    }

    @Test func demandIsWrittenAndReadBack() {
        #expect(Demand(text: Self.asked.text) == Self.asked)
        #expect(Demand(text: "f") == nil)
    }

    @Test func forgettingRemovesAPersonsContacts() throws {
        let ledger = try Ledger()
        try ledger.record(run("a", at: monday), gaps: [GapRecord(id: "g", label: "l", terms: [], contacts: ["c1", "c2"])])
        #expect(try ledger.forget(contacts: ["c1", "zz"]) == 1)
        #expect(try ledger.gaps().map(\.contacts) == [["c2"]])
    }

    @Test func forgettingAPersonKeepsWhatDraftsSayAsNobodys() throws {
        let ledger = try Ledger()
        try ledger.record(run("a", at: monday), gaps: [GapRecord(id: "g", label: "l", terms: [], contacts: ["c1", "c2"])])
        let content = """
            {"title":"c1","provenance":[{"block":0,"sources":[{"transcript":"c1","turn":2},{"transcript":"c2","turn":1}]}],"evidence":["c1","c2"]}
            """
        for id in ["d1", "d2"] {
            try ledger.keep([
                DraftRecord(
                    id: id, gap: "g", revises: nil, title: "t", status: "pending", at: monday,
                    content: id == "d1" ? content : "{\"evidence\":[\"c2\"]}")
            ])
        }
        let forgotten = try ledger.forgetPerson(contacts: ["c1", "zz"])
        #expect(forgotten.contacts == 1)
        #expect(forgotten.drafts == ["d1"])
        #expect(
            try ledger.drafts().first?.content
                == #"{"title":"c1","provenance":[{"block":0,"sources":[{"transcript":"c2","turn":1}]}],"evidence":["c2"]}"#)
    }

    @Test func aFileThatIsNoDatabaseIsNamedWithAdvice() throws {
        let error = #expect(throws: LedgerError.self) { try Ledger(path: "/dev/null/ledger.sqlite") }
        #expect(error?.description.contains("/dev/null/ledger.sqlite") == true)
    }
}
