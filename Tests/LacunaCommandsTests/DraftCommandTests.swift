import Foundation
import KBModel
import KBTestSupport
import Synchronization
import Testing

/// The real program on the real command line, against a real local server.
@Suite(.serialized) struct DraftCommandTests {
    private static func transcript(_ id: String, name: String = "Priya Hollingworth") -> String {
        let turns = [
            ("customer", "My FjordRouter X200 drops the Wi-Fi and shows error E-1042. My name is \(name)."),
            ("agent", "Hi \(name)! Please open the admin page of the FjordRouter X200 on port 8443."),
            ("agent", "Under System choose Update and install firmware 4.2.17.1."),
            ("agent", "Do not switch the router off during the update."),
            ("customer", "That worked, thank you!"),
        ].map { JSONValue.members(["speaker": .string($0.0), "text": .string($0.1)]) }
        return JSONValue.members([
            "id": .string(id), "channel": .string("chat"), "language": .string("en"), "outcome": .string("resolved"),
            "turns": .array(turns),
        ]).serialized()
    }

    private static func prepared(model: String? = nil) throws -> Binary {
        let binary = try Binary()
        try binary.write((0..<4).map { transcript("t\($0)") }.joined(separator: "\n") + "\n", to: "t.jsonl")
        try binary.write(model.map { "draft:\n  model:\n\($0)" } ?? "window: 7d\n", to: "lacuna.yaml")
        return binary
    }

    private static func completion(_ content: String) -> String {
        JSONValue.members([
            "choices": .array([.members(["message": .members(["role": .string("assistant"), "content": .string(content)])])]),
            "usage": .members(["total_tokens": .int(100)]),
        ]).serialized()
    }

    /// Rewords every statement of a request.
    private static func reworded(_ request: String, _ reword: (String) -> String) -> String {
        guard let json = try? JSONValue(parsing: Array(request.utf8)),
            let content = json["messages"]?.array?.last?["content"]?.string, let task = try? JSONValue(parsing: Array(content.utf8))
        else { return "no request" }
        let statements = (task["statements"]?.array ?? []).map { statement in
            JSONValue.members(["id": statement["id"] ?? .null, "text": .string(reword(statement["text"]?.string ?? ""))])
        }
        return JSONValue.members(["statements": .array(statements)]).serialized()
    }

    private static func draft(_ run: Binary.Run) throws -> JSONValue {
        try #require(try JSONValue(parsing: Array(run.output.utf8))["drafts"]?.array?.first)
    }

    @Test func sendsRedactedEvidenceAndTakesSupportedWordings() throws {
        let sent = Mutex<[String]>([])
        let server = try LocalServer { request, _ in
            sent.withLock { $0.append(request.path + "\n" + request.body) }
            return .init(
                body: Self.completion(
                    Self.reworded(request.body) {
                        $0.replacing("Under System choose Update and install", with: "Choose Update under System and install")
                    }))
        }
        let binary = try Self.prepared(model: "    endpoint: http://127.0.0.1:\(server.port)/v1\n    name: small\n")
        let run = try binary.run("draft", "--transcripts", "t.jsonl", "--format", "json")
        #expect(run.code == 0)
        let draft = try Self.draft(run)
        #expect(draft["polish"]?["accepted"]?.int == 1)
        #expect(draft["article"]?["text"]?.string?.contains("Choose Update under System and install firmware 4.2.17.1.") == true)
        let requests = sent.withLock { $0 }
        #expect(requests.count == 1 && requests[0].contains("/v1/chat/completions"))
        #expect(!requests[0].contains("Priya") && !requests[0].contains("Hollingworth") && requests[0].contains("8443"))
        #expect(try binary.read(".lacuna/draft-model.jsonl").contains("chat") == false)
        #expect(try binary.read(".lacuna/draft-model.jsonl").contains("FjordRouter"))
    }

    @Test(arguments: [
        ("4.2.17.1", "4.2.18.0"), ("Do not switch", "Switch"), ("on port 8443", "on port 8443 if you are an administrator"),
        ("install firmware 4.2.17.1", "install firmware 4.2.17.1 from the dangerous mirror site of a friend"),
        ("Under System choose Update and install firmware", "Firmware"),
    ])
    func leavesOutWhatAModelMakesUp(truth: String, lie: String) throws {
        let server = try LocalServer { request, _ in
            .init(body: Self.completion(Self.reworded(request.body) { $0.replacing(truth, with: lie) }))
        }
        let binary = try Self.prepared(model: "    endpoint: http://127.0.0.1:\(server.port)/v1\n    name: liar\n")
        let draft = try Self.draft(try binary.run("draft", "--transcripts", "t.jsonl", "--format", "json"))
        #expect(draft["polish"]?["accepted"]?.int == 0)
        #expect((draft["polish"]?["rejected"]?.array?.count ?? 0) >= 1)
        #expect(draft["article"]?["text"]?.string?.contains(truth) == true)
    }

