import Foundation
import KBTestSupport
import Testing

/// Who is told of a new report, and what.
@Suite struct NoticeTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("<h1>Reset your password</h1><p>Open the settings and choose Reset password.</p>", to: "kb/reset.html")
        let rows = (1...14).map { "c\($0),2026-10-\($0 < 10 ? "0" : "")\($0)T08:00:00Z,u\($0),true,reset,my secret question \($0)\n" }
        try binary.write("id,time,customer,escalated,articles,question\n" + rows.joined(), to: "contacts.csv")
        try binary.write("sources: {articles: kb, contacts: contacts.csv}\nreport: {publish: site}\n", to: "lacuna.yaml")
    }

    @Test func aCommandGetsTheFiguresAndNoWordOfACustomer() throws {
        let run = try binary.run("report", "--notify", "cat > told.json")
        #expect(run.code == 0, "\(run.errors)")
        let told = try binary.read("told.json")
        #expect(told.contains("\"report\":\"site/2026-10-14/\"") && told.contains("\"gaps\":"))
        #expect(!told.contains("secret"))
    }

    @Test func nobodyIsToldTwiceOfTheSameReport() throws {
        _ = try binary.run("report", "--notify", "cat >> told.json")
        _ = try binary.run("report", "--notify", "cat >> told.json")
        #expect(try binary.read("told.json").split(separator: "\n").count == 1)
    }

    @Test func aFailingTargetKeepsTheReportAndTheOtherTargets() throws {
        let run = try binary.run("report", "--notify", "exit 3", "--notify", "cat > told.json")
        #expect(run.code == 2)
        #expect(run.errors.contains("the report was published, but the command of --notify ended with 3"))
        #expect(run.output.contains("published site/2026-10-14/"))
        #expect(try !binary.read("told.json").isEmpty)
    }

    @Test func anAddressThatDoesNotAnswerIsNamedByItsHostAlone() throws {
        // Nothing listens on the discard port of this machine.
        let run = try binary.run("report", "--notify", "slack+http://127.0.0.1:9/services/T0SECRET")
        #expect(run.code == 2)
        #expect(run.errors.contains("127.0.0.1 could not be told"))
        #expect(!run.errors.contains("T0SECRET"))
    }
}
