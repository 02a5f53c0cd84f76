import KBTestSupport
import Testing

/// Planted misconfigurations: each is named in words that say what to do.
@Suite struct DoctorTests {
    static let good = """
        id,time,customer,escalated,articles,question
        1,2026-10-01T10:00:00Z,a,true,reset,how do I reset it
        2,2026-10-20T10:00:00Z,b,false,reset,where is the setting

        """

    static let configuration = "sources: {articles: kb, contacts: contacts.csv}\nreport: {publish: site}\n"

    private func doctor(_ yaml: String = Self.configuration, contacts: String = Self.good) throws -> Binary.Run {
        let binary = try Binary()
        try binary.write("<h1>Reset your password</h1><p>Open the settings.</p>", to: "kb/reset.html")
        try binary.write(contacts, to: "contacts.csv")
        try binary.write(yaml, to: "lacuna.yaml")
        return try binary.run("doctor")
    }

    @Test func aSoundConfigurationIsWell() throws {
        let run = try doctor()
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix("All well.\n"))
    }

    @Test(arguments: [
        ("sources: {articles: nowhere, contacts: contacts.csv}", "nothing is at nowhere. Mend the path"),
        ("sources: {contacts: contacts.csv}", "sources.articles is empty"),
        ("sources: {articles: kb}", "sources.contacts is empty"),
        (
            "sources: {articles: kb, contacts: contacts.csv}\nreport: {publish: /dev/null/site}",
            "report.publish: /dev/null/site cannot be written"
        ),
    ])
    func namesMistakesOfTheConfiguration(yaml: String, expected: String) throws {
        let run = try doctor(yaml)
        #expect(run.code == 2)
        #expect(run.output.contains(expected), "\(run.output)")
    }

    @Test(arguments: [
        (
            good.replacing(",reset,", with: ",kb-17,"),
            "0 % of the contacts that name an article name one that exists.\n      The commonest unknown ids: kb-17 (2)."
        ),
        (good.replacing("customer", with: "caller"), "0 % of contacts name a customer."),
        (good.replacing("question", with: "text"), "0 % of contacts hold the customer's words."),
        (good.replacing("escalated", with: "handed"), "0 % of contacts say how they ended."),
        (good.replacing("2026-10-20", with: "2026-10-03"), "The contacts span 2 days, less than the window of 7."),
        (good.replacing("2026-10-20", with: "2126-10-20"), "The contacts' times run from 1 Oct 2026 to 20 Oct 2126."),
        (good.replacing("time", with: "when"), "No contact could be read from contacts.csv."),
    ])
    func namesMistakesOfTheData(contacts: String, expected: String) throws {
        let run = try doctor(contacts: contacts)
        #expect(run.code == 2)
        #expect(run.output.contains(expected), "\(run.output)\(run.errors)")
    }

    @Test func initWritesAConfigurationThatTheDoctorAccepts() throws {
        let binary = try Binary()
        try binary.write("<h1>Reset your password</h1><p>Open the settings.</p>", to: "kb/reset.html")
        try binary.write(Self.good, to: "contacts.csv")
        let first = try binary.run("init")
        #expect(first.output.contains("found 1 place with articles, 1 file of contacts"))
        #expect(try binary.run("doctor").output.hasSuffix("All well.\n"))
        let before = try binary.read("lacuna.yaml")
        let again = try binary.run("init")
        #expect(again.code == 2)
        #expect(try binary.read("lacuna.yaml") == before)
    }
}
