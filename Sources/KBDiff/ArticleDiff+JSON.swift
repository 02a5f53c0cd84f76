import KBModel

extension ArticleDiff {
    /// The form of `lacuna diff --format json`. `content` stands where `new.text` alone does not tell `apply` what to build; `lines`
    /// holds the differences between the source lines of NEW's blocks in reading order.
    public var json: JSONValue {
        .members([
            "old": side(old, oldTree), "new": side(new, newTree), "equal": .bool(isEqual),
            "risks": .object(riskCounts.map { JSONValue.Member($0.risk.rawValue, .int($0.count)) }),
            "stats": .members([
                "blocksOld": .int(stats.blocksOld), "blocksNew": .int(stats.blocksNew), "wordsInserted": .int(stats.wordsInserted),
                "wordsDeleted": .int(stats.wordsDeleted), "blocksMoved": .int(stats.blocksMoved),
            ]),
            "limits": .array(limits.map { .members(["kind": .string($0.rawValue), "message": .string($0.message)]) }),
            "changes": .array(changes.map { json(of: $0) }), "ignored": .array(ignored.map { json(of: $0) }),
            "lines": LineDeltas(newTree).json,
        ])
    }

    private func side(_ article: Article, _ tree: DiffTree) -> JSONValue {
        .members([
            "id": .string(article.id), "title": .string(article.title), "path": .string(article.source.path),
            "fingerprint": .string(tree.fingerprint),
        ])
    }

    private func json(of change: Change) -> JSONValue {
        var (oldValue, newValue): (JSONValue?, JSONValue?) = (nil, nil)
        if case .field(_, let before, let after) = change.payload { (oldValue, newValue) = (before, after) }
        return .members([
            "kind": .string(change.kind.rawValue), change.kind == .metadata ? "field" : "subject": .string(change.subject),
            "old": change.old.map { Self.json(of: $0, value: oldValue) }, "new": change.new.map { Self.json(of: $0, value: newValue) },
            "words": change.words.isEmpty ? nil : .array(change.words.map { [.string($0.operation.rawValue), .string($0.text)] }),
            "attributes": change.attributes.isEmpty ? nil : .array(change.attributes.map(\.json)),
            "risks": change.noise.isEmpty ? .strings(change.risks.map(\.rawValue)) : nil,
            "noise": change.noise.isEmpty ? nil : .strings(change.noise.map(\.rawValue)),
            "evidence": evidence(of: change).map(JSONValue.string), "content": content(of: change),
        ])
    }

    private static func json(of side: Change.Side, value: JSONValue?) -> JSONValue {
        .members(["block": .array(side.path.map { .int($0) }), "text": .string(side.text), "value": value])
    }

    private func content(of change: Change) -> JSONValue? {
        switch change.payload {
        case .none, .field: return nil
        case .subtree(let fragment): return fragment.json
        case .own(let content):
            if let old = change.old, let node = oldTree.node(at: old.path), let new = change.new,
                oldTree.nodes[node].content.replacingText(with: new.text) == content, content.inlines.allSatisfy(\.isPlain)
            {
                return nil
            }
            return Fragment(content).json
        }
    }
}

extension Change.Attribute {
    fileprivate var json: JSONValue {
        .members([
            "name": .string(name), "text": text.isEmpty ? nil : .string(text), "old": .string(old), "new": .string(new),
        ])
    }
}

extension Inline {
    fileprivate var isPlain: Bool { marks.isEmpty && link == nil && image == nil }
}

extension NodeContent {
    /// The same node with another text without marks; `nil` for nodes that have no text.
    func replacingText(with text: String) -> NodeContent? {
        let inlines = text.isEmpty ? [] : [Inline(text)]
        switch self {
        case .heading(let level, _): return .heading(level: level, inlines)
        case .paragraph: return .paragraph(inlines)
        case .details: return .details(summary: inlines)
        case .code(let language, _): return .code(language: language, text: text)
        case .definition: return .definition(term: inlines)
        case .body, .image, .list, .table, .quote, .note, .definitions, .item, .row, .cell: return nil
        }
    }
}

extension DiffTree {
    /// Equal for bodies that are the same byte for byte, line numbers aside.
    package var fingerprint: String {
        let digits = String(nodes[Self.root].exact, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
