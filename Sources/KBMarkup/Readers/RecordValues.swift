import KBModel

/// How vendors' records write the values that articles share.
enum RecordValues {
    /// Title and other one-line texts, which may hold character references or tags.
    static func plainText(_ html: String) -> String {
        var inline = InlineBuilder()
        if html.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) {
            inline.append(HTML5Parser.parse(Array(html.utf8)).innerText(of: MarkupTree.document))
        } else {
            inline.append(html)
        }
        return inline.finish().plainText
    }

    /// A vendor's id with the language; empty where there is no id.
    static func id(_ id: String, language: String?) -> String { id.isEmpty ? "" : language.map { "\(id)-\($0)" } ?? id }

    /// ISO 8601, or seconds since 1970 as a number.
    static func time(_ value: JSONValue?) -> Timestamp? {
        if let number = value?.int { return Timestamp(seconds: Int64(number)) }
        return value?.string.flatMap { Timestamp(iso8601: $0) }
    }

    /// The words that vendors use for a state.
    static func state(_ word: String) -> Article.State {
        switch word.lowercased() {
        case "published", "publish", "live", "current", "final", "online": .published
        case "draft", "in_draft", "new": .draft
        case "review", "pending", "in_review", "in-review", "pending_approval": .review
        case "retired", "archived", "trash", "outdated", "deprecated", "pending_retirement": .retired
        default: .other(word)
        }
    }

    /// Parts between commas or semicolons, without white space around them.
    static func list(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x2C || $0 == 0x3B }.compactMap { part in
            let trimmed = part.drop(while: \.isASCIISpace).reversed().drop(while: \.isASCIISpace).reversed()
            return trimmed.isEmpty ? nil : String(decoding: Array(trimmed), as: UTF8.self)
        }
    }
}
