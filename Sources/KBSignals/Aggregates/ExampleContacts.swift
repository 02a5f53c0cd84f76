/// The contacts that show best how an article's contacts went badly: few for each list of articles, by how many signals say so, then the
/// latest.
struct ExampleContacts {
    struct Example: Sendable, Hashable {
        var articles: UInt32
        var reason: UInt32
        var signals: Int
        var time: Int64
        var id: [UInt8]

        func precedes(_ other: Example) -> Bool {
            if signals != other.signals { return signals > other.signals }
            if time != other.time { return time > other.time }
            return id.lexicographicallyPrecedes(other.id)
        }
    }

    /// As many as a report shows of an article.
    static let most = 12

    private var byList: [UInt64: [Example]] = [:]

    var all: [Example] { byList.values.flatMap { $0 } }

    mutating func offer(_ key: CellKey, time: Int64, id: Span<UInt8>) {
        let signals = key.marks.signals
        guard key.articles != 0, signals > 0 else { return }
        let list = UInt64(key.articles) << 32 | UInt64(key.reason)
        let kept = byList[list] ?? []
        if kept.count == Self.most, let last = kept.last, last.signals > signals || (last.signals == signals && last.time > time) { return }
        let example = Example(
            articles: key.articles, reason: key.reason, signals: signals, time: time, id: id.withUnsafeBufferPointer { Array($0) })
        let place = kept.firstIndex { example.precedes($0) } ?? kept.count
        byList[list, default: []].insert(example, at: place)
        if kept.count == Self.most { byList[list]?.removeLast() }
    }
}

extension ContactMarks {
    /// How many signals say that the contact went badly: escalated, came back, reopened, called unhelpful.
    var signals: Int {
        [wasEscalated, cameBack, reopened == true, outcome == .negative].count { $0 }
    }
}
