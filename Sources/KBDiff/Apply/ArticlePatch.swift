import KBModel

/// The changes that turn one article into another, from a comparison or from its JSON.
public struct ArticlePatch: Sendable {
    struct Operation: Sendable {
        var kind: Change.Kind
        var old: [Int]
        var new: [Int]
        var content: PatchContent
        /// The place in `changes`; `nil` for noise.
        var change: Int?
    }

    var operations: [Operation]
    let lines: LineDeltas
    let oldFingerprint: String
    let newFingerprint: String

    public init(_ diff: ArticleDiff) {
        operations = []
        lines = LineDeltas(diff.newTree)
        oldFingerprint = diff.oldTree.fingerprint
        newFingerprint = diff.newTree.fingerprint
        for (i, change) in diff.changes.enumerated() { operations.append(Operation(change, number: i)) }
        for change in diff.ignored { operations.append(Operation(change, number: nil)) }
    }

    /// Reads what `ArticleDiff.json` writes.
    public init(json value: JSONValue) throws(PatchError) {
        guard let changes = value["changes"]?.array, let ignored = value["ignored"]?.array else {
            throw .notADiff("`changes` and `ignored` are missing")
        }
        guard let old = value["old"]?["fingerprint"]?.string, let new = value["new"]?["fingerprint"]?.string else {
            throw .notADiff("the fingerprints of `old` and `new` are missing")
        }
        operations = []
        for (i, change) in changes.enumerated() { operations.append(try Operation(json: change, number: i)) }
        for change in ignored { operations.append(try Operation(json: change, number: nil)) }
        lines = LineDeltas(json: value["lines"])
        (oldFingerprint, newFingerprint) = (old, new)
    }

    /// The new article. With `accepting`, only the changes with those places in `changes`: a move into a refused insertion is refused
    /// with it, and the blocks then have no line numbers. Noise is always taken over.
    public func apply(to article: Article, accepting: Set<Int>? = nil) throws(PatchError) -> Article {
        let tree = DiffTree(article.blocks)
        guard tree.fingerprint == oldFingerprint else { throw .otherArticle }
        let builder = try PatchBuilder(tree, operations, accepting: accepting)
        var body = try builder.body()
        if accepting == nil { lines.number(&body) }
        var result = try applyMetadata(to: article, accepting: accepting)
        result.blocks = body.blocks
        if accepting == nil && DiffTree(result.blocks).fingerprint != newFingerprint { throw .otherResult }
        return result
    }

    private func applyMetadata(to article: Article, accepting: Set<Int>?) throws(PatchError) -> Article {
        guard case .object(var members) = article.metadata else { return article }
        for operation in operations {
            guard case .field(let name, let value) = operation.content else { continue }
            if let accepting, let change = operation.change, !accepting.contains(change) { continue }
            if accepting != nil && operation.change == nil { continue }
            members.removeAll { $0.key == name }
            members.append(JSONValue.Member(name, value))
        }
        guard let result = Article(json: .object(members)) else { throw .notADiff("a metadata field has a value of the wrong kind") }
        return result
    }
}

/// What an operation puts in place: known already, or in JSON that can only be read where its place is known.
enum PatchContent: Sendable {
    case none
    case own(NodeContent)
    case subtree(Fragment)
    case json(JSONValue)
    /// The old node with another text.
    case text(String)
    case field(name: String, value: JSONValue)
}

extension ArticlePatch.Operation {
    init(_ change: Change, number: Int?) {
        kind = change.kind
        old = change.old?.path ?? []
        new = change.new?.path ?? []
        self.change = number
        switch change.payload {
        case .none: content = .none
        case .own(let own): content = .own(own)
        case .subtree(let fragment): content = .subtree(fragment)
        case .field(let name, _, let value): content = .field(name: name, value: value)
        }
    }

    init(json value: JSONValue, number: Int?) throws(PatchError) {
        guard let kind = value["kind"]?.string.flatMap(Change.Kind.init(rawValue:)) else { throw .notADiff("a change has no known `kind`") }
        self.kind = kind
        change = number
        old = try Self.path(value["old"], needed: kind != .insert)
        new = try Self.path(value["new"], needed: kind != .delete)
        if kind == .metadata {
            guard let name = value["field"]?.string else { throw .notADiff("a change of metadata has no `field`") }
            content = .field(name: name, value: value["new"]?["value"] ?? .null)
        } else if let json = value["content"] {
            content = .json(json)
        } else if kind == .replace {
            content = .text(value["new"]?["text"]?.string ?? "")
        } else if kind == .move, value["words"] != nil {
            content = .text(value["new"]?["text"]?.string ?? "")
        } else if kind == .insert {
            throw .notADiff("an insertion has no `content`")
        } else {
            content = .none
        }
    }

    private static func path(_ side: JSONValue?, needed: Bool) throws(PatchError) -> [Int] {
        guard let values = side?["block"]?.array else {
            if needed { throw .notADiff("a change lacks the place `block`") }
            return []
        }
        let path = values.compactMap(\.int)
        guard path.count == values.count, path.allSatisfy({ $0 >= 0 }) else { throw .notADiff("`block` is no list of indices") }
        return path
    }
}
