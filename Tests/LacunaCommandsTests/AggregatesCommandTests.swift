import KBModel
import KBTestSupport
import Testing

/// The seam between counting and ranking, through the real program.
@Suite struct AggregatesCommandTests {
    static let articles = [
        "printer": "<h1>Connect a printer</h1><p>Turn the printer on and choose it in the list of printers.</p>",
        "mail": "<h1>Set up mail</h1><p>Type your mail address and the password, then choose the server.</p>",
    ]

    /// Contacts with words and without, with articles and without, over ten weeks.
    static func contacts(_ count: Int) -> String {
        var random = SeededGenerator(seed: 8)
        func any(_ values: [String]) -> String { values[Int.random(in: values.indices, using: &random)] }
        var lines = ["id,time,customer,channel,topic,articles,article_link,outcome,escalation_reason,reopened,minutes,question"]
        for i in 0..<count {
            let time = Timestamp(seconds: 1_767_225_600 + Int64.random(in: 0..<6_000_000, using: &random)).iso8601
            let question = any(["", "", "How do I connect the printer", "My mail password fails", "The drone lost its battery again"])
            lines.append(
                "c\(i),\(time),u\(Int.random(in: 0..<90, using: &random)),\(any(["chat", "voice"])),\(any(["print", "mail", ""])),"
                    + "\(any(["", "printer", "mail", "mail|printer"])),\(any(["", "cited", "linked"])),"
                    + "\(any(["", "escalated", "assumed", "negative"])),\(any(["", "wants a person", "too hard"])),\(any(["", "0", "2"])),"
                    + "\(any(["", "4", "30"])),\(question)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test(arguments: ["json", "text", "csv", "html", "markdown"])
    func ranksAggregatesAsItRanksTheirContacts(form: String) throws {
        let binary = try Self.prepared()
        let counted = try binary.run(
            "contacts", "contacts.csv", "--feedback", "votes.csv", "--format", "aggregate", "--output", "counts.jsonl")
        #expect(counted.code == 0, "\(counted.errors)")
        let direct = try binary.run(
            "gaps", "--kb", "kb", "--contacts", "contacts.csv", "--feedback", "votes.csv", "--format", form)
        let seam = try binary.run("gaps", "--kb", "kb", "--aggregates", "counts.jsonl", "--format", form)
        #expect(direct.code == 0 && seam.code == 0, "\(direct.errors)\(seam.errors)")
        #expect(direct.output == seam.output)
        #expect(direct.output.utf8.count > 300)
    }

    @Test func countsVotesBesideContacts() throws {
        let binary = try Self.prepared()
        try binary.write(
            "article,time,vote\nmail,2026-01-03,up\nprinter,2026-01-04,down\nmail,2026-01-05,1\nmail,2025-01-05,up\n", to: "some.csv")
        let run = try binary.run(
            "contacts", "contacts.csv", "--feedback", "some.csv", "--since", "2026-01-01", "--format", "json")
        #expect(
            run.output.contains(
                #""votes":{"up":2,"down":1,"articles":[{"article":"mail","up":2,"down":0},{"article":"printer","up":0,"down":1}]},"#),
            "\(run.errors)\(run.output.suffix(300))")
        let without = try binary.run("contacts", "contacts.csv", "--format", "json")
        #expect(!without.output.contains("\"votes\""))
        #expect(try binary.run("contacts", "contacts.csv", "--feedback", "some.csv").code == 64)
    }

    @Test func addsUpMonthsAndSaysSo() throws {
        let binary = try Self.prepared()
        for (name, period) in [("a.jsonl", ["--until", "2026-02-01"]), ("b.jsonl", ["--since", "2026-02-01"])] {
            let run = try binary.run(
                arguments: ["contacts", "contacts.csv", "--format", "aggregate", "--output", name] + period)
            #expect(run.code == 0, "\(run.errors)")
        }
        let sum = try binary.run("contacts", "--aggregates", "a.jsonl", "b.jsonl", "--format", "aggregate")
        let whole = try binary.run("contacts", "contacts.csv", "--format", "aggregate")
        // Which questions are one customer's is known within a part only.
        let customer = /"customer":\d+,/
        #expect(sum.output.replacing("\"parts\":2,", with: "").replacing(customer, with: "") == whole.output.replacing(customer, with: ""))
        let report = try binary.run("gaps", "--kb", "kb", "--aggregates", "a.jsonl", "b.jsonl", "--format", "json")
        #expect(report.output.contains("Counted in 2 parts"))
    }

    @Test func saysThatMissingArticlesComeFromASample() throws {
        let binary = try Self.prepared()
        _ = try binary.run("contacts", "contacts.csv", "--format", "aggregate", "--sample", "40", "--output", "counts.jsonl")
        let report = try binary.run("gaps", "--kb", "kb", "--aggregates", "counts.jsonl", "--format", "json")
        #expect(report.output.contains("found in a sample"))
        #expect(report.output.contains("\"total\": 600"))
    }

    @Test func refusesACutFileOfAggregates() throws {
        let binary = try Self.prepared()
        let whole = try binary.run("contacts", "contacts.csv", "--format", "aggregate").output
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        try binary.write(lines.prefix(lines.count / 2).joined(separator: "\n") + "\n", to: "cut.jsonl")
        let run = try binary.run("gaps", "--kb", "kb", "--aggregates", "cut.jsonl")
        #expect(run.code == 2)
        #expect(run.errors.contains("cut.jsonl") && run.errors.contains("cut off"))
    }

    @Test(arguments: [
        ["gaps", "--kb", "kb", "--aggregates", "a", "--contacts", "contacts.csv"],
        ["gaps", "--kb", "kb", "--aggregates", "a", "--since", "2026-01-01"], ["contacts"],
        ["contacts", "contacts.csv", "--since", "2026-02-01", "--until", "2026-01-01"],
        ["contacts", "contacts.csv", "--sample", "-1", "--format", "aggregate"],
    ])
    func refusesWhatDoesNotGoTogether(arguments: [String]) throws {
        #expect(try Self.prepared().run(arguments: arguments).code == 64)
    }

    private static func prepared() throws -> Binary {
        let binary = try Binary()
        for (name, text) in articles { try binary.write(text, to: "kb/\(name).html") }
        try binary.write(contacts(600), to: "contacts.csv")
        try binary.write(
            "article,time,vote\nprinter,2026-01-05,down\nprinter,2026-01-06,up\nmail,2026-01-07,1\nother,2026-01-08,-1\n", to: "votes.csv")
        return binary
    }
}
