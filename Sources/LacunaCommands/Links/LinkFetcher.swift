import Foundation
import FoundationNetworking
import Synchronization

/// Fetches addresses over the network: as much as is needed to see that a page is there, and no more.
final class LinkFetcher: NSObject, Sendable {
    enum Method: String {
        case head = "HEAD"
        case get = "GET"
    }

    private struct Waiting {
        let continuation: CheckedContinuation<LinkAnswer, Never>
        let wantsBody: Bool
        var status = 0
        var retryAfter: Double?
        var body: [UInt8] = []
    }

    private let waiting = Mutex<[ObjectIdentifier: Waiting]>([:])
    private let timeout: Double

    init(timeout: Double) { self.timeout = timeout }

    /// Redirects are followed. `wantsBody` keeps the beginning of the body; else the connection is closed after the head.
    func fetch(_ method: Method, _ address: String, wantsBody: Bool = false) async -> LinkAnswer {
        guard let url = URL(string: address) else { return .failure("the address cannot be read", isWorthRetrying: false) }
        var request = URLRequest(url: url, timeoutInterval: timeout)
        request.httpMethod = method.rawValue
        request.setValue("Mozilla/5.0 (compatible; \(RobotsRules.agent)/1; link check)", forHTTPHeaderField: "User-Agent")
        request.setValue("*/*", forHTTPHeaderField: "Accept")
        let settings = URLSessionConfiguration.ephemeral
        settings.timeoutIntervalForResource = 2 * timeout
        settings.httpShouldSetCookies = false
        let session = URLSession(configuration: settings, delegate: self, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: request)
        return await withCheckedContinuation { continuation in
            let key = ObjectIdentifier(task)
            waiting.withLock { $0[key] = Waiting(continuation: continuation, wantsBody: wantsBody) }
            task.resume()
        }
    }

    private func finish(_ task: URLSessionTask, with answer: (Waiting) -> LinkAnswer) {
        guard let entry = waiting.withLock({ $0.removeValue(forKey: ObjectIdentifier(task)) }) else { return }
        entry.continuation.resume(returning: answer(entry))
    }
}

extension LinkFetcher: URLSessionDataDelegate {
    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let answer = response as? HTTPURLResponse
        let goesOn = waiting.withLock { waiting -> Bool in
            let key = ObjectIdentifier(dataTask)
            waiting[key]?.status = answer?.statusCode ?? 0
            waiting[key]?.retryAfter = answer?.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init)
            return waiting[key]?.wantsBody ?? false
        }
        completionHandler(goesOn ? .allow : .cancel)
        if !goesOn { finish(dataTask) { .status($0.status, retryAfter: $0.retryAfter) } }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isEnough = waiting.withLock { waiting -> Bool in
            let key = ObjectIdentifier(dataTask)
            guard var entry = waiting[key] else { return false }
            entry.body += data.prefix(RobotsRules.mostBytes - entry.body.count)
            waiting[key] = entry
            return entry.body.count >= RobotsRules.mostBytes
        }
        if isEnough {
            dataTask.cancel()
            complete(dataTask)
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error = error as? URLError { finish(task) { _ in Self.answer(for: error) } } else { complete(task) }
    }

    private func complete(_ task: URLSessionTask) {
        finish(task) { entry in
            guard entry.status > 0 else { return .failure("the answer is not HTTP", isWorthRetrying: false) }
            return .status(entry.status, retryAfter: entry.retryAfter, body: String(decoding: entry.body, as: UTF8.self))
        }
    }

    private static func answer(for error: URLError) -> LinkAnswer {
        switch error.code {
        case .cannotFindHost, .dnsLookupFailed: .noSuchHost
        case .timedOut: .failure("no answer in time", isWorthRetrying: true)
        case .cannotConnectToHost, .networkConnectionLost: .failure("no connection", isWorthRetrying: true)
        case .notConnectedToInternet: .failure("there is no network here", isWorthRetrying: false)
        case .httpTooManyRedirects: .failure("it is redirected without end", isWorthRetrying: false)
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateNotYetValid,
            .serverCertificateHasUnknownRoot:
            .failure("its certificate is not valid", isWorthRetrying: false)
        default: .failure("no connection (code \(error.code.rawValue))", isWorthRetrying: true)
        }
    }
}
