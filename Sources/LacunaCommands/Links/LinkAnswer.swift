import KBAudit

/// What came back for one request.
enum LinkAnswer: Sendable, Hashable {
    /// A status, the seconds after which to come back where the site says so, and the beginning of the body where it was asked for.
    case status(Int, retryAfter: Double? = nil, body: String = "")
    case noSuchHost
    /// No answer, and why in a few words.
    case failure(String, isWorthRetrying: Bool)

    var isWorthRetrying: Bool {
        switch self {
        case .status(let code, _, _): code == 429 || code == 408 || code >= 500
        case .noSuchHost: false
        case .failure(_, let isWorthRetrying): isWorthRetrying
        }
    }

    /// Some sites know no HEAD, or treat it worse than what browsers send.
    var asksForGet: Bool {
        if case .status(let code, _, _) = self { code >= 400 && code != 429 && code < 500 || code == 501 } else { false }
    }

    var verdict: LinkVerdict {
        switch self {
        case .status(200..<400, _, _): .reachable
        case .status(404, _, _): .broken("404, not found")
        case .status(410, _, _): .broken("410, gone")
        case .status(401, _, _), .status(403, _, _): .unchecked("the site wants to know who asks")
        case .status(429, _, _): .unchecked("the site asks to come back later (429)")
        case .status(let code, _, _): .unchecked("the site answers \(code)")
        case .noSuchHost: .broken("there is no such host")
        case .failure(let reason, _): .unchecked(reason)
        }
    }
}
