import KBModel

/// One pass over contacts in order of time: repeats in every window, the ledger of needs, counts by article and stratum, daily volumes.
///
/// Memory holds the contacts of the longest window, twelve bytes for each customer, and the counts; not the contacts that went by. Who finds
/// that contacts are not in order (`Disorder`) sorts them and starts again. Contacts of the same second are taken in the order of their ids.
struct ContactsPass {
    struct Disorder: Error {}

    struct Entry {
        var event: ContactEvent
        /// Number of the customer's contact before this one, negative for none.
        var previous: Int
        /// Where the id ends in `ids`; it starts where the one before ends.
        var id: Range<Int>
        var row = 0
        /// Seconds until the next contact with the same need, negative when none came within the longest window.
        var gap: Int64 = -1
    }

    let windows: RepeatWindows
    private let articles: ArticleLists
    /// Whether two questions, by number, ask the same.
    private let areSimilar: (UInt32, UInt32) -> Bool
    private var entries = SlidingArray<Entry>()
    private var ids = SlidingArray<UInt8>()
    private var customers = CustomerTable()
    /// Keeps loads that only warm the cache from being optimised away.
    private var touched: UInt64 = 0
    /// Contacts are compared so many at a time.
    private static let batch = 256
    /// Contacts before this number have been compared with their customers' earlier ones.
    private var compared = 0
    private var repeats: [Int]
    private(set) var pairs = RepeatList()
    private(set) var strata = StratumTable()
    private(set) var days = DailyVolumes()
    /// Contacts whose customer had too many different needs open to compare them all.
    private(set) var cutShort = 0

    /// So many of a customer's earlier contacts are compared with a new one at most.
    static let mostCompared = 1000

    init(windows: RepeatWindows, articles: ArticleLists, areSimilar: @escaping (UInt32, UInt32) -> Bool = { _, _ in false }) {
        self.windows = windows
        self.articles = articles
        self.areSimilar = areSimilar
        repeats = Array(repeating: 0, count: windows.days.count)
    }

    mutating func add(_ event: ContactEvent, id: Span<UInt8>) throws(Disorder) {
        if entries.endIndex > compared {
            let last = entries[entries.endIndex - 1].event.time
            if event.time < last { throw Disorder() }
            if event.time > last, entries.endIndex - compared >= Self.batch { compareAdded() }
        }
        let start = ids.endIndex
        id.withUnsafeBufferPointer { ids.append(contentsOf: $0) }
        entries.append(Entry(event: event, previous: -1, id: start..<ids.endIndex))
    }

    private mutating func count(_ number: Int) {
        let event = entries[number].event
        let row = strata.row(of: StratumTable.Key(event))
        entries[number].row = row
        let entry = NeedLedger.entry(event.outcome, cameBack: false)
        let escalated = event.escalated == true || event.outcome == .escalated
        strata[row].contacts += 1
        if event.escalated != nil { strata[row].escalationsKnown += 1 }
        if escalated {
            strata[row].escalations += 1
            strata[row].bad += 1
        }
        if event.customer != nil { strata[row].repeatsPossible += 1 }
        if let reopened = event.reopened {
            strata[row].reopenedKnown += 1
            if reopened { strata[row].reopened += 1 }
        }
        strata[row].ledger[entry.rawValue] += 1
        days.add(event.time, entry)
    }

    /// Counts the added contacts and compares them with their customers' earlier ones. Tables are far larger than the caches: touching the
    /// slots of a whole batch first lets the processor wait for many of them at once, which halves the time of the pass.
    private mutating func compareAdded() {
        let added = compared..<entries.endIndex
        compared = entries.endIndex
        sortEqualTimes(added)
        for number in added {
            if let customer = entries[number].event.customer { touched &+= customers.touch(customer.low) }
            touched &+= strata.touch(StratumTable.Key(entries[number].event))
        }
        for number in added { touched &+= strata.touchRow(StratumTable.Key(entries[number].event)) }
        for number in added { count(number) }
        for number in added { link(number) }
        for number in added where entries[number].previous >= entries.startIndex {
            touched &+= UInt64(bitPattern: entries[entries[number].previous].event.time)
        }
        for number in added { compare(number) }
        dropOld()
    }

    private mutating func sortEqualTimes(_ added: Range<Int>) {
        var start = added.lowerBound
        while start < added.upperBound {
            var end = start + 1
            while end < added.upperBound, entries[end].event.time == entries[start].event.time { end += 1 }
            if end - start > 1 {
                let ids = ids
                entries.sort(start..<end) { a, b in ids.withBytes(a.id) { x in ids.withBytes(b.id) { y in x.precedesByBytes(y) } } }
            }
            start = end
        }
    }

    /// Makes the customer's contact before this one its `previous`, when it is still kept.
    private mutating func link(_ number: Int) {
        guard let customer = entries[number].event.customer,
            let latest = customers.exchange(customer.low, latest: UInt32(truncatingIfNeeded: number))
        else { return }
        let candidate = entries.startIndex + Int(latest &- UInt32(truncatingIfNeeded: entries.startIndex))
        if candidate < number { entries[number].previous = candidate }
    }

