import Foundation
import KBModel

/// What a published report tells others: figures alone. Titles and labels are customers' words and stay in the report.
struct Notice: Sendable {
    /// The summary line.
    var text: String
    var folder: String
    /// Credible articles to mend, needs without an article, and how many of each are new since the report before.
    var articles: Int
    var gaps: Int
    var newArticles: Int
    var newGaps: Int

    var json: JSONValue {
        .members([
            "text": .string(text), "report": .string(folder), "articles": .int(articles), "gaps": .int(gaps),
            "newArticles": .int(newArticles), "newGaps": .int(newGaps),
        ])
    }
}

/// Where a notice goes: a webhook, or a command that gets it on its standard input.
enum NoticeTarget: Sendable, Hashable {
    enum Form: String, Sendable, CaseIterable {
        /// `{"text": …}`: Slack, Mattermost, Rocket.Chat, Discord's Slack form.
        case slack
        /// An adaptive card, as Teams' workflows take it.
        case teams
        /// All figures under names of their own.
        case json
    }

    case webhook(URL, Form)
    case command(String)

    /// `https://…` (`json`), `slack+https://…`, `teams+https://…`, or else a command line for the shell.
    init(_ text: String) throws {
        for form in Form.allCases where text.hasPrefix(form.rawValue + "+http") {
            self = .webhook(try Self.url(String(text.dropFirst(form.rawValue.count + 1))), form)
            return
        }
        self = text.hasPrefix("http://") || text.hasPrefix("https://") ? .webhook(try Self.url(text), .json) : .command(text)
    }

    private static func url(_ text: String) throws -> URL {
        guard let url = URL(string: text), url.host?.isEmpty == false else {
            throw CommandFailure("--notify: the address cannot be read. Write it as https://host/path.")
        }
        return url
    }

    /// The target without what may be secret: webhooks carry their key in the path.
    var name: String {
        switch self {
        case .webhook(let url, _): url.host ?? "the webhook"
        case .command(let line): line.split(separator: " ").first.map(String.init) ?? "the command"
        }
    }
}

extension NoticeTarget {
    /// Waits between attempts, in seconds.
    static let pauses: [Double] = [1, 4]
    private static let timeout: TimeInterval = 20

    /// Delivers, trying again where that may help. Throws one sentence that names the host, never the address.
    func deliver(_ notice: Notice) async throws {
        switch self {
        case .webhook(let url, let form): try await post(form.body(of: notice), to: url)
        case .command(let line): try Self.run(line, input: notice.json.serialized() + "\n")
        }
    }

    private func post(_ body: JSONValue, to url: URL) async throws {
        do {
            _ = try await JSONPost(url: url, timeout: Self.timeout, pauses: Self.pauses).send(body)
        } catch {
            throw CommandFailure("the report was published, but \(name) could not be told: \(error.reason). Check --notify.")
        }
    }

    private static func run(_ line: String, input: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("lacuna-notice-\(UUID().uuidString)")
        defer { unlink(file.path) }
        // Standard output is the job's one line; what the command says goes where remarks go.
        process.standardOutput = FileHandle.standardError
        do {
            // A file in place of a pipe: a command that does not read would end this job with it.
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
            try process.run()
        } catch {
            throw CommandFailure(
                "the report was published, but the command of --notify could not be run: \(CommandFailure.reason(of: error)).")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandFailure("the report was published, but the command of --notify ended with \(process.terminationStatus).")
        }
    }
}

extension NoticeTarget.Form {
    func body(of notice: Notice) -> JSONValue {
        switch self {
        case .slack: .members(["text": .string(notice.text)])
        case .json: notice.json
        case .teams:
            .members([
                "type": "message",
                "attachments": .array([
                    .members([
                        "contentType": "application/vnd.microsoft.card.adaptive",
                        "content": .members([
                            "type": "AdaptiveCard", "version": "1.4",
                            "body": .array([.members(["type": "TextBlock", "wrap": .bool(true), "text": .string(notice.text)])]),
                        ]),
                    ])
                ]),
            ])
        }
    }
}
