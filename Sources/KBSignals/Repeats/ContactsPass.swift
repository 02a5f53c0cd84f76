import KBModel

/// One pass over contacts in order of time: repeats in every window, kinds of contacts, daily volumes, and what aggregates need besides.
///
/// Memory holds the contacts of the longest window (64 bytes each and their ids), sixteen bytes or more for each customer, and the counts;
/// not the contacts that went by. Who finds that contacts are not in order (`Disorder`) sorts them and starts again. Contacts of the same
/// second are taken in the order of their ids.
struct ContactsPass {
    struct Disorder: Error {}

    /// A contact that is not counted yet.
    private struct Pending {
        var event: ContactEvent
        var id: Range<Int>
        var hash: UInt64 = 0
    }

    let windows: RepeatWindows
    private let period: CountedPeriod
    private let articles: ArticleLists
    /// Whether two questions, by number, ask the same.
    private let areSimilar: (UInt32, UInt32) -> Bool
    private var recent = RecentContacts()
    private var customers = CustomerTable()
    private var pending: [Pending] = []
    /// Keeps loads that only warm the cache from being optimised away.
    private var touched: UInt64 = 0
    /// Contacts are counted so many at a time.
    private static let batch = 256
    /// Customers of counted contacts.
    private var customerCount = 0
    /// The first and the last counted contact.
    private var span: (first: Timestamp, last: Timestamp)?
    private var repeats: [Int]
    private let windowSeconds: [Int64]
    private var pairs = RepeatList()
    private var cells = CountTable<CellKey>()
    private var days = DailyVolumes()
    private var gathering: AggregateGathering?
    /// Contacts whose customer had too many different needs open to compare them all.
    private var cutShort = 0

    /// So many of a customer's earlier contacts are compared with a new one at most.
    static let mostCompared = 1000

    init(
        windows: RepeatWindows, period: CountedPeriod = CountedPeriod(), articles: ArticleLists, gathering: AggregateGathering? = nil,
        areSimilar: @escaping (UInt32, UInt32) -> Bool = { _, _ in false }
    ) {
        self.windows = windows
        self.period = period
        self.articles = articles
        self.gathering = gathering
        self.areSimilar = areSimilar
        windowSeconds = windows.days.map { Int64($0) * Timestamp.secondsPerDay }
        repeats = Array(repeating: 0, count: windows.days.count)
    }

    mutating func add(_ event: ContactEvent, id: Span<UInt8>) throws(Disorder) {
        if let last = pending.last?.event.time {
            if event.time < last { throw Disorder() }
            if event.time > last, pending.count >= Self.batch { countPending() }
        } else if let last = recent.lastTime, event.time < last {
            throw Disorder()
        }
        pending.append(Pending(event: event, id: recent.keep(id)))
    }

    /// Counts the added contacts and compares them with their customers' earlier ones. Tables are far larger than the caches: touching the
    /// slots of a whole batch first, in loops that do nothing else, lets the processor wait for many of them at once, which halves the time
    /// of the pass.
    private mutating func countPending() {
        sortEqualTimes()
        touchTables()
        let first = recent.endIndex
        for i in pending.indices { count(i) }
        touched &+= recent.touchPrevious(first..<recent.endIndex)
        for number in first..<recent.endIndex { compare(number) }
        pending.removeAll(keepingCapacity: true)
        dropOld()
    }

    private mutating func touchTables() {
        var sum: UInt64 = 0
        for i in pending.indices {
            if let customer = pending[i].event.customer { sum &+= customers.touch(customer.low) }
        }
        for i in pending.indices { pending[i].hash = key(of: pending[i].event).tableHash }
        // Without days there are few kinds, which are in the cache as it is.
        if gathering != nil {
            for i in pending.indices { sum &+= cells.touch(pending[i].hash) }
            for i in pending.indices { sum &+= cells.touchRow(pending[i].hash) }
        }
        touched &+= sum
    }

    @inline(__always)
    private func key(of event: ContactEvent) -> CellKey {
        var key = CellKey(event)
        if gathering != nil { key.day = Int32(truncatingIfNeeded: Timestamp(seconds: event.time).day) }
        return key
    }

