import KBModel

/// The ledger of every day (UTC) that has contacts.
package struct DailyVolumes: Sendable, Hashable {
    /// Day numbers further from the first than this are kept apart: one wild date must not make an array of a million days.
    private static let span: Int64 = 40_000

    private var first: Int64 = 0
    private var counts: [UInt32] = []
    private var outliers: [Int64: NeedLedger] = [:]
    private static let width = NeedLedger.Entry.allCases.count

    package init() {}

    mutating func add(_ time: Int64, _ entry: NeedLedger.Entry) { change(Timestamp(seconds: time).day, entry, by: 1) }

    mutating func move(_ time: Int64, from before: NeedLedger.Entry, to after: NeedLedger.Entry) {
        let day = Timestamp(seconds: time).day
        change(day, before, by: -1)
        change(day, after, by: 1)
    }

    private mutating func change(_ day: Int64, _ entry: NeedLedger.Entry, by amount: Int32) {
        if counts.isEmpty { first = day }
        let offset = day - first
        guard offset >= 0, offset < Self.span else {
            outliers[day, default: NeedLedger()][entry] += Int(amount)
            return
        }
        let slot = Int(offset) * Self.width + entry.rawValue
        if slot >= counts.count { counts.append(contentsOf: repeatElement(0, count: (Int(offset) + 1) * Self.width - counts.count)) }
        counts[slot] = counts[slot] &+ UInt32(bitPattern: amount)
    }

    /// Days in order, with their ledgers.
    package var days: [(day: Int64, ledger: NeedLedger)] {
        var result = outliers.map { (day: $0.key, ledger: $0.value) }
        for offset in 0..<(counts.count / Self.width) {
            var ledger = NeedLedger()
            for entry in NeedLedger.Entry.allCases { ledger[entry] = Int(counts[offset * Self.width + entry.rawValue]) }
            if ledger.contacts > 0 { result.append((day: first + Int64(offset), ledger: ledger)) }
        }
        return result.sorted { $0.day < $1.day }
    }
}
