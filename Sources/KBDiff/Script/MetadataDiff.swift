import KBModel

/// Compares what articles say about themselves.
enum MetadataDiff {
    /// Fields whose words are compared.
    static let proseFields: Set<String> = ["title", "summary"]
    /// Fields that readers and editors go by.
    private static let fields = [
        "title", "language", "summary", "state", "created", "updated", "review_by", "owner", "labels", "urls",
    ]
    /// What identifies an article or says how it was read.
    private static let sourceFields = ["id", "source", "anchors", "problems"]

    static func changes(from old: Article, to new: Article) -> (changes: [Change], ignored: [Change]) {
        let (before, after) = (old.metadata, new.metadata)
        var found: (changes: [Change], ignored: [Change]) = ([], [])
        for name in fields {
            guard let change = change(of: name, from: before, to: after) else { continue }
            if let a = before[name]?.string, let b = after[name]?.string, canonical(a) == canonical(b) {
                var noise = change
                noise.noise = NoiseClassifier.noise(from: .paragraph([Inline(a)]), to: .paragraph([Inline(b)]))
                found.ignored.append(noise)
            } else {
                found.changes.append(change)
            }
        }
        for name in sourceFields {
            guard var change = change(of: name, from: before, to: after) else { continue }
            change.noise = [.source]
            found.ignored.append(change)
        }
        return found
    }

    private static func change(of name: String, from before: JSONValue, to after: JSONValue) -> Change? {
        let (a, b) = (before[name] ?? .null, after[name] ?? .null)
        guard a.serialized() != b.serialized() else { return nil }
        var change = Change(.metadata, subject: name)
        change.old = Change.Side(path: [], text: readable(a))
        change.new = Change.Side(path: [], text: readable(b))
        change.payload = .field(name: name, old: a, new: b)
        return change
    }

    private static func readable(_ value: JSONValue) -> String {
        if value.isNull { return "" }
        if let list = value.array { return list.map { $0.scalarText ?? $0.serialized() }.joined(separator: ", ") }
        return value.scalarText ?? value.serialized()
    }

    private static func canonical(_ text: String) -> [UInt8] {
        var canonical = CanonicalText()
        canonical.append([Inline(text)], isVerbatim: false)
        return canonical.bytes
    }
}

extension Article {
    /// The article's JSON without its body.
    package var metadata: JSONValue {
        var bare = self
        bare.blocks = []
        return bare.json
    }
}
