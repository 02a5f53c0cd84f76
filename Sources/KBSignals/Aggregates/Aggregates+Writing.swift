import KBModel

/// The file form (`lacuna contacts --format aggregate`): JSON Lines, the header first; docs/aggregates.md tells every column.
extension Aggregates {
    /// Raised whenever an older program would misread a file.
    package static let version = 2

    /// One object a line, in an order that depends on nothing but the counts.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        func write(_ row: JSONValue) {
            row.write(to: &out)
            out.append(0x0A)
        }
        write(header)
        for row in Self.sorted(cells.map { Self.row($0.key, $0.value) }) { write(row) }
        for row in Self.sorted(examples.map(Self.row)) { write(row) }
        for contact in asked { write(Self.row(contact)) }
        for (article, votes) in votes.sorted(by: { $0.key < $1.key }) {
            write(.members(["kind": "votes", "article": .string(article), "up": .int(votes.up), "down": .int(votes.down)]))
        }
        return out
    }

    private var header: JSONValue {
        .members([
            "kind": "header", "lacuna": "aggregates", "version": .int(Self.version), "window": .int(window),
            "parts": parts == 1 ? nil : .int(parts), "first": first.map { .string($0.iso8601) }, "last": last.map { .string($0.iso8601) },
            "contacts": .int(contacts),
        ])
    }

    /// Rows hold no order of their own: they are sorted as they are written.
    private static func sorted(_ rows: [JSONValue]) -> [JSONValue] {
        rows.map { (text: $0.serialized(), row: $0) }.sorted { $0.text < $1.text }.map(\.row)
    }

    private static func row(_ kind: ContactKind, _ count: Int) -> JSONValue {
        .object([.init("kind", "contacts")] + members(of: kind) + [.init("contacts", .int(count))])
    }

    private static func row(_ example: Example) -> JSONValue {
        .members([
            "kind": "example", "articles": list(example.articles), "escalation_reason": example.escalationReason.map(JSONValue.string),
            "signals": .int(example.signals), "time": .string(example.time.iso8601), "id": .string(example.id),
        ])
    }

    private static func row(_ contact: Asked) -> JSONValue {
        var row: [JSONValue.Member] = [
            .init("kind", "asked"), .init("id", .string(contact.id)), .init("time", .string(contact.time.iso8601)),
        ]
        if contact.customer > 0 { row.append(.init("customer", .int(contact.customer))) }
        row += members(of: contact.kind)
        row.append(.init("question", .string(contact.question)))
        if contact.represents != contact.drawn {
            row += [.init("represents", .int(contact.represents)), .init("drawn", .int(contact.drawn))]
        }
        return .object(row)
    }

    /// What is known of a kind; the rest is left out.
    private static func members(of kind: ContactKind) -> [JSONValue.Member] {
        JSONValue.members([
            "articles": list(kind.articles), "article_link": kind.articleLink.map { .string($0.rawValue) },
            "topic": kind.topic.map(JSONValue.string), "product": kind.product.map(JSONValue.string),
            "channel": kind.channel.map(JSONValue.string), "language": kind.language.map(JSONValue.string),
            "complexity": kind.complexity.map { .string($0.rawValue) }, "complexity_derived": kind.isComplexityDerived ? true : nil,
            "handled_by": kind.handledBy.map { .string($0.rawValue) }, "outcome": kind.outcome.map { .string($0.rawValue) },
            "escalated": kind.escalated.map(JSONValue.bool), "escalation_reason": kind.escalationReason.map(JSONValue.string),
            "resolved": kind.resolved.map(JSONValue.bool), "reopened": kind.reopened.map(JSONValue.bool),
            "has_customer": kind.hasCustomer ? true : nil, "came_back": kind.cameBack ? true : nil,
            "followed": kind.isFollowed ? true : nil,
            "day": kind.day.map { .string(String(Timestamp(seconds: $0 * Timestamp.secondsPerDay).iso8601.prefix(10))) },
        ]).object ?? []
    }

    private static func list(_ articles: [String]) -> JSONValue? { articles.isEmpty ? nil : .strings(articles) }
}