    private mutating func sortEqualTimes() {
        var start = 0
        while start < pending.count {
            var end = start + 1
            while end < pending.count, pending[end].event.time == pending[start].event.time { end += 1 }
            if end - start > 1 {
                let ids = recent.ids
                pending[start..<end].sort { a, b in ids.withBytes(a.id) { x in ids.withBytes(b.id) { y in x.precedesByBytes(y) } } }
            }
            start = end
        }
    }

    /// Counts a pending contact and appends it to the recent ones.
    private mutating func count(_ position: Int) {
        let contact = pending[position]
        let event = contact.event
        var link = RecentContacts.Link(topic: event.topic, previous: 0)
        var record = RecentContacts.Record(
            time: event.time, customer: event.customer?.high ?? 0, id: contact.id.lowerBound, idLength: UInt32(contact.id.count),
            articles: event.articles, question: event.question, cell: RecentContacts.uncounted, openFor: event.openFor)
        if let customer = event.customer,
            let latest = customers.exchange(customer.low, latest: UInt32(truncatingIfNeeded: recent.endIndex))
        {
            let distance = UInt32(truncatingIfNeeded: recent.endIndex) &- latest
            if distance <= recent.endIndex - recent.startIndex { link.previous = distance }
        }
        if period.contains(event.time) {
            let cell = cells.row(of: key(of: event), hash: contact.hash)
            cells.add(1, to: cell)
            days.add(event.time, event.entry)
            record.cell = UInt32(cell)
            if gathering != nil { record.asked = gatherQuestion(contact, cell: cell) }
            customerCount = customers.count
            let time = Timestamp(seconds: event.time)
            span = (span?.first ?? time, time)
        }
        recent.append(link, record)
    }

    /// Looks for the customer's latest contact with the same need. Earlier ones come in order of time, so the first that is too old ends it.
    private mutating func compare(_ number: Int) {
        let topic = recent.links[number].topic
        var newer = number
        var steps = 0
        var previous = recent.previous(of: number)
        while let candidate = previous {
            let link = recent.links[candidate]
            // Different topics are different needs: most comparisons end here, before the record has to be fetched.
            if link.topic == topic || link.topic == 0 || topic == 0 {
                guard isInReach(candidate, of: number) else { return }
                if let same = same(candidate, number) {
                    // Whoever writes again before the contact is closed is still in it.
                    let openFor = recent.records[candidate].openFor
                    if recent.records[number].time - recent.records[candidate].time < Int64(openFor) { return }
                    found(candidate, again: number, same)
                    // What would match the earlier of two contacts alike in every respect matches the later: the earlier need not be asked again.
                    if openFor == 0, isAlike(candidate, number) {
                        recent.links[newer].previous = link.previous == 0 ? 0 : UInt32(newer - candidate) + link.previous
                    }
                    return
                }
            }
            steps += 1
            if steps == Self.mostCompared {
                if isInReach(candidate, of: number) { cutShort += 1 }
                return
            }
            newer = candidate
            previous = recent.previous(of: candidate)
        }
    }

    private func isInReach(_ earlier: Int, of later: Int) -> Bool {
        recent.records[later].time - recent.records[earlier].time <= windows.longestSeconds
    }

    private func same(_ first: Int, _ again: Int) -> SameNeed? {
        let (a, b) = (recent.records[first], recent.records[again])
        let (topic, other) = (recent.links[first].topic, recent.links[again].topic)
        guard a.customer == b.customer else { return nil }
        if topic != 0, other != 0 { return topic == other ? .topic : nil }
        if a.articles != 0, b.articles != 0 { return articles.share(a.articles, b.articles) ? .article : nil }
        guard a.question != 0, b.question != 0 else { return nil }
        return areSimilar(a.question, b.question) ? .text : nil
    }

    private func isAlike(_ first: Int, _ again: Int) -> Bool {
        let (a, b) = (recent.records[first], recent.records[again])
        return recent.links[first].topic == recent.links[again].topic && a.articles == b.articles && a.question == 0
            && a.customer == b.customer
    }

