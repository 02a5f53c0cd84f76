import KBModel

/// Rows → contacts. A row without id or readable time is left out and counted; another value that its field cannot have is dropped and
/// counted.
package struct ContactReader {
    package static let fields: [SignalField] = [
        .id, .time, .customer, .channel, .language, .topic, .product, .handledBy, .outcome, .escalated, .escalationReason, .resolved,
        .reopened, .rating, .complexity, .minutes, .articles, .articleLink, .question,
    ]

    private let rows: RowReader
    private let mapping: Mapping
    private let times: TimeReading
    private let customers: CustomerKey

    package init(mapping: Mapping, customers: CustomerKey) throws(SignalError) {
        rows = RowReader(mapping: mapping, fields: Self.fields)
        self.mapping = mapping
        times = try TimeReading(mapping: mapping)
        self.customers = customers
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Contact) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { values, problems in
            if let contact = contact(values, &problems) { body(contact) }
        }
    }

    private func contact(_ values: borrowing FieldValues, _ problems: inout SignalProblems) -> Contact? {
        guard let id = values[.id] else {
            problems.count(.noID, line: values.line)
            return nil
        }
        guard let written = values[.time] else {
            problems.count(.noTime, line: values.line)
            return nil
        }
        guard let time = times.time(written) else {
            problems.count(.badTime, line: values.line)
            return nil
        }
        var contact = Contact(id: id, time: time)
        contact.customer = values[.customer].map(customers.hashed)
        contact.channel = values[.channel]
        contact.language = values[.language]
        contact.topic = values[.topic]
        contact.product = values[.product]
        contact.escalationReason = values[.escalationReason]
        contact.question = values[.question]
        contact.articles = values[.articles].map(articles) ?? []
        var dropped = false
        func read<Value>(_ field: SignalField, _ parse: (String) -> Value?) -> Value? {
            guard let text = values[field] else { return nil }
            let value = parse(text)
            if value == nil { dropped = true }
            return value
        }
        contact.handledBy = read(.handledBy, SignalValues.name)
        contact.outcome = read(.outcome, SignalValues.name)
        contact.complexity = read(.complexity, SignalValues.name)
        contact.articleLink = read(.articleLink, SignalValues.name)
        contact.escalated = read(.escalated, SignalValues.bool)
        contact.resolved = read(.resolved, SignalValues.bool)
        contact.reopened = read(.reopened) { SignalValues.int($0).flatMap { $0 >= 0 ? $0 : nil } }
        contact.rating = read(.rating, SignalValues.number)
        contact.minutes = read(.minutes) { SignalValues.number($0).flatMap { $0 >= 0 ? $0 : nil } }
        if dropped { problems.count(.badValue, line: values.line) }
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
