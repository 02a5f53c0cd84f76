/// A moment: whole seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, no leap seconds.
public struct Timestamp: Sendable, Hashable, Comparable {
    public var seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

    public static let secondsPerDay: Int64 = 86_400

    /// Days since 1970-01-01, in UTC.
    public var day: Int64 { seconds.flooredQuotient(by: Self.secondsPerDay) }

    /// A civil date and time in UTC. Out-of-range fields give `nil`.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second), hour < 24 || (minute == 0 && second == 0)
        else { return nil }
        let time = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
        seconds = Self.days(year: year, month: month, day: day) * Self.secondsPerDay + time
    }

    /// `YYYY-MM-DD`, optionally with `T` or a space and `HH:MM[:SS[.fraction]]`, optionally with `Z`, `±HH:MM`, `±HHMM` or `±HH`.
    /// Without a zone the time is UTC. Anything else gives `nil`.
    public init?(iso8601 text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.number(digits: 4), scanner.skip(0x2D), let month = scanner.number(digits: 2), scanner.skip(0x2D),
            let day = scanner.number(digits: 2)
        else { return nil }
        if scanner.atEnd {
            self.init(year: year, month: month, day: day)
            return
        }
        guard scanner.skip(0x54) || scanner.skip(0x20) || scanner.skip(0x74), let hour = scanner.number(digits: 2), scanner.skip(0x3A),
            let minute = scanner.number(digits: 2)
        else { return nil }
        var second = 0
        if scanner.skip(0x3A) {
            guard let value = scanner.number(digits: 2) else { return nil }
            second = value
            if scanner.skip(0x2E) || scanner.skip(0x2C) { guard scanner.skipDigits() else { return nil } }
        }
        _ = scanner.skip(0x20)
        guard let zone = scanner.zone(), scanner.atEnd,
            let local = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        self.init(seconds: local.seconds - Int64(zone))
    }

    /// `2026-11-02T09:10:00Z`.
    public var iso8601: String {
        let (year, month, day) = Self.civil(day: self.day)
        let time = Int(seconds - self.day * Self.secondsPerDay)
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let years = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(years)-\(two(month))-\(two(day))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }

    /// Year, month (1…12) and day of the month (1…31) in UTC.
    public var civil: (year: Int, month: Int, day: Int) { Self.civil(day: day) }

    // Both directions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    private static func civil(day: Int64) -> (year: Int, month: Int, day: Int) {
        let z = Int(day) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads fixed-width numbers from bytes.
private struct DigitScanner<Bytes: Collection<UInt8>> {
    private let bytes: Bytes
    private var position: Bytes.Index

    init(_ bytes: Bytes) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var atEnd: Bool { position == bytes.endIndex }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard !atEnd, bytes[position] == byte else { return false }
        position = bytes.index(after: position)
        return true
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard !atEnd, bytes[position].isASCIIDigit else { return nil }
            value = value * 10 + Int(bytes[position] - 0x30)
            position = bytes.index(after: position)
        }
        return value
    }

    mutating func skipDigits() -> Bool {
        let start = position
        while !atEnd, bytes[position].isASCIIDigit { position = bytes.index(after: position) }
        return position != start
    }

    /// Seconds east of UTC; 0 when no zone is written; `nil` when what is written is no zone.
    mutating func zone() -> Int? {
        if atEnd || skip(0x5A) || skip(0x7A) { return 0 }
        let sign: Int
        if skip(0x2B) { sign = 1 } else if skip(0x2D) { sign = -1 } else { return nil }
        guard let hours = number(digits: 2), hours <= 18 else { return nil }
        _ = skip(0x3A)
        if atEnd { return sign * hours * 3600 }
        guard let minutes = number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
