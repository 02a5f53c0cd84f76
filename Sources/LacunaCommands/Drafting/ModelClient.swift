import Foundation
import FoundationNetworking
import KBModel

/// Asks an OpenAI-compatible interface (`POST …/chat/completions`). Errors never hold the key or what was sent.
struct ModelClient: Sendable {
    struct Answer: Sendable {
        var content: String
        /// Tokens as the server counts them; `nil` when it does not say.
        var tokens: Int?
    }

    struct Failure: Error, Sendable {
        var reason: String
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

    /// Tries again after time-outs, 429 and errors of the server, with growing pauses.
    func answer(to body: JSONValue) async throws(Failure) -> Answer {
        var request = URLRequest(url: address, timeoutInterval: settings.timeout)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        request.httpBody = Data(body.serialized().utf8)
        var reason = ""
        for attempt in 0...settings.retries {
            if attempt > 0 { await Self.pause(seconds: 0.5 * Double(1 << min(attempt, 5))) }
            let (data, status): (Data, Int)
            do {
                let (received, response) = try await URLSession.shared.data(for: request)
                (data, status) = (received, (response as? HTTPURLResponse)?.statusCode ?? 0)
            } catch {
                let timedOut = (error as? URLError)?.code == .timedOut
                reason = timedOut ? "it did not answer in \(settings.timeout) seconds" : "there is no connection"
                continue
            }
            if (200..<300).contains(status) { return try Self.read(data) }
            reason = "it answered with status \(status)"
            guard status == 429 || status >= 500 else { break }
        }
        throw Failure(reason: reason)
    }

    private static func pause(seconds: Double) async {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
    }

    private static func read(_ data: Data) throws(Failure) -> Answer {
        let json: JSONValue
        do { json = try JSONValue(parsing: Array(data)) } catch { throw Failure(reason: "its answer is not JSON") }
        guard let content = json["choices"]?.array?.first?["message"]?["content"]?.string else {
            throw Failure(reason: "its answer holds no message")
        }
        return Answer(content: content, tokens: json["usage"]?["total_tokens"]?.int)
    }
}
