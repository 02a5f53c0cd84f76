import KBModel

/// Counts contacts file by file: in one pass where the input allows it, else with the contacts kept in memory.
package struct ContactsCounting: ~Copyable {
    /// How much the input is trusted. Each plan does more than the one before it and demands less.
    package enum Plan: Int, Sendable {
        /// In order of time, ids ascending, no questions to compare.
        case ascending
        /// In order of time, every id once.
        case ordered
        /// Anything; takes memory for every contact.
        case collected
    }

    /// The input is not what the plan needs: start again with this one.
    package struct Restart: Error {
        package var plan: Plan

        package init(plan: Plan) { self.plan = plan }
    }

    private let plan: Plan
    private let mapping: Mapping
    private let rows: RowReader
    private let windows: RepeatWindows
    private let period: CountedPeriod
    private let gathering: AggregateGathering?
    private let keepsQuestions: Bool
    private var reader: EventReader
    private var distinct: DistinctIDs
    private var pass: ContactsPass
    private var log = ContactLog()

    /// `sample`: how many questions aggregates may hold; `nil` when no aggregates are wanted.
    package init(
        plan: Plan, windows: RepeatWindows, period: CountedPeriod = CountedPeriod(), sample: Int? = nil, mapping: Mapping,
        customers: CustomerKey, zones: ZoneRules = .fixedOffsets
    ) throws(SignalError) {
        self.plan = plan
        self.mapping = mapping
        self.windows = windows
        self.period = period
        gathering = sample.map(AggregateGathering.init)
        keepsQuestions = (sample ?? 0) > 0
        rows = RowReader(mapping: mapping, fields: EventReader.fields)
        reader = try EventReader(mapping: mapping, customers: customers, zones: zones)
        distinct = DistinctIDs(plan == .ascending ? .ascending : .hashed)
        pass = ContactsPass(windows: windows, period: period, articles: reader.names.articles, gathering: gathering)
    }

    /// Reads a file of rows. Throws `Restart` when the plan does not fit.
    package mutating func read(_ stream: inout ByteStream, problems: inout SignalProblems) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            guard let event = reader.event(row, source, &problems) else { return }
            let hasQuestion = event.topic == 0 || plan == .collected || keepsQuestions
            let question = hasQuestion ? row.text(.question, in: source, mapping) : nil
            try row.withBytes(.id, in: source) { id in try add(event, id: id, question: question, language: nil) }
        }
    }

    /// Adds a contact that was read otherwise.
    package mutating func add(_ contact: Contact) throws {
        let event = reader.event(of: contact)
        try add(event, id: Array(contact.id.utf8).span, question: contact.question, language: contact.language)
    }

    private mutating func add(_ event: ContactEvent, id: Span<UInt8>, question: String?, language: String?) throws {
        if let since = period.since, event.time < since.seconds { return }
        guard plan != .collected else {
            let language = question == nil ? nil : language ?? reader.names.languages.name(event.language)
            log.add(event, id: id, question: question, language: language, keepsAll: keepsQuestions)
            return
        }
        if question != nil, keepsQuestions || (event.customer != nil && event.topic == 0) { throw Restart(plan: .collected) }
        switch distinct.add(id) {
        case .new: break
        case .notAscending: throw Restart(plan: .ordered)
        case .perhapsRepeated: throw Restart(plan: .collected)
        }
        do {
            try pass.add(event, id: id)
        } catch {
            throw Restart(plan: .collected)
        }
    }

    /// Ends the counting; `replaced` is how many deliveries were replaced by later ones of the same id.
    package mutating func finish() throws -> (summary: ContactsSummary, replaced: Int) {
        if plan == .collected {
            let similarity = log.needsComparison ? QuestionSimilarity(log.questions) : nil
            pass = ContactsPass(
                windows: windows, period: period, articles: reader.names.articles, gathering: gathering,
                areSimilar: { similarity?.areSimilar($0, $1) ?? false })
            var pass = pass
            try log.forEachInOrder { event, id in try pass.add(event, id: id) }
            self.pass = pass
        }
        var summary = pass.finish(names: reader.names)
        summary.drawSample(log.questions)
        return (summary, log.replaced)
    }
}

extension ContactsSummary {
    /// Puts contacts with their words aside, where aggregates are wanted.
    fileprivate mutating func drawSample(_ questions: QuestionTexts) {
        guard let names else { return }
        sample = gathering?.sample(from: &cells, names: names, questions: questions) ?? []
    }
}
