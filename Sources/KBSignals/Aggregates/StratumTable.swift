import KBModel

/// Counts by what makes contacts comparable and the list of articles they name; one row a contact, found by hashing.
struct StratumTable: Sendable {
    struct Key: Sendable, Hashable {
        var articles: UInt32 = 0
        var topic: UInt32 = 0
        var channel: UInt32 = 0
        var language: UInt32 = 0
        var complexity: Contact.Complexity?
        var isComplexityDerived = false
        var handler: Contact.Handler?

        init(_ event: ContactEvent) {
            (articles, topic, channel, language) = (event.articles, event.topic, event.channel, event.language)
            (complexity, isComplexityDerived, handler) = (event.complexity, event.isComplexityDerived, event.handler)
        }

        var hash: UInt64 {
            let levels =
                UInt64(complexity.map(Self.number) ?? 0) << 3 | UInt64(handler.map(Self.number) ?? 0) << 1 | (isComplexityDerived ? 1 : 0)
            return ByteHash.hash(UInt64(articles) << 32 | UInt64(topic), UInt64(channel) << 40 ^ UInt64(language) << 8 ^ levels)
        }

        private static func number(_ complexity: Contact.Complexity) -> Int {
            switch complexity {
            case .low: 1
            case .medium: 2
            case .high: 3
            }
        }

        private static func number(_ handler: Contact.Handler) -> Int {
            switch handler {
            case .ai: 1
            case .agent: 2
            case .`self`: 3
            }
        }
    }

    struct Row: Sendable {
        var key: Key
        var contacts: UInt32 = 0
        var escalations: UInt32 = 0
        var escalationsKnown: UInt32 = 0
        var repeats: UInt32 = 0
        var repeatsPossible: UInt32 = 0
        var reopened: UInt32 = 0
        var reopenedKnown: UInt32 = 0
        /// Escalated or came back.
        var bad: UInt32 = 0
        /// By `NeedLedger.Entry`.
        var ledger = InlineArray<7, UInt32>(repeating: 0)
    }

    private(set) var rows: [Row] = []
    private var index = HashIndex()
    private var last = 0

    /// Brings the key's slot into the cache; see `CustomerTable.touch`.
    @inline(__always)
    func touch(_ key: Key) -> UInt64 { index.touch(key.hash) }

    /// Brings the row that the key most likely has into the cache.
    @inline(__always)
    func touchRow(_ key: Key) -> UInt64 {
        let position = Int(index.touch(key.hash)) - 1
        return rows.indices.contains(position) ? UInt64(rows[position].contacts) : 0
    }

    /// The row of a key, made when it is new.
    @inline(__always)
    mutating func row(of key: Key) -> Int {
        if last < rows.count, rows[last].key == key { return last }
        let hash = key.hash
        if let found = index.find(hash, matches: { rows[$0].key == key }) {
            last = found
            return found
        }
        rows.append(Row(key: key))
        index.insert(rows.count - 1, hash: hash) { rows[$0].key.hash }
        last = rows.count - 1
        return last
    }

    subscript(row: Int) -> Row {
        get { rows[row] }
        _modify { yield &rows[row] }
    }
}
