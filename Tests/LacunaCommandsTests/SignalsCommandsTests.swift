import Foundation
import KBTestSupport
import Testing

/// Contacts and conversations through the real binary, from vendors' exports to what is said about them.
@Suite struct SignalsCommandsTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        let fixtures = Repository.root().appendingPathComponent("Tests/Fixtures/Signals")
        try FileManager.default.copyItem(at: fixtures, to: binary.folder.appendingPathComponent("exports"))
    }

    @Test func countsContactsOfExportsThatBelongTogether() throws {
        let run = try binary.run(
            "contacts", "exports/servicenow/incident.xml", "exports/servicenow/m2m_kb_task.xml", "exports/servicenow/kb_use.csv",
            "--format",
            "json", "--max-unusable", "50%")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("\"contacts\":2,\"customers\":1"))
        #expect(run.output.contains("{\"first\":\"INC0010001\",\"again\":\"INC0010002\",\"days\":3.0,\"same\":\"topic\"}"))
        #expect(run.output.contains("\"article\":{\"KB0000011\":"))
        #expect(run.errors.contains("about a contact that no file holds: 1 row"))
        #expect(!run.errors.contains("Anna") && !run.output.contains("681ccaf9"), "a customer's name or key was shown")
    }

    @Test func endsWithTwoWhenMoreThanTheSetShareIsUnusable() throws {
        let rows = (1...100).map { "\($0),\($0 <= 6 ? "" : "2026-01-01")\n" }.joined()
        try binary.write("id,time\n" + rows, to: "contacts.csv")
        let strict = try binary.run("contacts", "contacts.csv", "--format", "json")
        #expect(strict.code == 2)
        #expect(strict.output.contains("\"contacts\":94"), "the rest is done all the same")
        #expect(strict.errors.contains("no time: 6 rows (first in lines 2, 3, 4)"))
        #expect(try binary.run("contacts", "contacts.csv", "--max-unusable", "6%").code == 0)
        try binary.write("max_unusable: 7%\nsources:\n  contacts: [contacts.csv]\n", to: "lacuna.yaml")
        #expect(try binary.run("contacts", "contacts.csv").code == 2, "contacts reads no configuration")
    }

    @Test func writesConversationsOfAnyFormInOne() throws {
        let vcon = try binary.run("transcripts", "exports/mbox/support.mbox", "--format", "vcon", "--now", "2026-02-01")
        #expect(vcon.code == 0, "\(vcon.errors)")
        try binary.write(vcon.output, to: "mail.vcon")
        let there = try binary.run("transcripts", "exports/mbox/support.mbox")
        let back = try binary.run("transcripts", "mail.vcon")
        #expect(back.output == there.output)
        #expect(there.output.split(separator: "\n").count == 2)
    }

    @Test func draftsFromAVendorsConversations() throws {
        let run = try binary.run("draft", "--transcripts", "exports/zendesk/tickets.jsonl", "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("3501"))
    }

    @Test func namesTheNearestFormForAnUnknownOne() throws {
        let run = try binary.run("contacts", "exports/zendesk/tickets.jsonl", "--contacts-format", "zendeks")
        #expect(run.code == 64)
        #expect(run.errors.contains("Did you mean zendesk?"))
    }

    @Test func keepsTheVotesThatStandAmongExportsOfContacts() throws {
        let run = try binary.run(
            "contacts", "exports/servicenow/incident.xml", "exports/servicenow/kb_feedback.json", "--format", "json")
        #expect(run.output.contains("\"votes\":{\"up\":"), "\(run.errors)\(run.output.suffix(200))")
    }

    @Test func guessesWhatExportsHold() throws {
        #expect(try binary.run("init", "exports").code == 0)
        let yaml = try binary.read("exports/lacuna.yaml")
        func line(_ key: String) -> String { yaml.split(separator: "\n").first { $0.hasPrefix("  \(key): ") }.map(String.init) ?? "" }
        #expect(line("contacts").contains("servicenow/incident.xml") && line("contacts").contains("salesforce/Case.csv"))
        #expect(line("transcripts").contains("webvtt/call.vtt") && line("transcripts").contains("mbox/support.mbox"))
        #expect(!line("transcripts").contains("Case.csv"))
        #expect(line("feedback").contains("zendesk/votes.json") && line("feedback").contains("servicenow/kb_feedback.json"))
        #expect(!line("articles").contains("servicenow"))
    }

    @Test func forgetsAPerson() throws {
        try binary.write("sources:\n  contacts: [exports/intercom/conversations.json]\nreport:\n  publish: site\n", to: "lacuna.yaml")
        try binary.write("{\"evidence\":[\"215471\"]}", to: "site/2026-01-05/gaps.json")
        try binary.write("{\"evidence\":[\"2154719\"]}", to: "site/2026-01-12/gaps.json")
        let run = try binary.run("forget", "--customer", "-", input: "cust-17\n")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("2 contacts of this person"))
        #expect(run.output.contains("site/2026-01-05/gaps.json"))
        #expect(!run.output.contains("site/2026-01-12") && !run.output.contains("cust-17"))
        #expect(try binary.run("forget", "--customer", "nobody").output.contains("nothing was remembered"))
        #expect(try binary.run("forget").code == 64)
    }
}
