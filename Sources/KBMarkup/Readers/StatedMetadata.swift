import KBModel
import KBText

/// What stands beside an article about it, by name: in a sidecar's row, a front matter, a row of a table.
struct StatedMetadata: Sendable {
    private enum Value: Sendable {
        case one(String)
        case list([String])

        var text: String? {
            switch self {
            case .one(let text): text
            case .list(let texts): texts.first
            }
        }
    }

    private var values: [String: Value] = [:]

    /// Case, and the sign between the words of a name, do not count. The first value of a name stands.
    private static func normalized(_ name: String) -> String {
        CSVDialect.normalizedName(name).split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: "_")
    }

    mutating func add(_ text: String, for name: String) { add(.one(text), for: name) }

    mutating func add(_ texts: [String], for name: String) { if !texts.isEmpty { add(.list(texts), for: name) } }

    private mutating func add(_ value: Value, for name: String) {
        let name = Self.normalized(name)
        if values[name] == nil, value.text?.isEmpty == false { values[name] = value }
    }

    var isEmpty: Bool { values.isEmpty }

    private func text(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.text }.first }

    /// What is stated wins over what the article has; its labels are added to.
    func complete(_ article: inout Article) {
        let language = LanguageTag.stated(text("language", "locale", "lang"))
        if article.id.isEmpty, let id = text("id", "number", "sys_id") { article.id = RecordValues.id(id, language: language) }
        if let title = text("title", "name") {
            article.title = title
            article.problems.removeAll { $0.kind == "missing-title" }
        }
        article.language = language ?? article.language
        article.summary = text("summary", "description", "excerpt") ?? article.summary
        article.state = state ?? article.state
        setTime(\.created, of: &article, "created", "created_at", "published", "date", "pubdate")
        setTime(
            \.updated, of: &article, "updated", "updated_at", "modified", "last_modified", "last_modified_at", "lastmod", "last_updated",
            "last_update")
        setTime(\.reviewBy, of: &article, "review_by", "valid_to", "expires", "expiry_date", "expirydate")
        article.owner = text("owner", "author", "authors") ?? article.owner
        let urls = [text("url", "canonical", "canonical_url", "permalink")].compactMap { $0 } + list("aliases", splitting: false)
        article.urls = urls + article.urls.filter { !urls.contains($0) }
        for name in ["labels", "tags", "products", "topics", "categories", "category", "keywords"] {
            for label in list(name, splitting: true) where !article.labels.contains(label) { article.labels.append(label) }
        }
    }

    private var state: Article.State? {
        if let word = text("state", "status", "workflow_state") { return RecordValues.state(word) }
        return text("draft").map { $0.lowercased() == "true" ? .draft : .published }
    }

    /// A date that is none is named, not guessed.
    private func setTime(_ field: WritableKeyPath<Article, Timestamp?>, of article: inout Article, _ names: String...) {
        guard let name = names.first(where: { values[$0] != nil }), let text = values[name]?.text else { return }
        if let time = Timestamp(iso8601: text) {
            article[keyPath: field] = time
        } else {
            article.problems.append(
                Problem(kind: "unreadable-date", message: "what stands for \(name) is no date such as 2026-11-25; it was left out"))
        }
    }

    private func list(_ name: String, splitting: Bool) -> [String] {
        switch values[name] {
        case .one(let text): splitting ? Self.parts(of: text) : [text]
        case .list(let texts): texts
        case nil: []
        }
    }

    /// Values separated by `;` or `|`, or by `,` where there is neither.
    static func parts(of text: String) -> [String] {
        let strong = text.utf8.contains { $0 == 0x3B || $0 == 0x7C }
        return text.utf8.split { strong ? $0 == 0x3B || $0 == 0x7C : $0 == 0x2C }.compactMap { part in
            let trimmed = part.drop(while: \.isASCIISpace).reversed().drop(while: \.isASCIISpace).reversed()
            return trimmed.isEmpty ? nil : String(decoding: Array(trimmed), as: UTF8.self)
        }
    }
}
