/// Sorting by time.
enum TimeOrder {
    /// Positions 0..<count in order of time, equal times in order of position. Times within 136 years of each other are sorted digit by digit
    /// (least significant first, 11 bits a digit: Knuth, TAOCP 3, 5.2.5), in linear time; wilder ones by comparison.
    static func positions(of count: Int, time: (Int) -> Int64) -> [UInt32] {
        var (earliest, latest) = (Int64.max, Int64.min)
        for i in 0..<count {
            earliest = min(earliest, time(i))
            latest = max(latest, time(i))
        }
        guard count > 0, let span = UInt32(exactly: latest.subtractingReportingOverflow(earliest).partialValue) else {
            return (0..<UInt32(count)).sorted { (time(Int($0)), $0) < (time(Int($1)), $1) }
        }
        var items = (0..<count).map { Item(key: UInt32(truncatingIfNeeded: time($0) - earliest), position: UInt32($0)) }
        var buffer = items
        var shift: UInt32 = 0
        while shift < 32, span >> shift > 0 {
            scatter(items, to: &buffer, shift: shift)
            swap(&items, &buffer)
            shift += digitBits
        }
        return items.map(\.position)
    }

    private struct Item {
        var key: UInt32
        var position: UInt32
    }

    private static let digitBits: UInt32 = 11

    private static func scatter(_ items: [Item], to buffer: inout [Item], shift: UInt32) {
        let mask = UInt32(1) << digitBits - 1
        var starts = [Int](repeating: 0, count: Int(mask) + 1)
        for item in items { starts[Int(item.key >> shift & mask)] += 1 }
        var sum = 0
        for i in starts.indices { (starts[i], sum) = (sum, sum + starts[i]) }
        for item in items {
            let digit = Int(item.key >> shift & mask)
            buffer[starts[digit]] = item
            starts[digit] += 1
        }
    }
}
