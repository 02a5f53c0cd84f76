import KBModel

/// Contacts as counts: what ranking needs of them, whatever engine did the counting. Counts of different contacts add up.
package struct Aggregates: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        /// The articles that these contacts name, none for contacts that name none.
        package var articles: [String]
        package var stratum: Stratum
        package var handledBy: Contact.Handler?
        /// The stratum's complexity was worked out, not stated.
        package var isComplexityDerived = false
        package var counts = ContactCounts()
        package var ledger = NeedLedger()
    }

    /// The window, in days, within which another contact is a repeat.
    package var window: Int
    /// First and last day with contacts, days since 1970.
    package var firstDay: Int64?
    package var lastDay: Int64?
    /// Sorted by articles, then stratum.
    package var rows: [Row] = []

    package init(window: Int) { self.window = window }

    package init(_ summary: ContactsSummary) {
        window = summary.windows.chosen
        let days = summary.days.days
        (firstDay, lastDay) = (days.first?.day, days.last?.day)
        rows = summary.strata.rows.compactMap { row in summary.names.map { Row(row, $0) } }
        sort()
    }

    package var contacts: Int { rows.reduce(0) { $0 + $1.counts.contacts } }

    /// Adds the counts of other contacts. Throws when they were counted with another window.
    package mutating func merge(_ other: Aggregates) throws(SignalError) {
        guard window == other.window else {
            throw SignalError("aggregates of windows of \(window) and \(other.window) days do not add up: count again with one --window")
        }
        var positions: [Row: Int] = [:]
        for (i, row) in rows.enumerated() { positions[row.key] = i }
        for row in other.rows {
            guard let i = positions[row.key] else {
                positions[row.key] = rows.count
                rows.append(row)
                continue
            }
            rows[i].counts = rows[i].counts + row.counts
            rows[i].ledger.add(row.ledger)
        }
        firstDay = [firstDay, other.firstDay].compactMap { $0 }.min()
        lastDay = [lastDay, other.lastDay].compactMap { $0 }.max()
        sort()
    }

    mutating func sort() {
        let keyed = rows.map { (key: $0.sortKey, row: $0) }
        rows = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.row)
    }
}

extension Aggregates.Row {
    init(_ row: StratumTable.Row, _ names: ContactNames) {
        articles = names.articles.names(of: row.key.articles)
        stratum = Stratum(
            channel: names.channels.name(row.key.channel), language: names.languages.name(row.key.language),
            complexity: row.key.complexity, topic: names.topics.name(row.key.topic))
        handledBy = row.key.handler
        isComplexityDerived = row.key.isComplexityDerived
        counts.contacts = Int(row.contacts)
        counts.escalation = EventCount(events: Int(row.escalations), exposure: Int(row.escalationsKnown))
        counts.repeat = EventCount(events: Int(row.repeats), exposure: Int(row.repeatsPossible))
        counts.reopen = EventCount(events: Int(row.reopened), exposure: Int(row.reopenedKnown))
        counts.bad = EventCount(events: Int(row.bad), exposure: Int(row.contacts))
        ledger.add(row)
    }

    /// The row without its counts.
    fileprivate var key: Aggregates.Row {
        var key = self
        key.counts = ContactCounts()
        key.ledger = NeedLedger()
        return key
    }

    fileprivate var sortKey: [String] {
        [
            articles.joined(separator: "|"), stratum.topic ?? "", stratum.channel ?? "", stratum.language ?? "",
            stratum.complexity?.rawValue ?? "", handledBy?.rawValue ?? "", isComplexityDerived ? "1" : "",
        ]
    }
}