    private mutating func compare(_ number: Int) {
        let time = entries[number].event.time
        var candidate = entries[number].previous
        var newer = number
        var steps = 0
        while candidate >= entries.startIndex, time - entries[candidate].event.time <= windows.longestSeconds {
            let next = entries[candidate].previous
            if let same = same(entries[candidate].event, entries[number].event) {
                // Whoever writes again before the contact is closed is still in it.
                if let closed = entries[candidate].event.closed, time < closed { return }
                found(candidate, again: number, same)
                // What would match the earlier of two contacts alike in every respect matches the later: the earlier need not be asked again.
                if isAlike(entries[candidate].event, entries[number].event) { entries[newer].previous = next }
                return
            }
            steps += 1
            if steps == Self.mostCompared {
                cutShort += 1
                return
            }
            newer = candidate
            candidate = next
        }
    }

    private func same(_ a: ContactEvent, _ b: ContactEvent) -> SameNeed? {
        guard a.customer?.high == b.customer?.high else { return nil }
        if a.topic != 0, b.topic != 0 { return a.topic == b.topic ? .topic : nil }
        if a.articles != 0, b.articles != 0 { return articles.share(a.articles, b.articles) ? .article : nil }
        guard a.question != 0, b.question != 0 else { return nil }
        return areSimilar(a.question, b.question) ? .text : nil
    }

    private func isAlike(_ a: ContactEvent, _ b: ContactEvent) -> Bool {
        a.topic == b.topic && a.articles == b.articles && a.question == 0 && a.customer == b.customer && a.closed == nil
    }

    private mutating func found(_ first: Int, again: Int, _ same: SameNeed) {
        let gap = entries[again].event.time - entries[first].event.time
        if gap <= windows.chosenSeconds {
            let (ids, a, b) = (ids, entries[first].id, entries[again].id)
            ids.withBytes(a) { a in ids.withBytes(b) { b in pairs.append(first: a, again: b, seconds: gap, same: same) } }
        }
        guard entries[first].gap < 0 else { return }
        entries[first].gap = gap
        for (i, days) in windows.days.enumerated() where gap <= Int64(days) * Timestamp.secondsPerDay { repeats[i] += 1 }
        if gap <= windows.chosenSeconds { cameBack(first) }
    }

    private mutating func cameBack(_ first: Int) {
        let event = entries[first].event
        let row = entries[first].row
        strata[row].repeats += 1
        if !(event.escalated == true || event.outcome == .escalated) { strata[row].bad += 1 }
        let (before, after) = (NeedLedger.entry(event.outcome, cameBack: false), NeedLedger.entry(event.outcome, cameBack: true))
        strata[row].ledger[before.rawValue] -= 1
        strata[row].ledger[after.rawValue] += 1
        days.move(event.time, from: before, to: after)
    }

    /// Drops what no later contact can be a repeat of.
    private mutating func dropOld() {
        guard compared > entries.startIndex else { return }
        let oldest = entries[compared - 1].event.time - windows.longestSeconds
        var first = entries.startIndex
        while entries[first].event.time < oldest { first += 1 }
        entries.drop(before: first)
        ids.drop(before: entries[first].id.lowerBound)
    }

    /// Ends the pass: what the data do not reach a window beyond is taken out of that window's counts.
    mutating func finish(names: ContactNames) -> ContactsSummary {
        compareAdded()
        let total = strata.rows.reduce(0) { $0 + Int($1.contacts) }
        var summary = ContactsSummary(contacts: total, customers: customers.count, windows: windows)
        summary.counts = windows.days.map { _ in ContactsSummary.WindowCount(eligible: total) }
        for (i, count) in repeats.enumerated() { summary.counts[i].repeats = count }
        if entries.endIndex > entries.startIndex {
            let last = entries[entries.endIndex - 1].event.time
            for number in entries.startIndex..<entries.endIndex { censor(number, end: last, &summary) }
        }
        summary.pairs = pairs
        summary.strata = strata
        summary.days = days
        summary.names = names
        summary.cutShort = cutShort
        return summary
    }

    private mutating func censor(_ number: Int, end: Int64, _ summary: inout ContactsSummary) {
        let entry = entries[number]
        for (i, days) in windows.days.enumerated() {
            let seconds = Int64(days) * Timestamp.secondsPerDay
            guard entry.event.time > end - seconds else { continue }
            summary.counts[i].eligible -= 1
            if entry.gap >= 0, entry.gap <= seconds { summary.counts[i].repeats -= 1 }
        }
        if entry.event.time > end - windows.chosenSeconds, entry.event.customer != nil {
            strata[entry.row].repeatsPossible -= 1
            if entry.gap >= 0, entry.gap <= windows.chosenSeconds { strata[entry.row].repeats -= 1 }
        }
    }
}
