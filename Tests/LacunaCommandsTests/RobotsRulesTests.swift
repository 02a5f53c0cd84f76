import KBAudit
import Testing

@testable import LacunaCommands

@Suite struct RobotsRulesTests {
    @Test(
        arguments: [
            ("", "/x", true), ("User-agent: *\nDisallow: /", "/x", false), ("User-agent: *\nDisallow:", "/x", true),
            ("User-agent: other\nDisallow: /", "/x", true), ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
            ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", false), ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
            ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true), ("USER-AGENT : Lacuna # us\r\nDisallow: /p\r\n", "/p", false),
            ("User-agent: a\nUser-agent: lacuna\nDisallow: /q\n\nUser-agent: *\nDisallow: /", "/p", true),
            ("User-agent: *\nDisallow: /a*b*c", "/aXXbYYcZZ", false), ("User-agent: *\nDisallow: /a*b*c", "/aXXbYY", true),
            ("nonsense\n: :\nUser-agent: *\nDisallow: /x\nAllow: /x", "/x", true),
        ] as [(String, String, Bool)])
    func allowsWhatTheFileAllows(text: String, path: String, expected: Bool) {
        #expect(RobotsRules(text: text).allow(path) == expected)
    }

    @Test(arguments: [("Crawl-delay: 5", 5), ("Crawl-delay: -1", nil), ("Crawl-delay: soon", nil), ("", nil)] as [(String, Double?)])
    func readsTheDelay(line: String, expected: Double?) {
        #expect(RobotsRules(text: "User-agent: *\n\(line)\nDisallow: /private").delay == expected)
    }

    @Test(
        arguments: [
            (.status(200), .reachable), (.status(301), .reachable), (.status(404), .broken("404, not found")),
            (.status(410), .broken("410, gone")), (.noSuchHost, .broken("there is no such host")),
        ] as [(LinkAnswer, LinkVerdict)])
    func onlyWhatSaysSoIsBroken(answer: LinkAnswer, verdict: LinkVerdict) {
        #expect(answer.verdict == verdict)
    }

    @Test(arguments: [401, 403, 429, 500, 503, 999, 418])
    func whatSaysNothingAboutThePageIsUnchecked(status: Int) {
        guard case .unchecked = LinkAnswer.status(status).verdict else {
            Issue.record("\(status) is no verdict on a page")
            return
        }
    }
}
