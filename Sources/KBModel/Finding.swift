/// A fact about an article's content that somebody should look at.
public struct Finding: Sendable, Hashable {
    /// The rule's permanent kebab-case id.
    public var rule: String
    public var severity: Severity
    public var location: Location
    /// One clause that states the fact.
    public var message: String
    /// Why it matters.
    public var explanation: String?
    public var fix: String?
    /// A hash of the content that the finding is about, stable over moves and re-exports.
    public var fingerprint: String
    public var related: [Location]
    /// What mends it, where a program can know.
    public var replacement: Replacement?

    /// A link's target as written, and the one to write in its place.
    public struct Replacement: Sendable, Hashable {
        public var old: String
        public var new: String

        public init(old: String, new: String) {
            self.old = old
            self.new = new
        }
    }

    /// A place in an article's source.
    public struct Location: Sendable, Hashable {
        public var path: String
        public var line: Int?
        public var article: String

        public init(path: String, line: Int?, article: String) {
            self.path = path
            self.line = line
            self.article = article
        }
    }

    public init(
        rule: String, severity: Severity, location: Location, message: String, explanation: String? = nil, fix: String? = nil,
        fingerprint: String, related: [Location] = [], replacement: Replacement? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.location = location
        self.message = message
        self.explanation = explanation
        self.fix = fix
        self.fingerprint = fingerprint
        self.related = related
        self.replacement = replacement
    }
}

/// How much a finding matters, from least to most.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case suggestion, warning, error

    private var rank: Int {
        switch self {
        case .suggestion: 0
        case .warning: 1
        case .error: 2
        }
    }

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
