import KBModel
import KBText

/// How a table's own columns and values become those of articles (`--mapping FILE`).
package struct ArticleMapping: Sendable, Hashable {
    package enum Field: String, Sendable, CaseIterable {
        case id, title, body, summary, language, state, created, updated
        case reviewBy = "review_by"
        case owner, labels, url
    }

    /// What the body's text is written in.
    package enum Form: String, Sendable, CaseIterable { case html, markdown, text }

    package struct Source: Sendable, Hashable {
        /// Columns whose values make the field; in JSON, members inside members are parted by a dot. Of a body with several, each stands under
        /// its column's name; otherwise the first that has a value counts.
        package var columns: [String]
        package var pattern: TimePattern?
        /// Of the body; `nil`: HTML where it has tags, else text.
        package var form: Form?

        package init(columns: [String], pattern: TimePattern? = nil, form: Form? = nil) {
            self.columns = columns
            self.pattern = pattern
            self.form = form
        }
    }

    package var fields: [Field: Source] = [:]
    /// By field: the table's value, folded → the neutral value.
    package var values: [Field: [String: String]] = [:]
    /// Values that mean "not known", folded.
    package var missing: Set<String> = ["", "null", "none", "n/a", "-"]
    package var separator: UInt8?

    package init() {}

    /// The columns of a field: those of the mapping, else the names that mean it.
    func columns(of field: Field) -> [String] { fields[field]?.columns ?? Self.usual[field] ?? [] }

    private static let usual: [Field: [String]] = [
        .id: ["id", "number", "article_id", "slug"], .title: ["title", "question", "subject", "headline"],
        .body: ["body", "html", "content", "answer", "markdown", "text"], .summary: ["summary", "description"],
        .language: ["language", "locale", "lang"], .state: ["state", "status", "workflow_state"],
        .created: ["created", "created_at", "published"], .updated: ["updated", "updated_at", "modified"],
        .reviewBy: ["review_by", "valid_to"], .owner: ["owner", "author"],
        .labels: ["labels", "tags", "category", "categories", "topics", "products"], .url: ["url", "link", "html_url", "canonical"],
    ]

    /// The neutral value of a field, `nil` when it means "not known".
    func neutral(_ value: String, of field: Field) -> String? {
        let folded = value.utf8.count <= 100 ? CSVDialect.normalizedName(value) : nil
        if let folded, missing.contains(folded) { return nil }
        return folded.flatMap { values[field]?[$0] } ?? value
    }
}
