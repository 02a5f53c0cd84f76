import KBModel

/// Rows → events, without building a string for anything seen before. Not copyable, and no method only borrows it: the compiler copies what
/// is borrowed to the stack, for every row. What needs no more than a row is a method of rows.
struct EventReader: ~Copyable {
    static let fields: [SignalField] = [
        .id, .time, .customer, .channel, .language, .topic, .product, .handledBy, .outcome, .escalated, .escalationReason, .resolved,
        .reopened, .complexity, .minutes, .articles, .articleLink, .question, .closed, .initiatedBy,
        .mergedInto,
    ]

    private(set) var names: ContactNames
    private let mapping: Mapping
    private var times: TimeColumn
    private let customers: CustomerKey
    private let missing: MissingValues
    private var handlers: FewValues<Contact.Handler>
    private var outcomes: FewValues<Contact.Outcome>
    private var complexities: FewValues<Contact.Complexity>
    private var links: FewValues<Contact.ArticleLink>
    private var escalations: FewValues<Bool>
    private var resolutions: FewValues<Bool>
    private var reopenings: FewValues<Bool>
    private var initiators: FewValues<Transcript.Speaker>

    init(mapping: Mapping, customers: CustomerKey, zones: ZoneRules) throws(SignalError) {
        names = ContactNames(mapping: mapping)
        self.mapping = mapping
        self.customers = customers
        times = TimeColumn(try TimeReading(mapping: mapping, zones: zones))
        missing = MissingValues(mapping)
        handlers = FewValues(.handledBy, mapping: mapping, parse: SignalValues.name)
        outcomes = FewValues(.outcome, mapping: mapping, parse: SignalValues.name)
        complexities = FewValues(.complexity, mapping: mapping, parse: SignalValues.name)
        links = FewValues(.articleLink, mapping: mapping, parse: SignalValues.name)
        escalations = FewValues(.escalated, mapping: mapping, parse: SignalValues.bool)
        resolutions = FewValues(.resolved, mapping: mapping, parse: SignalValues.bool)
        initiators = FewValues(.initiatedBy, mapping: mapping, parse: SpeakerRole.named)
        reopenings = FewValues(.reopened, mapping: mapping) { SignalValues.int($0).flatMap { $0 < 0 ? nil : $0 > 0 } }
    }

    /// The row's event; `nil` when it has no id or no readable time, which is counted.
    mutating func event(_ row: borrowing SignalRow, _ source: Span<UInt8>, _ problems: inout SignalProblems) -> ContactEvent? {
        guard row.withBytes(.id, in: source, { !missing.contains($0, of: .id) }) == true else {
            problems.count(.noID, line: row.line)
            return nil
        }
        var seconds: Int64?
        let isWritten = row.withBytes(.time, in: source) { bytes in
            if missing.contains(bytes, of: .time) { return false }
            seconds = times.seconds(bytes)
            return true
        }
        guard isWritten == true else {
            problems.count(.noTime, line: row.line)
            return nil
        }
        guard let seconds else {
            problems.count(.badTime, line: row.line)
            return nil
        }
        if row.isMerged(in: source, missing) {
            problems.count(.merged, line: row.line)
            return nil
        }
        var event = ContactEvent(time: seconds)
        event.customer = row.withBytes(.customer, in: source) { missing.contains($0, of: .customer) ? nil : customers.digest($0) } ?? nil
        event.topic = row.withBytes(.topic, in: source) { names.topics.number(of: $0) } ?? 0
        event.channel = row.withBytes(.channel, in: source) { names.channels.number(of: $0) } ?? 0
        event.language = row.withBytes(.language, in: source) { names.languages.number(of: $0) } ?? 0
        event.articles = row.withBytes(.articles, in: source) { names.articles.number(of: $0) } ?? 0
        event.product = row.withBytes(.product, in: source) { names.products.number(of: $0) } ?? 0
        let isGood = readMarks(row, source, into: &event.marks)
        if !readCourse(row, source, into: &event) || !isGood { problems.count(.badValue, line: row.line) }
        if event.marks.wasEscalated {
            event.reason = row.withBytes(.escalationReason, in: source) { names.reasons.number(of: $0) } ?? 0
        }
        return event
    }

