import KBModel
import KBSignals
import KBTestSupport
import Testing

@Suite struct RepeatTests {
    @Test func countsARepeatAtTheVeryEndOfItsWindow() throws {
        let summary = try Self.count(
            """
            id,time,customer,topic
            1,2026-01-01T00:00:00Z,a,x
            2,2026-01-08T00:00:00Z,a,x
            3,2026-01-15T00:00:01Z,a,x
            4,2026-03-01T00:00:00Z,b,x

            """)
        #expect(summary.counts.map(\.repeats) == [0, 1, 2, 2])
        #expect(summary.counts.map(\.eligible) == [3, 3, 3, 3])
        #expect((0..<summary.pairs.count).map { summary.pairs[$0].first } == ["1"])
    }

    @Test func leavesOutWhatTheDataDoNotReachAWindowBeyond() throws {
        let summary = try Self.count("id,time,customer,topic\n1,2026-01-01,a,x\n2,2026-01-02,a,x\n3,2026-01-03,a,x\n")
        #expect(summary.counts.map(\.eligible) == [2, 0, 0, 0])
        #expect(summary.counts.map(\.repeats) == [2, 0, 0, 0])
    }

    @Test(arguments: [
        ("x,,", "x,,", SameNeed.topic), ("x,,", "y,,", nil), (",a1|a2,", "x,a2,", .article), (",a1,", ",a2,", nil),
        (",,Printer jams on every page", "x,,The printer jams again on a page", .text), (",,Printer jams", ",,Forgot my password", nil),
        ("x,a1,Printer jams", "y,a1,Printer jams", nil), (",,", ",,", nil),
    ])
    func tellsTheSameNeedByTopicElseArticleElseQuestion(first: String, again: String, same: SameNeed?) throws {
        let summary = try Self.count(
            "id,time,customer,topic,articles,question\n1,2026-01-01,a,\(first)\n2,2026-01-02,a,\(again)\n9,2026-06-01,b,x,,\n")
        #expect((0..<summary.pairs.count).map { summary.pairs[$0].same } == [same].compactMap { $0 })
    }

    @Test func countsALaterDeliveryInPlaceOfTheEarlier() throws {
        let summary = try Self.count("id,time,customer,topic\n1,2026-01-01,a,x\n2,2026-01-02,a,x\n1,2026-01-01,a,y\n3,2026-05-01,b,x\n")
        #expect(summary.contacts == 3)
        #expect(summary.counts.map(\.repeats) == [0, 0, 0, 0])
    }

    @Test func doesNotTakeContainmentForSuccess() throws {
        let summary = try Self.count(
            """
            id,time,customer,topic,outcome,escalated
            1,2026-01-01,a,x,assumed,false
            2,2026-01-02,a,x,assumed,true
            3,2026-01-03,b,x,confirmed,false
            4,2026-01-04,c,x,,

            """)
        #expect(NeedLedger.Entry.allCases.map { summary.ledger[$0] } == [1, 0, 1, 0, 0, 1, 1])
    }

    /// Whatever the order in which contacts arrive, the counts are those of the definition.
    @Test func agreesWithTheDefinitionInAnyOrder() throws {
        var random = SeededGenerator(seed: 3)
        for round in 0..<30 {
            let contacts = (0..<120).map { i in
                (id: "k\(i)", day: Int.random(in: 0...60, using: &random), customer: Int.random(in: 0...9, using: &random), topic: i % 3)
            }
            let ordered = contacts.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
            let expected = Self.repeatsByDefinition(ordered)
            for order in [ordered, contacts] {
                let rows = order.map {
                    let time = Timestamp(seconds: Int64($0.day) * Timestamp.secondsPerDay)
                    return "\($0.id),\(time.iso8601),c\($0.customer),t\($0.topic)\n"
                }
                let summary = try Self.count("id,time,customer,topic\n" + rows.joined())
                #expect(summary.counts.map(\.repeats) == expected, "round \(round)")
                #expect(summary.contacts == contacts.count)
            }
        }
    }

