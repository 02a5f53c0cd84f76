import KBModel

/// One row of the file form: columns by name, as docs/aggregates.md lists them. JSON Lines and CSV hold the same.
struct AggregateRow {
    /// What a row tells of.
    enum Kind: String { case header, contacts, example, asked, votes }

    private var values: [String: String] = [:]
    private(set) var articles: [String] = []

    init(_ object: JSONValue) {
        for member in object.object ?? [] {
            if member.key == "articles", let list = member.value.array {
                articles = list.compactMap(\.string)
            } else if let text = member.value.scalarText {
                set(member.key, text)
            }
        }
    }

    init(columns: [String], values: [String]) {
        for (column, value) in zip(columns, values) where !value.isEmpty { set(column, value) }
    }

    private mutating func set(_ column: String, _ text: String) {
        guard column == "articles" else {
            values[column] = text
            return
        }
        for part in text.split(separator: "|") {
            let article = Mapping.trimmed(String(part))
            if !article.isEmpty, !articles.contains(article) { articles.append(article) }
        }
    }

    var kind: Kind? { values["kind"].flatMap(Kind.init) }

    subscript(column: String) -> String? { values[column] }

    func int(_ column: String) -> Int? { values[column].flatMap(SignalValues.int) }

    func bool(_ column: String) -> Bool? { values[column].flatMap(SignalValues.bool) }

    func name<Value: RawRepresentable>(_ column: String) -> Value? where Value.RawValue == String {
        values[column].flatMap { SignalValues.name($0) }
    }

    func time(_ column: String) -> Timestamp? {
        guard let text = values[column] else { return nil }
        return Timestamp(iso8601: text) ?? Int64(text).map { Timestamp(seconds: $0) }
    }

    /// Days since 1970, written so or as a date.
    func day(_ column: String) -> Int64? {
        guard let text = values[column] else { return nil }
        return Int64(text) ?? Timestamp(iso8601: text)?.day
    }

    var contactKind: ContactKind {
        var kind = ContactKind()
        kind.articles = articles
        kind.articleLink = name("article_link")
        (kind.topic, kind.product, kind.channel, kind.language) = (self["topic"], self["product"], self["channel"], self["language"])
        kind.complexity = name("complexity")
        kind.isComplexityDerived = bool("complexity_derived") ?? false
        kind.handledBy = name("handled_by")
        kind.outcome = name("outcome")
        (kind.escalated, kind.resolved, kind.reopened) = (bool("escalated"), bool("resolved"), bool("reopened"))
        kind.escalationReason = self["escalation_reason"]
        kind.hasCustomer = bool("has_customer") ?? false
        kind.cameBack = bool("came_back") ?? false
        kind.isFollowed = bool("followed") ?? false
        kind.day = day("day")
        return kind
    }
}
