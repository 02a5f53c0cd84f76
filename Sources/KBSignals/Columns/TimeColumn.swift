import KBModel

/// Reads a column of times. Most rows fall on the day of the row before: its date is not worked out again.
struct TimeColumn: Sendable {
    private let reading: TimeReading
    private var lastDate: (low: UInt64, high: UInt16)?
    private var lastMidnight: Int64 = 0

    init(_ reading: TimeReading) { self.reading = reading }

    /// Seconds since 1970; `nil` when the text is no time.
    mutating func seconds(_ text: Span<UInt8>) -> Int64? {
        if reading.isPlainISO, let seconds = fastSeconds(text) { return seconds }
        return reading.time(text.string())?.seconds
    }

    /// `YYYY-MM-DDTHH:MM:SS` with or without `Z`, nothing else.
    private mutating func fastSeconds(_ text: Span<UInt8>) -> Int64? {
        guard text.count == 19 || (text.count == 20 && text[19] == UInt8(ascii: "Z")) else { return nil }
        guard text[10] == UInt8(ascii: "T") || text[10] == 0x20, text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let hour = Self.twoDigits(text, 11), let minute = Self.twoDigits(text, 14), let second = Self.twoDigits(text, 17), hour < 24,
            minute < 60, second < 60
        else { return nil }
        guard let midnight = midnight(text) else { return nil }
        return midnight + Int64(hour * 3600 + minute * 60 + second)
    }

    /// The start of the day that the first ten bytes write, as `YYYY-MM-DD`.
    private mutating func midnight(_ text: Span<UInt8>) -> Int64? {
        let raw = text.bytes
        let low = raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let high = raw.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt16.self)
        if lastDate?.low == low, lastDate?.high == high { return lastMidnight }
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), let century = Self.twoDigits(text, 0),
            let year = Self.twoDigits(text, 2), let month = Self.twoDigits(text, 5), let day = Self.twoDigits(text, 8),
            let midnight = Timestamp(year: century * 100 + year, month: month, day: day)
        else { return nil }
        lastDate = (low, high)
        lastMidnight = midnight.seconds
        return midnight.seconds
    }

    @inline(__always)
    private static func twoDigits(_ text: Span<UInt8>, _ i: Int) -> Int? {
        let (tens, ones) = (text[i] &- 0x30, text[i + 1] &- 0x30)
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }
}