    private static func repeatsByDefinition(_ contacts: [(id: String, day: Int, customer: Int, topic: Int)]) -> [Int] {
        let last = contacts.last?.day ?? 0
        return RepeatWindows().days.map { window in
            contacts.indices.filter { i in
                let next = contacts[(i + 1)...].first { $0.customer == contacts[i].customer && $0.topic == contacts[i].topic }
                return contacts[i].day + window <= last && (next.map { $0.day - contacts[i].day <= window } ?? false)
            }.count
        }
    }

    /// Contacts of one second come in the order of their ids, whatever order they stand in.
    @Test func keepsIDsOfContactsOfOneSecond() throws {
        let seconds = (0..<400).flatMap { second in
            (0..<40).reversed().map { n in
                "contact-number-\(1000 + second)-\(100 + n),\(Timestamp(seconds: Int64(second) * 86400).iso8601),c\(n),t\n"
            }
        }
        let summary = try Self.count("id,time,customer,topic\n" + seconds.joined())
        #expect(summary.pairs.count == 399 * 40)
        #expect((0..<summary.pairs.count).allSatisfy { summary.pairs[$0].first.suffix(3) == summary.pairs[$0].again.suffix(3) })
    }

    /// Of an id that comes several times, in any order and on any days, the last delivery in the file counts.
    @Test func takesTheLastDeliveryOfEveryID() throws {
        var random = SeededGenerator(seed: 11)
        let deliveries = (0..<3000).map { n in
            (id: "id-\(Int.random(in: 0..<1200, using: &random))", day: (n * 7919) % 500, topic: "t\(n % 5)")
        }
        let last = Dictionary(deliveries.map { ($0.id, $0) }) { $1 }
        func csv(_ rows: some Sequence<(id: String, day: Int, topic: String)>) -> String {
            "id,time,customer,topic\n"
                + rows.map { row in
                    let time = Timestamp(seconds: Int64(row.day) * Timestamp.secondsPerDay).iso8601
                    return "\(row.id),\(time),c\((row.id.utf8.last ?? 0) % 7),\(row.topic)\n"
                }.joined()
        }
        let summary = try Self.count(csv(deliveries))
        let expected = try Self.count(csv(last.values.sorted { ($0.day, $0.id) < ($1.day, $1.id) }))
        #expect(summary.contacts == last.count)
        #expect(ContactsJSON.bytes(summary, problems: SignalProblems()) == ContactsJSON.bytes(expected, problems: SignalProblems()))
    }

    /// Ids that ascend by length and bytes are counted in one pass; whichever do not, the counts are the same.
    @Test(arguments: [
        ["1", "2", "10", "99", "100"], ["12345678", "12345679", "123456780", "123456781"],
        ["a-0000000001", "a-0000000002", "b-0000000001"],
        ["b", "a"], ["123456789a", "123456789A"], ["x", "x1", "y"],
    ])
    func countsContactsWhateverTheirIDs(ids: [String]) throws {
        let rows = ids.enumerated().map { "\($1),2026-01-0\($0 + 1)T00:00:00Z,c,t\n" }
        let summary = try Self.count("id,time,customer,topic\n" + rows.joined())
        #expect(summary.contacts == ids.count)
        #expect((0..<summary.pairs.count).map { summary.pairs[$0].again } == Array(ids.dropFirst()))
    }

    static func count(_ text: String, period: CountedPeriod = CountedPeriod(), sample: Int? = nil) throws -> ContactsSummary {
        var plan = ContactsCounting.Plan.ascending
        while true {
            do {
                var counting = try ContactsCounting(
                    plan: plan, windows: RepeatWindows(), period: period, sample: sample, mapping: Mapping(), customers: CustomerKey())
                var stream = ByteStream(name: "contacts", bytes: Array(text.utf8))
                var problems = SignalProblems()
                try counting.read(&stream, problems: &problems)
                #expect(problems.unusable == 0)
                return try counting.finish().summary
            } catch let restart as ContactsCounting.Restart {
                plan = restart.plan
            }
        }
    }
}
