import KBModel

/// What contacts say before any article is judged.
package struct ContactsSummary {
    package struct WindowCount: Sendable, Hashable {
        /// Contacts that the data reach at least the window beyond.
        package var eligible: Int
        /// Eligible contacts that are followed by one of the same customer with the same need within the window.
        package var repeats = 0

        package var rate: Double? { eligible > 0 ? Double(repeats) / Double(eligible) : nil }
    }

    package let contacts: Int
    package let customers: Int
    package let windows: RepeatWindows
    /// By window, as `windows.days`.
    package internal(set) var counts: [WindowCount] = []
    /// Repeats within the chosen window, eligible or not.
    package internal(set) var pairs = RepeatList()
    package internal(set) var days = DailyVolumes()
    /// So many of a customer's needs are compared with a new contact at most.
    package static let mostNeedsCompared = ContactsPass.mostCompared

    /// Contacts whose customer had more open needs than were compared.
    package internal(set) var cutShort = 0
    var cells = CountTable<CellKey>()
    /// What aggregates hold besides, when they were asked for.
    var gathering: AggregateGathering?
    /// Contacts with their words, as far as aggregates hold them.
    var sample: [Aggregates.Asked] = []
    /// The first and the last counted contact; `nil` when there is none.
    package internal(set) var first: Timestamp?
    package internal(set) var last: Timestamp?
    var names: ContactNames?

    /// What the ledger can be told apart by.
    package enum Dimension: String, Sendable, Hashable, CaseIterable {
        case channel, language, topic
        case handledBy = "handled_by"
        case complexity, article
    }

    init(contacts: Int, customers: Int, windows: RepeatWindows) {
        self.contacts = contacts
        self.customers = customers
        self.windows = windows
    }

    package var ledger: NeedLedger {
        var total = NeedLedger()
        for (key, count) in zip(cells.keys, cells.counts) { total[key.marks.entry] += count }
        return total
    }

    /// The ledger by value, the most frequent first; contacts whose value is not known are left out. A contact with several articles counts
    /// for each.
    package func ledger(by dimension: Dimension) -> [(value: String, ledger: NeedLedger)] {
        guard let names else { return [] }
        var ledgers: [String: NeedLedger] = [:]
        for (key, count) in zip(cells.keys, cells.counts) where count > 0 {
            for value in values(of: dimension, key, names) { ledgers[value, default: NeedLedger()][key.marks.entry] += count }
        }
        return ledgers.map { (value: $0.key, ledger: $0.value) }
            .sorted { ($1.ledger.contacts, $0.value) < ($0.ledger.contacts, $1.value) }
    }

    private func values(of dimension: Dimension, _ key: CellKey, _ names: ContactNames) -> [String] {
        switch dimension {
        case .channel: [names.channels.name(key.channel)].compactMap { $0 }
        case .language: [names.languages.name(key.language)].compactMap { $0 }
        case .topic: [names.topics.name(key.topic)].compactMap { $0 }
        case .handledBy: [key.marks.handler?.rawValue].compactMap { $0 }
        case .complexity: [key.marks.complexity?.rawValue].compactMap { $0 }
        case .article: names.articles.names(of: key.articles)
        }
    }
}
