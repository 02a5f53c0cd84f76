import KBModel
import KBSignals
import Testing

@Suite struct ReaderTests {
    @Test func readsEveryNeutralFieldOfCSVAndJSONLines() throws {
        let csv = """
            id,time,customer,channel,language,topic,product,handled_by,outcome,escalated,escalation_reason,resolved,reopened,rating,\
            complexity,minutes,articles,article_link,question
            7,2026-01-02T03:04:05+01:00,anna,chat,sv,login,app,AI,assumed,false,,yes,2,4.5,high,"12,5",a1|a2,cited,"Hur, då?"

            """
        let json = """
            {"id":7,"time":"2026-01-02T02:04:05Z","customer":"anna","channel":"chat","language":"sv","topic":"login","product":"app",\
            "handled_by":"ai","outcome":"assumed","escalated":false,"resolved":true,"reopened":2,"rating":4.5,"complexity":"high",\
            "minutes":12.5,"articles":["a1","a2"],"article_link":"cited","question":"Hur, då?"}
            """
        var expected = Contact(id: "7", time: try #require(Timestamp(iso8601: "2026-01-02T02:04:05Z")))
        expected.customer = CustomerKey().hashed("anna")
        (expected.channel, expected.language, expected.topic, expected.product) = ("chat", "sv", "login", "app")
        (expected.handledBy, expected.outcome, expected.escalated, expected.resolved) = (.ai, .assumed, false, true)
        (expected.reopened, expected.rating, expected.complexity, expected.minutes) = (2, 4.5, .high, 12.5)
        (expected.articles, expected.articleLink, expected.question) = (["a1", "a2"], .cited, "Hur, då?")
        #expect(try Self.contacts(csv).contacts == [expected])
        #expect(try Self.contacts(json).contacts == [expected])
        #expect(try Self.contacts("[\(json)]").contacts == [expected])
    }

    @Test func appliesAMapping() throws {
        let mapping = try Mapping(
            yaml: """
                fields:
                  id: number
                  time: {column: opened_at, pattern: "d/M/yyyy HH:mm", zone: "+02:00"}
                  topic: [category, sub]
                  channel: kind
                values:
                  channel: {Phone: voice}
                missing: ["?"]
                separator: ";"
                """, name: "map.yaml")
        let text = "number;opened_at;category;sub;kind\n1;29/2/2016 06:10;20;?;phone\n2;1/3/2016 12:00;20;7;?\n"
        let contacts = try Self.contacts(text, mapping: mapping).contacts
        #expect(contacts.map(\.time.iso8601) == ["2016-02-29T04:10:00Z", "2016-03-01T10:00:00Z"])
        #expect(contacts.map(\.topic) == ["20", "20 / 7"])
        #expect(contacts.map(\.channel) == ["voice", nil])
    }

    @Test(arguments: [
        ("felds: {id: a}", "did you mean fields?"), ("fields: {idd: a}", "did you mean id?"),
        ("fields: {time: {column: a, patern: d}}", "did you mean pattern?"),
        ("fields: {time: {column: a, pattern: qq}}", "time pattern \"qq\""), ("separator: ab", "one character"), ("fields: [", "not YAML"),
    ])
    func refusesAMappingThatItDoesNotUnderstand(yaml: String, hint: String) {
        let error = #expect(throws: SignalError.self) { try Mapping(yaml: yaml, name: "map.yaml") }
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
    }

    @Test func namesTheColumnThatAMappingMisses() throws {
        let mapping = try Mapping(yaml: "fields: {time: opened_at}", name: "map.yaml")
        let error = #expect(throws: SignalError.self) { try Self.contacts("id,opened_on\n1,2020-01-01\n", mapping: mapping) }
        #expect(error?.description.contains("'opened_at'") == true)
        #expect(error?.description.contains("'opened_on'") == true)
    }

    @Test func countsRowsThatCannotBeUsedByReasonWithTheirLines() throws {
        let text = "id,time,minutes\n,2020-01-01,1\n2,soon,1\n3,,1\n4,2020-01-01,-5\n5,2020-01-01\n6,2020-01-01,1,9\n"
        let (contacts, problems) = try Self.contacts(text)
        #expect(contacts.map(\.id) == ["4", "5", "6"])
        #expect(problems.unusable == 3)
        #expect(
            problems.sentences == [
                "no id: 1 row (line 2)", "no time: 1 row (line 4)", "the time cannot be read: 1 row (line 3)",
                "more values than the header has columns: 1 row (line 7)", "a value that its field cannot have: 1 row (line 5)",
            ])
    }

    @Test func readsWhatStandsBeforeACut() throws {
        let csv = try Self.contacts("id,time,question\n1,2020-01-01,a\n2,2020-01-02,\"cut of")
        #expect(csv.contacts.map(\.id) == ["1"])
        #expect(csv.problems.failures.count == 1)
        #expect(csv.problems.failures.first?.contains("column 'question'") == true)
        let json = try Self.contacts("{\"id\":1,\"time\":\"2020-01-01\"}\n{\"id\":2,\"ti")
        #expect(json.contacts.map(\.id) == ["1"])
        #expect(json.problems.failures.count == 1)
    }

    @Test func keepsTheLatestVersionOfAnID() throws {
        let (contacts, _) = try Self.contacts("id,time,topic\n1,2020-01-01,a\n2,2020-01-01,b\n1,2020-01-03,c\n")
        #expect(Contact.latestVersions(contacts).contacts.map(\.topic) == ["c", "b"])
    }

    static func contacts(_ text: String, mapping: Mapping = Mapping()) throws -> (contacts: [Contact], problems: SignalProblems) {
        var stream = ByteStream(name: "contacts", bytes: Array(text.utf8))
        var problems = SignalProblems()
        var contacts: [Contact] = []
        try ContactReader(mapping: mapping, customers: CustomerKey()).read(&stream, problems: &problems) { contacts.append($0) }
        return (contacts, problems)
    }
}
