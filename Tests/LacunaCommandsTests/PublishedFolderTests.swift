import Foundation
import Testing

@testable import LacunaCommands

@Suite struct PublishedFolderTests {
    private let folder: PublishedFolder

    init() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("lacuna-publish-\(UUID().uuidString)").path
        folder = PublishedFolder(path: path)
    }

    private func publish(_ text: String, as name: String, keep: Int = 5) throws -> Bool {
        try folder.publish([ReportFile("index.html", text)], as: name, keep: keep) { [ReportFile("index.html", $0.joined(separator: " "))] }
    }

    private func read(_ name: String) throws -> String { try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) }

    private func entries() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != ".lock" }.sorted()
    }

    @Test func theSameReportAgainChangesNothing() throws {
        #expect(try publish("a", as: "2026-11-08"))
        #expect(try !publish("a", as: "2026-11-08"))
        #expect(try publish("b", as: "2026-11-08"))
        #expect(try read("2026-11-08/index.html") == "b")
        #expect(try entries() == ["2026-11-08", "index.html"])
    }

    @Test func theIndexListsTheNewestFirstAndOldReportsGo() throws {
        for day in ["2026-11-01", "2026-11-08", "2026-11-15"] { _ = try publish(day, as: day, keep: 2) }
        #expect(try read("index.html") == "2026-11-15 2026-11-08")
        #expect(try entries() == ["2026-11-08", "2026-11-15", "index.html"])
    }

    @Test(arguments: [
        ([".building-2026-11-08"], "a"), ([".building-2026-11-08", ".old-2026-11-01"], "a"), ([".old-2026-11-08"], "a"),
    ])
    func whatAKilledJobLeftIsFinishedOrCleared(left: [String], expected: String) throws {
        _ = try publish("a", as: "2026-11-01")
        for name in left {
            try FileManager.default.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: true)
            try "half".write(toFile: folder.path + "/" + name + "/index.html", atomically: false, encoding: .utf8)
        }
        _ = try publish("b", as: "2026-11-15")
        #expect(try read("2026-11-01/index.html") == expected)
        #expect(try entries().filter { $0.hasPrefix(".") }.isEmpty)
    }

    @Test func twoJobsDoNotPublishAtOnce() throws {
        _ = try publish("a", as: "2026-11-01")
        let descriptor = open(folder.path + "/.lock", O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(throws: CommandFailure.self) { try publish("b", as: "2026-11-08") }
        #expect(try entries() == ["2026-11-01", "index.html"])
    }

    @Test func aPlaceThatCannotBeWrittenIsNamed() {
        let error = #expect(throws: CommandFailure.self) {
            try PublishedFolder(path: "/dev/null/site").publish([], as: "x", keep: 1) { _ in [] }
        }
        #expect(error?.description.contains("/dev/null/site") == true)
    }
}
