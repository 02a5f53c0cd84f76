import KBModel

extension Aggregates {
    /// The counts of a summary that was asked to gather for aggregates.
    package init(_ summary: ContactsSummary) {
        self.init(window: summary.windows.chosen)
        guard let names = summary.names, let gathering = summary.gathering else { return }
        (first, last) = (summary.first, summary.last)
        for (key, count) in zip(summary.cells.keys, summary.cells.counts) where count > 0 {
            cells[ContactKind(key, names), default: 0] += count
        }
        examples = gathering.examples.all.map { example in
            Example(
                articles: names.articles.names(of: example.articles), escalationReason: names.reasons.name(example.reason),
                signals: example.signals, time: Timestamp(seconds: example.time), id: String(decoding: example.id, as: UTF8.self))
        }
        asked = summary.sample
        settle()
    }
}

extension AggregateGathering {
    /// Draws the contacts that are handed on with their words and takes what they stand for out of the counts.
    mutating func sample(
        from cells: inout CountTable<CellKey>, names: ContactNames, questions: QuestionTexts
    ) -> [Aggregates.Asked] {
        var customers: [SipHash.Digest: Int] = [:]
        return draw(from: &cells).map { contact, represents, drawn in
            let item = asked[contact]
            var customer = 0
            if let digest = item.event.customer {
                customer = customers[digest] ?? customers.count + 1
                customers[digest] = customer
            }
            let isWhole = represents == drawn
            var kind = ContactKind(cells.keys[item.cell], names)
            kind.day = nil
            return Aggregates.Asked(
                kind: kind, id: askedIDs.string(contact),
                time: Timestamp(seconds: item.event.time), customer: customer, question: questions[item.event.question],
                represents: isWhole ? 1 : represents, drawn: isWhole ? 1 : drawn)
        }
    }
}
