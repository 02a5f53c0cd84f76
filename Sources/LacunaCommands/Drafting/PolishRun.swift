import Foundation
import KBDrafts
import KBModel

/// Has drafts reworded by the configured model, one request a draft, and records all that was sent and answered.
struct PolishRun {
    private let settings: Configuration.Model
    private let client: ModelClient
    private let record: String
    private let console: Console

    init(_ settings: Configuration.Model, record: String, console: Console) throws {
        self.settings = settings
        client = try ModelClient(settings, environment: ProcessInfo.processInfo.environment)
        self.record = record
        self.console = console
    }

    /// The drafts in their order; one that could not be reworded stays as it was and says why.
    func polished(_ drafts: [Draft]) async throws -> [Draft] {
        var result: [Draft] = []
        var lines: [String] = []
        var requests = 0
        var tokens = 0
        for draft in drafts {
            let body = draft.polishRequest(model: settings.name)
            if let limit = limit(requests: requests, tokens: tokens + Self.estimatedTokens(of: body)) {
                result.append(draft.unpolished(settings.name, because: limit))
                continue
            }
            requests += 1
            do throws(JSONPost.Failure) {
                let answer = try await client.answer(to: body)
                tokens += answer.tokens ?? Self.estimatedTokens(of: body)
                let polished = draft.polished(model: settings.name, answer: answer.content)
                result.append(polished)
                lines.append(Self.line(draft, body, answer: .string(answer.content), polished.polish))
            } catch {
                result.append(draft.unpolished(settings.name, because: error.reason))
                lines.append(Self.line(draft, body, answer: .null, result.last?.polish))
            }
        }
        try write(lines)
        remark(on: result)
        return result
    }

    private func limit(requests: Int, tokens: Int) -> String? {
        if requests >= settings.maxRequests { return "the job had sent its \(settings.maxRequests) requests (max_requests)" }
        guard let price = settings.pricePerMillionTokens, let most = settings.maxCost, price * Double(tokens) / 1_000_000 > most else {
            return nil
        }
        return "it would cost more than \(most) (max_cost)"
    }

    /// About four bytes a token, for the request and as much for the answer.
    private static func estimatedTokens(of body: JSONValue) -> Int { body.serialized().utf8.count / 2 }

    private static func line(_ draft: Draft, _ body: JSONValue, answer: JSONValue, _ result: PolishResult?) -> String {
        JSONValue.members(["draft": .string(draft.id), "request": body, "answer": answer, "result": result?.json ?? .null]).serialized()
    }

    private func write(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        let folder = (record as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
                throw CommandFailure("cannot make \(folder): \(CommandFailure.reason(of: error)). Choose another draft.model.record.")
            }
        }
        try console.result(lines.joined(separator: "\n") + "\n", to: record)
    }

    private func remark(on drafts: [Draft]) {
        let accepted = drafts.reduce(0) { $0 + ($1.polish?.accepted ?? 0) }
        let rejected = drafts.reduce(0) { $0 + ($1.polish?.rejected.count ?? 0) }
        console.remark(
            "lacuna: \(settings.name) reworded \(accepted) statements; \(rejected) rewordings were not supported by their sources and left out. All that was sent is in \(record)."
        )
        for reason in Set(drafts.compactMap(\.polish?.failure)).sorted() {
            let count = drafts.count { $0.polish?.failure == reason }
            console.remark("lacuna: \(count) \(count == 1 ? "draft was" : "drafts were") left as they are: \(reason).")
        }
    }
}

extension Draft {
    fileprivate func unpolished(_ model: String, because reason: String) -> Draft {
        var draft = self
        draft.polish = PolishResult(model: model, failure: reason)
        return draft
    }
}
