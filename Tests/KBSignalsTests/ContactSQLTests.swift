import GRDB
import KBModel
import KBSignals
import KBTestSupport
import KBText
import Testing

/// The SQL gives what the built-in engine gives, row for row: here in SQLite, in Spark and DuckDB by `make test-spark`.
@Suite struct ContactSQLTests {
    @Test(arguments: [(0, 1), (40, 2), (1000, 3), (40, 4)])
    func countsAsTheEngineDoes(sample: Int, seed: UInt64) throws {
        let text = Self.contacts(700, seed: seed)
        let expected = try AggregatesTests.aggregates(text, sample: sample)
        #expect(try Self.aggregates(text, sample: sample) == expected)
        #expect(expected.cells.contains { $0.key.cameBack } && expected.contacts == 700)
    }

    @Test func cutsPeriodsAsTheEngineDoes() throws {
        let text = Self.contacts(500, seed: 9)
        let (since, until) = (Timestamp(seconds: AggregatesTests.start + 1_000_000), Timestamp(seconds: AggregatesTests.start + 3_000_000))
        for period in [
            CountedPeriod(since: since), CountedPeriod(since: since, until: until),
            CountedPeriod(until: until, reach: Timestamp(seconds: AggregatesTests.start + 9_000_000)),
        ] {
            let expected = try AggregatesTests.aggregates(text, period: period, sample: 30)
            #expect(try Self.aggregates(text, period: period, sample: 30) == expected)
        }
    }

    @Test func readsMappedColumnsPatternsAndValues() throws {
        let yaml = """
            fields: {id: number, time: {column: opened, pattern: "d/M/yyyy HH:mm", zone: "+02:00"}, customer: caller, topic: [category, sub], reopened: again}
            values: {channel: {Phone: voice}}
            missing: ["?"]
            """
        let text = """
            number,opened,caller,category,sub,again,channel
            1,29/2/2016 06:10,u1,20,?,0,Phone
            2,1/3/2016 23:59,u1,20,?,2,chat
            3,30/2/2016 06:10,u1,20,3,2,chat
            4,11/12/2016 6:10,u2,?,?,,PHONE
            5,2016-01-01,u2,?,?,,PHONE

            """
        let mapping = try Mapping(yaml: yaml, name: "m.yaml")
        #expect(try Self.aggregates(text, sample: 0, mapping: mapping) == (try Self.engine(text, mapping)))
    }

    @Test(arguments: [
        "2026-02-28T23:59:59Z", "2026-02-29T00:00:00Z", "2024-02-29", "2026-11-02 09:10", "2026-11-02T09:10:00+02:00",
        "2026-11-02T09:10:00.123-0530",
        "1767225600", "1767225600123", "2026-13-01", "yesterday", "2026-11-02T24:10:00Z", "1969-12-31T23:59:59Z", "2100-03-01T00:00:00+14",
    ])
    func readsTimesAsTheEngineDoes(time: String) throws {
        let text = "id,time,customer,topic\n1,\(time),a,x\n2,2026-01-01,b,y\n"
        #expect(try Self.aggregates(text, sample: 0) == (try Self.engine(text, Mapping())))
    }

    @Test func takesTheLatestDelivery() throws {
        let text = "id,time,customer,topic,outcome\n1,2026-01-01,a,x,assumed\n2,2026-01-02,b,x,\n1,2026-01-03,a,x,confirmed\n"
        #expect(try Self.aggregates(text, sample: 0) == (try Self.engine(text, Mapping())))
    }

    @Test func leavesOutMergedContactsAndWhatTheOrganisationStarted() throws {
        let text = """
            id,time,customer,topic,initiated_by,merged_into
            1,2026-01-01,a,x,customer,
            2,2026-01-02,a,x,Agent,
            3,2026-01-03,a,x,,1
            4,2026-01-04,a,x,,4
            5,2026-03-04,b,x,,

            """
        let expected = try Self.engine(text, Mapping())
        #expect(try Self.aggregates(text, sample: 0) == expected)
        #expect(expected.contacts == 4)
    }