    /// Who opened it and when it was closed; `false` when it was closed before it was opened.
    private mutating func readCourse(_ row: borrowing SignalRow, _ source: Span<UInt8>, into event: inout ContactEvent) -> Bool {
        let initiator = row.withBytes(.initiatedBy, in: source) { initiators.value(of: $0) }
        // What the organisation follows up is no return of the customer's.
        if initiator?.value == .agent { event.customer = nil }
        let closed = row.withBytes(.closed, in: source) { missing.contains($0, of: .closed) ? nil : times.seconds($0) } ?? nil
        guard let closed else { return initiator?.isBad != true }
        if closed >= event.time { event.close(at: closed) }
        return closed >= event.time && initiator?.isBad != true
    }

    /// The outcome and what says it; `false` when a value was written that its field cannot have.
    private mutating func readMarks(_ row: borrowing SignalRow, _ source: Span<UInt8>, into marks: inout ContactMarks) -> Bool {
        var isGood = true
        if let read = row.withBytes(.handledBy, in: source, { handlers.value(of: $0) }) {
            marks.handler = read.value
            isGood = !read.isBad
        }
        if let read = row.withBytes(.complexity, in: source, { complexities.value(of: $0) }) {
            marks.complexity = read.value
            isGood = isGood && !read.isBad
        }
        if let read = row.withBytes(.outcome, in: source, { outcomes.value(of: $0) }) {
            marks.outcome = read.value
            isGood = isGood && !read.isBad
        }
        if let read = row.withBytes(.articleLink, in: source, { links.value(of: $0) }) {
            marks.articleLink = read.value
            isGood = isGood && !read.isBad
        }
        if let read = row.withBytes(.escalated, in: source, { escalations.value(of: $0) }) {
            marks.escalated = read.value
            isGood = isGood && !read.isBad
        }
        if let read = row.withBytes(.resolved, in: source, { resolutions.value(of: $0) }) {
            marks.resolved = read.value
            isGood = isGood && !read.isBad
        }
        if let read = row.withBytes(.reopened, in: source, { reopenings.value(of: $0) }) {
            marks.reopened = read.value
            isGood = isGood && !read.isBad
        }
        guard marks.complexity == nil, row.has(.minutes), let minutes = row.text(.minutes, in: source, mapping) else { return isGood }
        guard let value = SignalValues.number(minutes), value >= 0 else { return false }
        marks.complexity = DerivedComplexity.of(minutes: value)
        marks.isComplexityDerived = true
        return isGood
    }

    /// The event of a contact that was read otherwise (a transcript, a vendor's export).
    mutating func event(of contact: Contact) -> ContactEvent {
        var event = ContactEvent(time: contact.time.seconds)
        event.customer = contact.isStartedByAgent ? nil : contact.customer.flatMap { SipHash.Digest(hexadecimal: $0) }
        event.topic = contact.topic.map { names.topics.numberOf(name: $0) } ?? 0
        event.channel = contact.channel.map { names.channels.numberOf(name: $0) } ?? 0
        event.language = contact.language.map { names.languages.numberOf(name: $0) } ?? 0
        if !contact.articles.isEmpty {
            event.articles = names.articles.number(of: Array(contact.articles.joined(separator: mapping.articleSeparator).utf8).span)
        }
        event.product = contact.product.map { names.products.numberOf(name: $0) } ?? 0
        event.marks.handler = contact.handledBy
        event.marks.complexity = contact.complexity ?? contact.minutes.map(DerivedComplexity.of(minutes:))
        event.marks.isComplexityDerived =
            contact.isComplexityDerived || contact.complexity == nil && contact.minutes != nil
        event.marks.outcome = contact.outcome
        event.marks.articleLink = contact.articleLink
        event.marks.escalated = contact.escalated
        event.marks.resolved = contact.resolved
        event.marks.reopened = contact.reopened.map { $0 > 0 }
        if contact.wasEscalated { event.reason = contact.escalationReason.map { names.reasons.numberOf(name: $0) } ?? 0 }
        if let closed = contact.closed { event.close(at: max(closed.seconds, event.time)) }
        return event
    }
}

extension SignalRow {
    /// Whether another contact is named that this one was merged into.
    fileprivate func isMerged(in source: Span<UInt8>, _ missing: MissingValues) -> Bool {
        let isOther = withBytes(.mergedInto, in: source) { target in
            !missing.contains(target, of: .mergedInto) && withBytes(.id, in: source, { $0.equalBytes(target) }) == false
        }
        return isOther == true
    }
}
