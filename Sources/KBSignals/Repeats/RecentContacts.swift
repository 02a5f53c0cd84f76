import KBModel

/// The contacts of the longest window, by number in order of time. What every later contact of the customer is compared with stands apart
/// from the rest: a comparison mostly fails, and then costs one cache line.
struct RecentContacts {
    /// What a contact was about.
    struct Need {
        var time: Int64
        /// The upper half of the customer's digest; the lower half led here.
        var customer: UInt64
        var topic: UInt32
        var articles: UInt32
        var question: UInt32
        /// How many contacts before this one the customer's previous is; 0 for none.
        var previous: UInt32
    }

    /// What is done with it once it is found.
    struct Record {
        /// Where the id starts in `ids`.
        var id: Int
        var idLength: UInt32
        /// Its kind, a row of the pass's cells.
        var cell: UInt32
        /// Seconds until it was closed, 0 when nobody says.
        var openFor: Int32
        /// Seconds until the next contact with the same need, negative when none came within the longest window.
        var gap: Int32 = -1
        /// Its place among the contacts that are handed on with their words, from 1; 0 for none.
        var asked: UInt32 = 0

        var idRange: Range<Int> { id..<id + Int(idLength) }
    }

    /// The cell of contacts that only tell whether earlier ones came back.
    static let uncounted = UInt32.max

    private(set) var ids = SlidingArray<UInt8>()
    var needs = SlidingArray<Need>()
    var records = SlidingArray<Record>()

    var startIndex: Int { needs.startIndex }
    var endIndex: Int { needs.endIndex }
    var lastTime: Int64? { endIndex > startIndex ? needs[endIndex - 1].time : nil }

    func isCounted(_ number: Int) -> Bool { records[number].cell != Self.uncounted }

    /// Keeps the bytes of an id; returns where.
    @inline(__always)
    mutating func keep(_ id: Span<UInt8>) -> Range<Int> {
        let start = ids.endIndex
        id.withUnsafeBufferPointer { ids.append(contentsOf: $0) }
        return start..<ids.endIndex
    }

    @inline(__always)
    mutating func append(_ need: Need, _ record: Record) {
        needs.append(need)
        records.append(record)
    }

    /// The number of the customer's contact before this one; `nil` where there is none that is still kept.
    @inline(__always)
    func previous(of number: Int) -> Int? {
        let distance = Int(needs[number].previous)
        return distance > 0 && number - distance >= startIndex ? number - distance : nil
    }

    /// Brings the two contacts before each of `numbers`, of the same customers, into the cache; see `ContactsPass.countPending`.
    func touchPrevious(_ numbers: Range<Int>) -> UInt64 {
        var touched: UInt64 = 0
        for number in numbers { touched &+= needs[previousOrSame(number)].customer }
        for number in numbers { touched &+= needs[previousOrSame(previousOrSame(number))].customer }
        return touched
    }

    /// Without a branch, which the processor would guess wrong every other time.
    @inline(__always)
    private func previousOrSame(_ number: Int) -> Int {
        let distance = Int(needs[number].previous)
        return number - (distance <= number - startIndex ? distance : 0)
    }

    /// The number of the first contact that is not before a time, which is not after the last contact's.
    func first(from oldest: Int64) -> Int {
        var first = startIndex
        while needs[first].time < oldest { first += 1 }
        return first
    }

    /// Drops the contacts before a number.
    mutating func drop(before first: Int) {
        needs.drop(before: first)
        records.drop(before: first)
        // Contacts of one second stand in the order of their ids, which is not the order in which the ids came.
        var start = records[first].id
        var next = first + 1
        while next < endIndex, needs[next].time == needs[first].time {
            start = min(start, records[next].id)
            next += 1
        }
        ids.drop(before: start)
    }
}