    @Test(arguments: SQLDialect.allCases)
    func refusesWhatSQLCannotDo(dialect: SQLDialect) throws {
        let zone = try Mapping(yaml: "fields: {time: {column: time, zone: Europe/Stockholm}}", name: "m")
        let glued = try Mapping(yaml: "fields: {time: {column: time, pattern: \"yMd\"}}", name: "m")
        let missing = try Mapping(yaml: "fields: {topic: theme}", name: "m")
        for mapping in [zone, glued, missing] {
            #expect(throws: SignalError.self) {
                try ContactSQL(
                    dialect: dialect, table: "t", columns: ["id", "time"], mapping: mapping, window: RepeatWindows(), sample: 0)
            }
        }
    }

    /// Contacts whose need is known without comparing questions, which SQL does not do: none lacks a topic and has a question.
    static func contacts(_ count: Int, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        func any(_ values: [String]) -> String { values[Int.random(in: values.indices, using: &random)] }
        var rows = [
            "id,time,customer,channel,language,topic,product,articles,article_link,outcome,escalated,escalation_reason,resolved,reopened,complexity,minutes,handled_by,question"
        ]
        for i in 0..<count {
            let time = Timestamp(seconds: AggregatesTests.start + Int64.random(in: 0..<5_000_000, using: &random)).iso8601
            let topic = any(["Printer", "mail", "网络", "", "?"])
            let articles = any(["", "", "a1", "a2|a1", " a3 | a1 |", "a4|a5|a6|a7"])
            let isKnown = topic.utf8.count > 1 || !articles.isEmpty
            rows.append(
                "k\(i),\(time),\(isKnown ? "c\(i % 37)" : ""),\(any(["chat", " voice", ""])),\(any(["en", "sv", ""])),\(topic),\(any(["", "p1"])),\(articles),"
                    + "\(any(["", "cited", "Linked", "odd"])),\(any(["escalated", "assumed", "negative", "", "Confirmed"])),\(any(["", "yes", "no", "maybe"])),"
                    + "\(any(["", "wants a person", "O'Brien said \\ so"])),\(any(["", "ja", "0"])),\(any(["", "0", "3", "-1"])),\(any(["", "low"])),\(any(["", "3", "12.5", "90", "x"])),"
                    + "\(any(["", "ai", "agent"])),\(topic.utf8.count > 1 ? any(["", "Where is it?", "打印机坏了"]) : "")")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    static func engine(_ text: String, _ mapping: Mapping) throws -> Aggregates {
        var counting = try ContactsCounting(
            plan: .collected, windows: RepeatWindows(), sample: 0, mapping: mapping, customers: CustomerKey())
        var stream = ByteStream(name: "contacts", bytes: Array(text.utf8))
        var problems = SignalProblems()
        try counting.read(&stream, problems: &problems)
        return Aggregates(try counting.finish().summary)
    }

    static func aggregates(
        _ text: String, period: CountedPeriod = CountedPeriod(), sample: Int, mapping: Mapping = Mapping()
    ) throws -> Aggregates {
        let table = CSVTable(parsing: Array(text.utf8))
        let sql = try ContactSQL(
            dialect: .sqlite, table: "contacts", columns: table.columns, mapping: mapping, window: RepeatWindows(), sample: sample,
            period: period)
        let rows = try DatabaseQueue().write { database in
            try database.execute(sql: "CREATE TABLE contacts (\(table.columns.map { "\"\($0)\" TEXT" }.joined(separator: ", ")))")
            let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
            for row in table.rows {
                try database.execute(sql: "INSERT INTO contacts VALUES (\(marks))", arguments: StatementArguments(row.values))
            }
            return try Row.fetchAll(database, sql: sql.query)
        }
        var csv: [UInt8] = []
        CSVWriter.write(ContactSQL.resultColumns, to: &csv)
        for row in rows { CSVWriter.write(row.databaseValues.map(Self.text), to: &csv) }
        return try AggregatesTests.read(csv)
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: ""
        case .int64(let value): String(value)
        case .double(let value): String(value)
        case .string(let value): value
        case .blob: ""
        }
    }
}
