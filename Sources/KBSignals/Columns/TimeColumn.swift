import KBModel

/// Reads a column of times. Most rows fall on a day that was read before: its date is not worked out again.
struct TimeColumn: Sendable {
    /// The bytes of a date, `YYYY-MM-DD`, and the start of its day.
    private struct Day: Sendable {
        var start: UInt64 = 0
        var end: UInt16 = 0
        var midnight: Int64?
    }

    private let reading: TimeReading
    /// The latest date for every day of a year.
    private var days = [Day](repeating: Day(), count: 2048)

    init(_ reading: TimeReading) { self.reading = reading }

    /// Seconds since 1970; `nil` when the text is no time.
    mutating func seconds(_ text: Span<UInt8>) -> Int64? {
        if reading.isPlainISO, let seconds = fastSeconds(text) { return seconds }
        return reading.time(text.string())?.seconds
    }

    /// `YYYY-MM-DDTHH:MM:SS` with or without `Z`, nothing else.
    private mutating func fastSeconds(_ text: Span<UInt8>) -> Int64? {
        guard text.count == 19 || (text.count == 20 && text[19] == UInt8(ascii: "Z")), text[10] == UInt8(ascii: "T") || text[10] == 0x20,
            let time = Self.secondOfDay(UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: 11, as: UInt64.self))),
            let midnight = midnight(text)
        else { return nil }
        return midnight + time
    }

    /// `HH:MM:SS` in the bytes of a number, the first of them lowest.
    @inline(__always)
    private static func secondOfDay(_ text: UInt64) -> Int64? {
        // What differs from 00:00:00 has to be a digit's value in six places and nothing in the others.
        let values = text ^ 0x3030_3A30_303A_3030
        guard values & 0xF0F0_FFF0_F0FF_F0F0 == 0, (values &+ 0x0606_0006_0600_0606) & 0xF0F0_00F0_F000_F0F0 == 0 else { return nil }
        func two(at shift: UInt64) -> Int64 { Int64(values >> shift & 0xF) * 10 + Int64(values >> (shift + 8) & 0xF) }
        let (hour, minute, second) = (two(at: 0), two(at: 24), two(at: 48))
        return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : nil
    }

    /// The start of the day that the first ten bytes write, as `YYYY-MM-DD`.
    private mutating func midnight(_ text: Span<UInt8>) -> Int64? {
        let raw = text.bytes
        let start = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        let end = UInt16(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt16.self))
        // The digits of month and day, as far as they differ: 1 and 4 bits, 2 and 4 bits.
        let slot = Int(start >> 40 & 1 | start >> 47 & 0x1E | UInt64(end & 3) << 5 | UInt64(end >> 8 & 0xF) << 7)
        if days[slot].start == start, days[slot].end == end, let midnight = days[slot].midnight { return midnight }
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), let century = Self.twoDigits(text, 0),
            let year = Self.twoDigits(text, 2), let month = Self.twoDigits(text, 5), let day = Self.twoDigits(text, 8),
            let midnight = Timestamp(year: century * 100 + year, month: month, day: day)
        else { return nil }
        days[slot] = Day(start: start, end: end, midnight: midnight.seconds)
        return midnight.seconds
    }

    @inline(__always)
    private static func twoDigits(_ text: Span<UInt8>, _ i: Int) -> Int? {
        let (tens, ones) = (text[i] &- 0x30, text[i + 1] &- 0x30)
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }
}
