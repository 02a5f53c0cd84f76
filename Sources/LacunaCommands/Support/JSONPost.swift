import Foundation
import FoundationNetworking
import KBModel
import KBReports

/// Posts JSON to an address, again after time-outs, 429 and errors of the server.
struct JSONPost: Sendable {
    /// Why there is no answer, in words that hold neither the address nor what was sent.
    struct Failure: Error, Sendable {
        var reason: String
    }

    var url: URL
    var headers: [String: String] = [:]
    /// Seconds that one attempt may take.
    var timeout: TimeInterval
    /// Seconds between the attempts; one attempt more than there are pauses.
    var pauses: [Double]

    /// The body of the answer.
    func send(_ body: JSONValue) async throws(Failure) -> [UInt8] {
        var request = URLRequest(url: url, timeoutInterval: timeout)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.httpBody = Data(body.serialized().utf8)
        var reason = ""
        for attempt in 0...pauses.count {
            if attempt > 0 { await Self.pause(seconds: pauses[attempt - 1]) }
            let (data, status): (Data, Int)
            do {
                let (received, response) = try await URLSession.shared.data(for: request)
                (data, status) = (received, (response as? HTTPURLResponse)?.statusCode ?? 0)
            } catch {
                let timedOut = (error as? URLError)?.code == .timedOut
                reason = timedOut ? "it did not answer in \(NumberText.short(timeout)) seconds" : "there is no connection"
                continue
            }
            if (200..<300).contains(status) { return Array(data) }
            reason = "it answered with status \(status)"
            guard status == 429 || status >= 500 else { break }
        }
        throw Failure(reason: reason)
    }

    private static func pause(seconds: Double) async {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
    }
}