    private mutating func found(_ first: Int, again: Int, _ same: SameNeed) {
        guard recent.isCounted(first) else { return }
        let gap = recent.records[again].time - recent.records[first].time
        if gap <= windows.chosenSeconds {
            let (ids, a, b) = (recent.ids, recent.records[first].idRange, recent.records[again].idRange)
            ids.withBytes(a) { a in ids.withBytes(b) { b in pairs.append(first: a, again: b, seconds: gap, same: same) } }
        }
        guard recent.records[first].gap < 0 else { return }
        recent.records[first].gap = Int32(truncatingIfNeeded: gap)
        for i in windowSeconds.indices where gap <= windowSeconds[i] { repeats[i] += 1 }
        if gap <= windows.chosenSeconds { cameBack(first) }
    }

    private mutating func cameBack(_ first: Int) {
        let before = cells.keys[Int(recent.records[first].cell)]
        let key = move(first) { $0.cameBack = true }
        days.move(recent.records[first].time, from: before.marks.entry, to: key.marks.entry)
    }

    /// Moves a contact to the cell of other marks; returns its key.
    @discardableResult
    private mutating func move(_ number: Int, _ change: (inout ContactMarks) -> Void) -> CellKey {
        let record = recent.records[number]
        var key = cells.keys[Int(record.cell)]
        change(&key.marks)
        let cell = cells.move(from: Int(record.cell), to: key)
        recent.records[number].cell = UInt32(cell)
        if record.asked > 0 { gathering?.asked[Int(record.asked) - 1].cell = cell }
        return key
    }

    /// Drops what no later contact can be a repeat of.
    private mutating func dropOld() {
        let first = recent.first(from: (recent.lastTime ?? 0) - windows.longestSeconds)
        if gathering != nil {
            for number in recent.startIndex..<first { gatherExample(number) }
        }
        recent.drop(before: first)
    }
}

// MARK: - Aggregates

extension ContactsPass {
    /// Sets a contact with a question aside; returns its place among those, from 1, 0 where it has none.
    private mutating func gatherQuestion(_ contact: Pending, cell: Int) -> UInt32 {
        let ids = recent.ids
        return ids.withBytes(contact.id) { gathering?.count(contact.event, cell: cell, id: $0) ?? 0 }
    }

    /// Offers a contact of which all is known as an example.
    private mutating func gatherExample(_ number: Int) {
        let record = recent.records[number]
        guard recent.isCounted(number), record.asked == 0 else { return }
        let (ids, key) = (recent.ids, cells.keys[Int(record.cell)])
        ids.withBytes(record.idRange) { gathering?.examples.offer(key, time: recent.records[number].time, id: $0) }
    }
}

// MARK: - The end

extension ContactsPass {
    /// Ends the pass: what the data do not reach a window beyond is taken out of that window's counts.
    mutating func finish(names: ContactNames) -> ContactsSummary {
        if !pending.isEmpty { countPending() }
        let total = cells.counts.reduce(0, +)
        var summary = ContactsSummary(contacts: total, customers: customerCount, windows: windows)
        summary.counts = windows.days.map { _ in ContactsSummary.WindowCount(eligible: total) }
        for (i, count) in repeats.enumerated() { summary.counts[i].repeats = count }
        if let last = recent.lastTime {
            let end = max(last, period.reach ?? .min)
            for number in recent.startIndex..<recent.endIndex where recent.isCounted(number) {
                censor(number, end: end, &summary)
                if gathering != nil { gatherExample(number) }
            }
        }
        (summary.first, summary.last) = (span?.first, span?.last)
        summary.pairs = pairs
        summary.cells = cells
        summary.days = days
        summary.names = names
        summary.cutShort = cutShort
        summary.gathering = gathering
        return summary
    }

    private mutating func censor(_ number: Int, end: Int64, _ summary: inout ContactsSummary) {
        let (time, gap) = (recent.records[number].time, recent.records[number].gap)
        for (i, seconds) in windowSeconds.enumerated() where time > end - seconds {
            summary.counts[i].eligible -= 1
            if gap >= 0, Int64(gap) <= seconds { summary.counts[i].repeats -= 1 }
        }
        if time > end - windows.chosenSeconds { move(number) { $0.isCut = true } }
    }
}
