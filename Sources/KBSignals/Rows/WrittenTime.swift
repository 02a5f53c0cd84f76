import KBModel

/// Times in the notations that people and mail programs write, as far as they can mean one moment only: `2 Jan 2026 15:04`,
/// `Fri, 02 Jan 2026 15:04:05 +0100` (RFC 5322), `Jan 2, 2026, 3:04 PM`, `02.01.2026 15:04`, `2026/01/02 15:04`, `13/2/2026`. A date such as
/// `3/2/2026` can mean two days and gives `nil`.
enum WrittenTime {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func read(_ text: String) -> Timestamp? {
        var words = Words(text)
        guard let date = date(&words) else { return nil }
        guard let clock = clock(&words) else { return nil }
        guard let zone = zone(&words), words.isAtEnd else { return nil }
        guard
            let local = Timestamp(
                year: date.year, month: date.month, day: date.day, hour: clock.hour, minute: clock.minute, second: clock.second)
        else { return nil }
        return Timestamp(seconds: local.seconds - Int64(zone))
    }

    /// Whether the text ends in a zone.
    static func namesZone(_ text: String) -> Bool {
        var words = Words(text)
        guard date(&words) != nil, clock(&words) != nil else { return false }
        words.dropComment()
        return !words.isAtEnd
    }

    private static func date(_ words: inout Words) -> (year: Int, month: Int, day: Int)? {
        words.save()
        if let name = words.name(), month(name) == nil {
            guard weekdays.contains(name.prefix(3).lowercased()) else { return nil }
            _ = words.skip(UInt8(ascii: ","))
        } else {
            words.restore()
        }
        if let name = words.name() {
            guard let month = month(name), let day = words.number(1...2) else { return nil }
            _ = words.skip(UInt8(ascii: ","))
            return words.number(4...4).map { ($0, month, day) }
        }
        guard let first = words.number(1...4) else { return nil }
        if first > 999, words.skip(UInt8(ascii: "/")) || words.skip(UInt8(ascii: ".")) {
            guard let month = words.number(1...2), words.skip(UInt8(ascii: "/")) || words.skip(UInt8(ascii: ".")),
                let day = words.number(1...2)
            else { return nil }
            return (first, month, day)
        }
        if words.skip(UInt8(ascii: ".")) {
            guard let month = words.number(1...2), words.skip(UInt8(ascii: ".")) else { return nil }
            return words.number(4...4).map { ($0, month, first) }
        }
        if words.skip(UInt8(ascii: "/")) { return slashDate(first, &words) }
        _ = words.skip(UInt8(ascii: "-"))
        guard let month = words.name().flatMap(month) else { return nil }
        _ = words.skip(UInt8(ascii: "-")) || words.skip(UInt8(ascii: ","))
        return words.number(4...4).map { ($0, month, first) }
    }

    private static func slashDate(_ first: Int, _ words: inout Words) -> (year: Int, month: Int, day: Int)? {
        guard let second = words.number(1...2), words.skip(UInt8(ascii: "/")), let year = words.number(4...4) else { return nil }
        if first > 12 || first == second { return (year, second, first) }
        return second > 12 ? (year, first, second) : nil
    }

    private static func clock(_ words: inout Words) -> (hour: Int, minute: Int, second: Int)? {
        _ = words.skip(UInt8(ascii: ","))
        if words.isAtEnd { return (0, 0, 0) }
        guard var hour = words.number(1...2), words.skip(UInt8(ascii: ":")), let minute = words.number(2...2) else { return nil }
        var second = 0
        if words.skip(UInt8(ascii: ":")) {
            guard let value = words.number(2...2) else { return nil }
            second = value
        }
        words.save()
        if let half = words.name()?.lowercased(), half == "am" || half == "pm" {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        } else {
            words.restore()
        }
        return (hour, minute, second)
    }

    /// Seconds east of UTC; a comment in brackets may follow. `nil` for names other than UTC's: they mean several zones.
    private static func zone(_ words: inout Words) -> Int? {
        words.dropComment()
        if words.isAtEnd { return 0 }
        if let name = words.name() { return ["UTC", "GMT", "UT", "Z"].contains(name.uppercased()) ? 0 : nil }
        let sign: Int
        if words.skip(UInt8(ascii: "+")) { sign = 1 } else if words.skip(UInt8(ascii: "-")) { sign = -1 } else { return nil }
        if let both = words.number(4...4) { return both / 100 <= 18 && both % 100 < 60 ? sign * (both / 100 * 60 + both % 100) * 60 : nil }
        guard let hours = words.number(2...2), words.skip(UInt8(ascii: ":")), let minutes = words.number(2...2) else { return nil }
        return hours <= 18 && minutes < 60 ? sign * (hours * 60 + minutes) * 60 : nil
    }

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func month(_ name: String) -> Int? {
        name.utf8.count >= 3 ? months.firstIndex(of: name.prefix(3).lowercased()).map { $0 + 1 } : nil
    }

    /// Numbers, names and signs, one after another; spaces before each are passed over.
    private struct Words {
        private var bytes: [UInt8]
        private var position = 0
        private var saved = 0

        init(_ text: String) { bytes = Array(text.utf8) }

        mutating func save() { saved = position }

        mutating func restore() { position = saved }

        var isAtEnd: Bool { bytes[position...].allSatisfy(\.isSpace) }

        private mutating func skipSpace() { while position < bytes.count, bytes[position].isSpace { position += 1 } }

        mutating func skip(_ byte: UInt8) -> Bool {
            skipSpace()
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            skipSpace()
            let found = bytes[position...].prefix { $0.isASCIIDigit }
            guard digits.contains(found.count) else { return nil }
            position = found.endIndex
            return found.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }

        mutating func name() -> String? {
            skipSpace()
            let found = bytes[position...].prefix { $0.isASCIILetter }
            guard !found.isEmpty else { return nil }
            position = found.endIndex
            return String(decoding: found, as: UTF8.self)
        }

        mutating func dropComment() {
            if let open = bytes[position...].firstIndex(of: UInt8(ascii: "(")) { bytes.removeSubrange(open...) }
        }
    }
}
