import Foundation
import KBAudit
import KBModel
import KBTestSupport
import Testing

@testable import LacunaCommands

/// External links against a server on this machine.
@Suite struct LinkCheckTests {
    private static let now = Timestamp(iso8601: "2026-01-15T00:00:00Z")

    private var settings: LinkCheckSettings {
        var settings = LinkCheckSettings()
        settings.pause = 0
        settings.timeout = 5
        return settings
    }

    private func verdicts(
        _ server: LocalServer, _ paths: [String], folder: String? = nil, settings: LinkCheckSettings? = nil, now: Timestamp? = now
    ) async -> [String: LinkVerdict] {
        let check = LinkCheck(settings ?? self.settings, folder: folder, now: now, console: Console())
        let found = await check.verdicts(on: paths.map { server.site + $0 })
        return Dictionary(found.map { (String($0.key.dropFirst(server.site.count)), $0.value) }) { first, _ in first }
    }

    @Test func tellsGoneFromThereAndFromUnknown() async throws {
        let server = try LocalServer { request, _ in
            switch request.path {
            case "/robots.txt": .init(body: "User-agent: *\nDisallow: /private\n")
            case "/there": .init()
            case "/moved": .init(status: 302, headers: ["Location: /there"])
            case "/members": .init(status: 403)
            case "/broken-server": .init(status: 503)
            default: .init(status: 404)
            }
        }
        let found = await verdicts(server, ["/there", "/moved", "/gone", "/members", "/private/x", "/broken-server"])
        #expect(
            found == [
                "/there": .reachable, "/moved": .reachable, "/gone": .broken("404, not found"),
                "/members": .unchecked("the site wants to know who asks"), "/private/x": .unchecked("robots.txt keeps programs out"),
                "/broken-server": .unchecked("the site answers 503"),
            ])
        #expect(!server.requests.contains { $0.path.hasPrefix("/private") })
    }

    @Test func asksAgainWhenTheSiteIsBusyOrTheConnectionBreaks() async throws {
        let server = try LocalServer { request, count in
            switch request.path {
            case "/robots.txt": .init(status: 404)
            case "/busy": count < 2 ? .init(status: 429, headers: ["Retry-After: 0"]) : .init()
            default: count < 2 ? .init(isSilent: true) : .init()
            }
        }
        #expect(await verdicts(server, ["/busy", "/flaky"]) == ["/busy": .reachable, "/flaky": .reachable])
    }

    @Test func triesGetWhereHeadIsNotKnown() async throws {
        let server = try LocalServer { request, _ in
            request.path == "/robots.txt" || request.method == "HEAD" ? .init(status: 405) : .init(body: "yes")
        }
        #expect(await verdicts(server, ["/page"]) == ["/page": .reachable])
    }

    @Test func pausesBetweenRequestsToOneHost() async throws {
        let server = try LocalServer { _, _ in .init() }
        var slow = settings
        slow.pause = 0.2
        let start = ContinuousClock.now
        _ = await verdicts(server, ["/a", "/b", "/c"], settings: slow)
        #expect(ContinuousClock.now - start >= .seconds(0.6))
    }

    @Test func believesAnAnswerForSomeDaysAndNoLonger() async throws {
        let binary = try Binary()
        let server = try LocalServer { _, _ in .init() }
        func asked(at time: String) async -> Int {
            let before = server.requests.count
            _ = await verdicts(server, ["/a"], folder: binary.folder.path, now: Timestamp(iso8601: time))
            return server.requests.count - before
        }
        #expect(await asked(at: "2026-01-15") > 0)
        #expect(await asked(at: "2026-01-20") == 0)
        #expect(await asked(at: "2026-01-25") > 0)
        try binary.write("{\"links\": [{\"address\":", to: "links.json")
        #expect(await asked(at: "2026-01-26") > 0)
    }

    @Test func aHostThatIsToBeSkippedIsNotAsked() async throws {
        let server = try LocalServer { _, _ in .init() }
        var skipping = settings
        skipping.skip = ["127.0.0.1"]
        #expect(await verdicts(server, ["/a"], settings: skipping) == ["/a": .unchecked("lacuna.yaml skips this host")])
        #expect(server.requests == [])
    }

    @Test func theProgramTellsDeadFromUncheckedLinks() throws {
        let server = try LocalServer { request, _ in
            request.path == "/gone" ? .init(status: 410) : request.path == "/members" ? .init(status: 401) : .init()
        }
        let binary = try Binary()
        let links = ["gone", "members", "there"].map { "<a href=\"\(server.site)/\($0)\">the list of \($0)</a>" }
        try binary.write("<h1>Mail</h1>\n<p>See \(links.joined(separator: ", ")).</p>\n", to: "kb/page.html")
        try binary.write("audit: {links: {pause_seconds: 0}}\n", to: "lacuna.yaml")
        let run = try binary.run(
            "audit", "kb", "--check-links", "--rules", "dead-link,unchecked-link", "--fail-on", "warning", "--cache", "kept")
        #expect(run.code == 1)
        #expect(run.output.contains("dead link: \(server.site)/gone (410, gone)"))
        #expect(run.output.contains("could not check \(server.site)/members: the site wants to know who asks"))
        #expect(!run.output.contains("/there"))
    }
}
