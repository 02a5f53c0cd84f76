import KBModel

/// One thing that differs between two articles.
public struct Change: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case insert, delete, replace, move, metadata
    }

    /// Where a change stands on one side, and what stands there.
    public struct Side: Sendable, Hashable {
        /// The indices from `blocks` down: `[4]` the fifth block, `[4, 2, 0]` the first block of its third item.
        public var path: [Int]
        public var text: String

        public init(path: [Int], text: String) {
            self.path = path
            self.text = text
        }
    }

    /// A part of a block other than its words that changed: a heading's level, a link's target, the emphasis of some words.
    public struct Attribute: Sendable, Hashable {
        public var name: String
        /// The words it is about; empty when it is the whole block.
        public var text: String
        public var old: String
        public var new: String

        public init(name: String, text: String = "", old: String, new: String) {
            self.name = name
            self.text = text
            self.old = old
            self.new = new
        }
    }

    /// What `apply` needs beyond the paths.
    package enum Payload: Sendable, Hashable {
        case none
        /// The node's own part, without what stands inside it.
        case own(NodeContent)
        /// The inserted node, without what was moved into it.
        case subtree(Fragment)
        /// A metadata field's values.
        case field(name: String, old: JSONValue, new: JSONValue)
    }

    public var kind: Kind
    public var old: Side?
    public var new: Side?
    /// What the change is about: a block's kind, `item`, `row`, `cell`, `definition`, or the metadata field's name.
    public var subject: String
    public var words: [WordRun] = []
    public var attributes: [Attribute] = []
    public var risks: [Risk] = []
    /// Why it is only noise, in `ArticleDiff.ignored`; empty in `changes`.
    public var noise: [Noise] = []
    package var payload: Payload = .none

    package init(_ kind: Kind, subject: String, old: Side? = nil, new: Side? = nil, payload: Payload = .none) {
        self.kind = kind
        self.subject = subject
        self.old = old
        self.new = new
        self.payload = payload
    }
}

/// Differences that no reader sees.
public enum Noise: String, Sendable, Hashable, CaseIterable {
    case whiteSpace = "white-space"
    case quotes
    case generatedID = "generated-id"
    /// The same text and marks in other runs, or invisible characters.
    case markup
    /// What says where and how an article was read: path, format, line numbers.
    case source
}
