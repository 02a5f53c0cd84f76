import KBModel

/// The contacts of the longest window, by number in order of time. What every later contact of the customer is compared with first stands
/// apart from the rest, eight bytes each: most comparisons end there, and a month of them fits into the cache.
struct RecentContacts {
    struct Link {
        var topic: UInt32
        /// How many contacts before this one the customer's previous is; 0 for none.
        var previous: UInt32
    }

    struct Record {
        var time: Int64
        /// The upper half of the customer's digest; the lower half led here.
        var customer: UInt64
        /// Where the id starts in `ids`.
        var id: Int
        var idLength: UInt32
        var articles: UInt32
        var question: UInt32
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

    private(set) var ids = SlidingBytes()
    var links = SlidingWindow<Link>()
    var records = SlidingWindow<Record>()

    var startIndex: Int { links.startIndex }
    var endIndex: Int { links.endIndex }
    var lastTime: Int64? { endIndex > startIndex ? records[endIndex - 1].time : nil }

    func isCounted(_ number: Int) -> Bool { records[number].cell != Self.uncounted }

    /// Keeps the bytes of an id; returns where.
    @inline(__always)
    mutating func keep(_ id: Span<UInt8>) -> Range<Int> {
        let start = ids.endIndex
        ids.append(id)
        return start..<ids.endIndex
    }

    @inline(__always)
    mutating func append(_ link: Link, _ record: Record) {
        links.append(link)
        records.append(record)
    }

    /// The number of the customer's contact before this one; `nil` where there is none that is still kept.
    @inline(__always)
    func previous(of number: Int) -> Int? {
        let distance = Int(links[number].previous)
        return distance > 0 && distance <= number - startIndex ? number - distance : nil
    }

    /// Brings the links of the contacts before each of `numbers`, of the same customers, into the cache; see `ContactsPass.countPending`.
    func touchPrevious(_ numbers: Range<Int>) -> UInt64 {
        var touched: UInt64 = 0
        for number in numbers {
            // Without a branch, which the processor would guess wrong every other time.
            let distance = Int(links[number].previous)
            touched &+= UInt64(links[number - (distance <= number - startIndex ? distance : 0)].topic)
        }
        return touched
    }

    /// The number of the first contact that is not before a time, which is not after the last contact's.
    func first(from oldest: Int64) -> Int {
        var first = startIndex
        while records[first].time < oldest { first += 1 }
        return first
    }

    /// Drops the contacts before a number.
    mutating func drop(before first: Int) {
        links.drop(before: first)
        records.drop(before: first)
        // Contacts of one second stand in the order of their ids, which is not the order in which the ids came.
        var start = records[first].id
        var next = first + 1
        while next < endIndex, records[next].time == records[first].time {
            start = min(start, records[next].id)
            next += 1
        }
        ids.drop(before: start)
    }
}
