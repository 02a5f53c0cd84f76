import KBTestSupport
import Testing

/// What a person lets rest, over several reports.
@Suite struct DismissalTests {
    private let binary: Binary

    init() throws {
        binary = try Binary()
        try binary.write("<h1>Reset your password</h1><p>Open the settings and choose Reset password.</p>", to: "kb/reset.html")
        try binary.write("<h1>Set up Gmail</h1><p>Choose IMAP and sign in.</p>", to: "kb/gmail.html")
        try binary.write("sources: {articles: kb, contacts: contacts.csv}\nreport: {publish: site}\n", to: "lacuna.yaml")
    }

    private func contacts(days: ClosedRange<Int>) -> String {
        var csv = "id,time,customer,escalated,articles,question\n"
        for day in days {
            for n in 0..<6 {
                let date = "2026-10-\(day < 10 ? "0" : "")\(day)T0\(n):00:00Z"
                csv += "c\(day)-\(n),\(date),u\(day)\(n),\(n % 2 == 0),\(n % 2 == 0 ? "gmail" : "reset"),how do I sign in\n"
            }
        }
        return csv
    }

    /// As many people a day ask for what has no article, each with another customer's key.
    private func uncovered(
        _ days: ClosedRange<Int>, times: Int = 3, _ words: String = "the printer prints a blank page and stops", id: String = "p"
    ) -> String {
        days.map { day in
            let date = "2026-10-\(day < 10 ? "0" : "")\(day)T12:00:00Z"
            return (0..<times).map { "\(id)\(day)-\($0),\(date),\(id)v\(day)x\($0),true,,\(words)\n" }.joined()
        }.joined()
    }

    private func publishedGap(_ folder: String) throws -> String? {
        let line = try binary.read("site/\(folder)/gaps.json").split(separator: "\n").first { $0.contains("\"gap\":") }
        return line?.split(separator: "\"").dropFirst(3).first.map(String.init)
    }

    @Test func aDismissedGapRestsUntilMorePeopleAskForIt() throws {
        func report(_ days: ClosedRange<Int>, extra: String = "") throws -> Binary.Run {
            try binary.write(contacts(days: 1...days.upperBound) + uncovered(1...days.upperBound) + extra, to: "contacts.csv")
            return try binary.run("report")
        }
        _ = try report(1...10)
        let gap = try #require(try publishedGap("2026-10-10"))
        #expect(try binary.read("site/2026-10-10/index.html").contains("printer"))
        let dismissed = try binary.run("review", "dismiss", gap, "--because", "a fault of the driver", "--now", "2026-10-10")
        #expect(dismissed.code == 0, "\(dismissed.errors)")
        _ = try report(1...20)
        let resting = try binary.read("site/2026-10-20/report.md")
        #expect(resting.contains("dismissed by a person") && !resting.contains("printer"))
        #expect(!(try binary.run("review", "--now", "2026-10-21").output.contains(gap)))
        _ = try report(1...21, extra: uncovered(15...21, times: 30, id: "q"))
        #expect(try binary.read("site/2026-10-21/report.md").contains("printer"))
        #expect(try binary.run("review", "--now", "2026-10-21").output.contains(gap))
    }
}
