import KBModel

/// Rows → contacts. A row without id or readable time is left out and counted; another value that its field cannot have is dropped and
/// counted.
package struct ContactReader {
    package static let fields: [SignalField] = [
        .id, .time, .customer, .channel, .language, .topic, .product, .handledBy, .outcome, .escalated, .escalationReason, .resolved,
        .reopened, .rating, .complexity, .minutes, .articles, .articleLink, .question, .closed, .initiatedBy, .mergedInto,
    ]

    private let rows: RowReader
    private let mapping: Mapping
    private let times: TimeReading
    private let customers: CustomerKey

    package init(mapping: Mapping, customers: CustomerKey, zones: ZoneRules = .fixedOffsets) throws(SignalError) {
        rows = RowReader(mapping: mapping, fields: Self.fields)
        self.mapping = mapping
        times = try TimeReading(mapping: mapping, zones: zones)
        self.customers = customers
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Contact) throws -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            if let contact = contact(row, source, &problems) { try body(contact) }
        }
    }

    private func contact(_ row: borrowing SignalRow, _ source: Span<UInt8>, _ problems: inout SignalProblems) -> Contact? {
        guard let id = row.text(.id, in: source, mapping) else {
            problems.count(.noID, line: row.line)
            return nil
        }
        guard let written = row.text(.time, in: source, mapping) else {
            problems.count(.noTime, line: row.line)
            return nil
        }
        guard let time = times.time(written) else {
            problems.count(.badTime, line: row.line)
            return nil
        }
        if let target = row.text(.mergedInto, in: source, mapping), target != id {
            problems.count(.merged, line: row.line)
            return nil
        }
        var contact = Contact(id: id, time: time)
        contact.customer = row.text(.customer, in: source, mapping).map(customers.hashed)
        contact.channel = row.text(.channel, in: source, mapping)
        contact.language = row.text(.language, in: source, mapping)
        contact.topic = row.text(.topic, in: source, mapping)
        contact.product = row.text(.product, in: source, mapping)
        contact.escalationReason = row.text(.escalationReason, in: source, mapping)
        contact.question = row.text(.question, in: source, mapping)
        contact.articles = row.text(.articles, in: source, mapping).map(articles) ?? []
        var dropped = false
        func read<Value>(_ field: SignalField, _ row: borrowing SignalRow, _ parse: (String) -> Value?) -> Value? {
            guard let text = row.text(field, in: source, mapping) else { return nil }
            let value = parse(text)
            if value == nil { dropped = true }
            return value
        }
        contact.handledBy = read(.handledBy, row, SignalValues.name)
        contact.outcome = read(.outcome, row, SignalValues.name)
        contact.complexity = read(.complexity, row, SignalValues.name)
        contact.articleLink = read(.articleLink, row, SignalValues.name)
        contact.escalated = read(.escalated, row, SignalValues.bool)
        contact.resolved = read(.resolved, row, SignalValues.bool)
        contact.reopened = read(.reopened, row) { SignalValues.int($0).flatMap { $0 >= 0 ? $0 : nil } }
        contact.rating = read(.rating, row, SignalValues.number)
        contact.minutes = read(.minutes, row) { SignalValues.number($0).flatMap { $0 >= 0 ? $0 : nil } }
        contact.closed = read(.closed, row, times.time)
        // A clock that ran backwards: what ended before it began has no known end.
        if let closed = contact.closed, closed < time { (contact.closed, dropped) = (nil, true) }
        contact.isStartedByAgent = row.text(.initiatedBy, in: source, mapping).map { SpeakerRole.named($0) == .agent } ?? false
        if contact.complexity == nil, let minutes = contact.minutes {
            (contact.complexity, contact.isComplexityDerived) = (DerivedComplexity.of(minutes: minutes), true)
        }
        if dropped { problems.count(.badValue, line: row.line) }
        return contact
    }

    private func articles(_ text: String) -> [String] {
        text.split(separator: mapping.articleSeparator).map { Mapping.trimmed(String($0)) }.filter { !$0.isEmpty }
    }
}

extension Contact {
    /// One contact an id: a later delivery replaces an earlier one in its place.
    package static func latestVersions(_ contacts: [Contact]) -> (contacts: [Contact], replaced: Int) {
        var positions: [String: Int] = [:]
        positions.reserveCapacity(contacts.count)
        var result: [Contact] = []
        result.reserveCapacity(contacts.count)
        for contact in contacts {
            if let position = positions[contact.id] {
                result[position] = contact
            } else {
                positions[contact.id] = result.count
                result.append(contact)
            }
        }
        return (result, contacts.count - result.count)
    }
}