    @Test func goesOnWithoutAModelThatDoesNotAnswer() throws {
        let asked = Mutex(0)
        let server = try LocalServer { _, _ in
            asked.withLock { $0 += 1 }
            return .init(body: "{}", delay: 1)
        }
        let binary = try Self.prepared(
            model: "    endpoint: http://127.0.0.1:\(server.port)/v1\n    name: slow\n    timeout: 0.3\n    retries: 1\n")
        let run = try binary.run("draft", "--transcripts", "t.jsonl", "--format", "json")
        #expect(run.code == 0 && run.errors.contains("left as"))
        #expect(try Self.draft(run)["article"]?["text"]?.string?.contains("firmware 4.2.17.1") == true)
        #expect(asked.withLock { $0 } >= 1)
    }

    @Test func triesAgainAfterAnErrorOfTheServer() throws {
        let asked = Mutex(0)
        let server = try LocalServer { request, _ in
            let first = asked.withLock {
                $0 += 1
                return $0 == 1
            }
            return first ? .init(status: 503, body: "busy") : .init(body: Self.completion(Self.reworded(request.body) { $0 }))
        }
        let binary = try Self.prepared(model: "    endpoint: http://127.0.0.1:\(server.port)/v1\n    name: busy\n")
        let draft = try Self.draft(try binary.run("draft", "--transcripts", "t.jsonl", "--format", "json"))
        #expect(draft["polish"]?["failure"] == .null && asked.withLock { $0 } == 2)
    }

    @Test func sendsNothingBeyondTheCost() throws {
        let asked = Mutex(0)
        let server = try LocalServer { _, _ in
            asked.withLock { $0 += 1 }
            return .init(body: "{}")
        }
        let binary = try Self.prepared(
            model:
                "    endpoint: http://127.0.0.1:\(server.port)/v1\n    name: dear\n    price_per_million_tokens: 1000000\n    max_cost: 1\n"
        )
        let run = try binary.run("draft", "--transcripts", "t.jsonl", "--format", "json")
        #expect(asked.withLock { $0 } == 0 && run.errors.contains("max_cost"))
    }

    @Test(arguments: ["html", "text", "dita", "docbook", "confluence-storage", "zendesk", "servicenow", "review", "markdown"])
    func writesEveryForm(format: String) throws {
        let binary = try Self.prepared()
        let run = try binary.run("draft", "--transcripts", "t.jsonl", "--format", format)
        #expect(run.code == 0 && run.output.contains("8443") && !run.output.contains("Priya"))
    }

    @Test func showsEvidenceBehindEveryStatementOfAReviewPage() throws {
        let binary = try Self.prepared()
        let page = try binary.run("draft", "--transcripts", "t.jsonl", "--format", "review").output
        #expect(page.contains("<details><summary") && page.contains("t0, turn 1") && page.contains("Audit of the draft"))
        #expect(page.contains("[name]") && !page.contains("<script"))
    }

    @Test func draftsOneGapOfAReportWithATemplateOfOnesOwn() throws {
        let binary = try Self.prepared()
        try binary.write(
            #"{"missing":[{"rank":1,"gap":"gap-a","label":"router","contacts":["t0","t1","t2"]},{"rank":2,"gap":"gap-b","contacts":["t3"]}]}"#,
            to: "gaps.json")
        try binary.write("<html><body><h1>Own</h1><h2>Do this</h2><p>{{steps}}</p><p>{{solutions}}</p></body></html>", to: "own.html")
        let run = try binary.run(
            "draft", "--transcripts", "t.jsonl", "--gaps", "gaps.json", "--gap", "gap-a", "--template", "own.html", "--format", "json")
        let drafts = try #require(try JSONValue(parsing: Array(run.output.utf8))["drafts"]?.array)
        #expect(drafts.count == 1 && drafts[0]["gap"]?.string == "gap-a")
        #expect(drafts[0]["article"]?["text"]?.string?.contains("Do this") == true)
        #expect(try binary.run("draft", "--transcripts", "t.jsonl", "--gaps", "gaps.json", "--gap", "nope").code == 2)
        #expect(try binary.run("draft", "--transcripts", "t.jsonl", "--gap", "gap-a").code == 64)
    }

    @Test func usesTheHousesOwnHeadings() throws {
        let binary = try Self.prepared()
        try binary.write("draft:\n  vocabulary:\n    resolution: Fix\n", to: "lacuna.yaml")
        #expect(try binary.run("draft", "--transcripts", "t.jsonl").output.contains("## Fix"))
        try binary.write("draft:\n  vocabulary:\n    resolutoin: Fix\n", to: "lacuna.yaml")
        let wrong = try binary.run("draft", "--transcripts", "t.jsonl")
        #expect(wrong.code == 2 && wrong.errors.contains("resolution"))
    }
}
