/// Anything people read: a knowledge-base page, a draft template, a draft. One model for all formats.
public struct Article: Sendable, Hashable {
    /// The vendor's id with the locale, else the canonical URL, else the path without its ending.
    public var id: String
    public var title: String
    /// A BCP 47 tag as the source states it, or `nil`.
    public var language: String?
    public var summary: String?
    public var state: State?
    public var created: Timestamp?
    public var updated: Timestamp?
    public var reviewBy: Timestamp?
    public var owner: String?
    public var labels: [String]
    public var urls: [String]
    public var source: Source
    public var blocks: [Block]
    /// The names that a link's fragment may point at (`id` and `name` of HTML); `nil` when the format's reader does not tell.
    public var anchors: [String]?
    /// Other articles that the source joins this one with beside its text, such as by DITA's relationship tables: targets as links have them.
    public var related: [String] = []
    /// What could not be read as meant, and how it was read instead.
    public var problems: [Problem]

    /// The life-cycle states that vendors share; a vendor's own word stays readable in `other`.
    public enum State: Sendable, Hashable {
        case draft, review, published, retired
        case other(String)
    }

    /// Where an article was read.
    public struct Source: Sendable, Hashable {
        public var path: String
        public var format: String
        /// Which record inside a container (page id, sys_id, …); `nil` for a whole file.
        public var locator: String?

        public init(path: String, format: String, locator: String? = nil) {
            self.path = path
            self.format = format
            self.locator = locator
        }
    }

    public init(
        id: String, title: String, language: String? = nil, summary: String? = nil, state: State? = nil, created: Timestamp? = nil,
        updated: Timestamp? = nil, reviewBy: Timestamp? = nil, owner: String? = nil, labels: [String] = [], urls: [String] = [],
        source: Source, blocks: [Block], anchors: [String]? = nil, problems: [Problem] = []
    ) {
        self.id = id
        self.title = title
        self.language = language
        self.summary = summary
        self.state = state
        self.created = created
        self.updated = updated
        self.reviewBy = reviewBy
        self.owner = owner
        self.labels = labels
        self.urls = urls
        self.source = source
        self.blocks = blocks
        self.anchors = anchors
        self.problems = problems
    }

    /// The readable text: the blocks' texts, separated by one blank line.
    public var text: String { blocks.joinedText }
}

/// Something that a reader could not take as meant: the fact, and what was done instead.
public struct Problem: Sendable, Hashable {
    /// A stable kebab-case word, such as `undecodable-bytes`.
    public var kind: String
    /// The line in the source, counted from 1, where known.
    public var line: Int?
    public var message: String

    public init(kind: String, line: Int? = nil, message: String) {
        self.kind = kind
        self.line = line
        self.message = message
    }
}

extension Article.State {
    /// The word that JSON carries.
    public var word: String {
        switch self {
        case .draft: "draft"
        case .review: "review"
        case .published: "published"
        case .retired: "retired"
        case .other(let word): word
        }
    }

    public init(word: String) {
        switch word {
        case "draft": self = .draft
        case "review": self = .review
        case "published": self = .published
        case "retired": self = .retired
        default: self = .other(word)
        }
    }
}
