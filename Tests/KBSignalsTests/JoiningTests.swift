import KBModel
import KBSignals
import KBText
import Testing

@Suite struct JoiningTests {
    @Test func makesAllKeysOfAPersonOneCustomer() throws {
        var key = CustomerKey(salt: "s")
        try key.join(CSVTable(parsing: Array("customer,key\np1,anna@example.com\np1,+4670\np2, bo \n,x\n".utf8)), name: "people.csv")
        #expect(key.hashed("anna@example.com") == key.hashed("+4670"))
        #expect(key.hashed("anna@example.com") == key.hashed("p1"))
        #expect(key.hashed("bo") != key.hashed("p1"))
        #expect(key.hashed("x") == CustomerKey(salt: "s").hashed("x"))
    }

    @Test(arguments: ["name,mail\na,b\n", "customer,key\np1,\"anna"])
    func refusesIdentitiesThatItDoesNotUnderstand(text: String) {
        #expect(throws: SignalError.self) {
            var key = CustomerKey()
            try key.join(CSVTable(parsing: Array(text.utf8)), name: "people.csv")
        }
    }

    @Test func findsRepeatsAcrossTheKeysOfAPerson() throws {
        var key = CustomerKey()
        try key.join(CSVTable(parsing: Array("key,customer\na@x,p\nb@x,p\n".utf8)), name: "people.csv")
        let text = "id,time,customer,topic\n1,2026-01-01,a@x,t\n2,2026-01-02,b@x,t\n3,2026-05-01,c,t\n"
        #expect(try Self.repeats(text, customers: key) == [["1", "2"]])
        #expect(try Self.repeats(text) == [])
    }

    @Test(arguments: [
        // What the organisation starts is no return, and does not hide the return after it.
        ("1,2026-01-01T08:00:00Z,a,t,,\n2,2026-01-02T08:00:00Z,a,t,agent,\n3,2026-01-03T08:00:00Z,a,t,customer,\n", [["1", "3"]]),
        // A reply while the contact is open is a part of it; after it was closed it is a return.
        ("1,2026-01-01T08:00:00Z,a,t,,2026-01-03T00:00:00Z\n2,2026-01-02T08:00:00Z,a,t,,2026-01-02T09:00:00Z\n", []),
        ("1,2026-01-01T08:00:00Z,a,t,,2026-01-01T09:00:00Z\n2,2026-01-02T08:00:00Z,a,t,,\n", [["1", "2"]]),
        // Zones: the second contact is the earlier one.
        ("1,2026-01-02T01:00:00+02:00,a,t,,\n2,2026-01-01T22:00:00Z,a,t,,\n", [["2", "1"]]),
    ])
    func tellsReturnsFromWhatIsNone(rows: String, repeats: [[String]]) throws {
        let text = "id,time,customer,topic,initiated_by,closed\n\(rows)9,2026-06-01T00:00:00Z,b,t,,\n"
        #expect(try Self.repeats(text) == repeats)
    }

    @Test func joinsWhatSeveralFilesTellWhateverTheirOrder() throws {
        let files = ["zendesk/comments.json", "zendesk/tickets.json"]
        let forward = try Exports.read(files[0], files[1])
        let backward = try Exports.read(files[1], files[0])
        #expect(forward.conversations == backward.conversations)
        #expect(forward.conversations.first?.turns.count == 2)
    }

    @Test func keepsTheLaterVersionWhateverItsOrder() throws {
        func ticket(_ status: String, _ updated: String) -> String {
            "{\"id\":1,\"subject\":\"s\",\"status\":\"\(status)\",\"requester_id\":7,\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"\(updated)\"}\n"
        }
        let (old, new) = (ticket("open", "2026-01-02T00:00:00Z"), ticket("solved", "2026-01-03T00:00:00Z"))
        for text in [old + new, new + old] {
            let read = try Exports.read([("t.jsonl", Array(text.utf8))])
            #expect(read.conversations.map(\.resolved) == [true])
            #expect(read.problems.sentences == ["replaced by a later version of the same id: 1 row"])
        }
    }

    private static func repeats(_ text: String, customers: CustomerKey = CustomerKey()) throws -> [[String]] {
        var counting = try ContactsCounting(plan: .collected, windows: RepeatWindows(), mapping: Mapping(), customers: customers)
        var stream = ByteStream(name: "file", bytes: Array(text.utf8))
        var problems = SignalProblems()
        try counting.read(&stream, problems: &problems)
        let pairs = try counting.finish().summary.pairs
        return (0..<pairs.count).map { [pairs[$0].first, pairs[$0].again] }
    }
}
