import Foundation
import KBModel

/// Asks an OpenAI-compatible interface (`POST …/chat/completions`). Errors never hold the key or what was sent.
struct ModelClient: Sendable {
    struct Answer: Sendable {
        var content: String
        /// Tokens as the server counts them; `nil` when it does not say.
        var tokens: Int?
    }

    private let settings: Configuration.Model
    private let address: URL
    private let key: String?

    /// - Throws: `CommandFailure` when the address cannot be read, or the variable of the key is not set.
    init(_ settings: Configuration.Model, environment: [String: String]) throws(CommandFailure) {
        let base = settings.endpoint.hasSuffix("/") ? String(settings.endpoint.dropLast()) : settings.endpoint
        guard let url = URL(string: base + "/chat/completions"), url.host?.isEmpty == false, ["http", "https"].contains(url.scheme) else {
            throw CommandFailure("draft.model.endpoint: the address cannot be read. Write it as https://host/v1.")
        }
        if let variable = settings.keyVariable, environment[variable, default: ""].isEmpty {
            throw CommandFailure("draft.model.key_variable: the environment has no \(variable). Set it, or take the line out.")
        }
        self.settings = settings
        address = url
        key = settings.keyVariable.flatMap { environment[$0] }
    }

    /// Tries again with growing pauses.
    func answer(to body: JSONValue) async throws(JSONPost.Failure) -> Answer {
        let post = JSONPost(
            url: address, headers: key.map { ["Authorization": "Bearer \($0)"] } ?? [:], timeout: settings.timeout,
            pauses: (0..<settings.retries).map { Double(1 << min($0, 4)) })
        return try Self.read(try await post.send(body))
    }

    private static func read(_ bytes: [UInt8]) throws(JSONPost.Failure) -> Answer {
        let json: JSONValue
        do { json = try JSONValue(parsing: bytes) } catch { throw JSONPost.Failure(reason: "its answer is not JSON") }
        guard let content = json["choices"]?.array?.first?["message"]?["content"]?.string else {
            throw JSONPost.Failure(reason: "its answer holds no message")
        }
        return Answer(content: content, tokens: json["usage"]?["total_tokens"]?.int)
    }
}
