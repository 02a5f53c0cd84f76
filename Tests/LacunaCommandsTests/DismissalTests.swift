import Foundation
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

    private static let words = "the printer prints a blank page and stops"

    @Test func aDismissedGapRestsUntilMorePeopleAskForIt() throws {
        func report(_ days: ClosedRange<Int>, extra: String = "") throws -> Binary.Run {
            let all = 1...days.upperBound
            let asked = GrowingContacts.unanswered(all, times: 3, Self.words)
            try binary.write(GrowingContacts.answered(all) + asked + extra, to: "contacts.csv")
            return try binary.run("report")
        }
        _ = try report(1...10)
        let gap = try #require(GrowingContacts.gaps(in: try binary.read("site/2026-10-10/gaps.json")).first)
        #expect(try binary.read("site/2026-10-10/index.html").contains("printer"))
        let dismissed = try binary.run("review", "dismiss", gap, "--because", "a fault of the driver", "--now", "2026-10-10")
        #expect(dismissed.code == 0, "\(dismissed.errors)")
        _ = try report(1...20)
        let resting = try binary.read("site/2026-10-20/report.md")
        #expect(resting.contains("dismissed by a person") && !resting.contains("printer"))
        for page in try FileManager.default.contentsOfDirectory(atPath: binary.folder.appendingPathComponent("site/2026-10-20").path)
        where page.hasPrefix("gap-") { #expect(!(try binary.read("site/2026-10-20/\(page)").contains("printer")), "\(page)") }
        #expect(!(try binary.run("review", "--now", "2026-10-21").output.contains(gap)))
        _ = try report(1...21, extra: GrowingContacts.unanswered(15...21, times: 30, Self.words, id: "q"))
        #expect(try binary.read("site/2026-10-21/report.md").contains("printer"))
        #expect(try binary.run("review", "--now", "2026-10-21").output.contains(gap))
    }
}
