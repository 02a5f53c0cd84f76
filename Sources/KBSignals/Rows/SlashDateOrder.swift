import KBModel

/// In which order a file writes day and month in dates such as `3/11/2026`, told from those of its first dates that allow one order only.
/// Where none does, such dates are not understood: guessing would swap months and days.
struct SlashDateOrder: Sendable, Hashable {
    private enum Order { case dayFirst, monthFirst }

    private let order: Order?

    /// `bytes`: the start of the file.
    init(_ bytes: [UInt8]) {
        var (dayFirst, monthFirst) = (false, false)
        var i = 0
        while i < bytes.count {
            guard bytes[i].isASCIIDigit, let date = SlashDate(bytes[i...]) else {
                i += 1
                continue
            }
            if date.first > 12, date.second <= 12 { dayFirst = true }
            if date.second > 12, date.first <= 12 { monthFirst = true }
            i = date.end
        }
        order = dayFirst == monthFirst ? nil : dayFirst ? .dayFirst : .monthFirst
    }

    /// The same time as ISO 8601 writes it; other notations, and dates whose order is not known, stay as they are.
    func resolved(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let order, let date = SlashDate(bytes[...]) else { return text }
        let (day, month) = order == .dayFirst ? (date.first, date.second) : (date.second, date.first)
        guard let midnight = Timestamp(year: date.year, month: month, day: day) else { return text }
        return midnight.iso8601.prefix(10) + String(decoding: bytes[date.end...], as: UTF8.self)
    }
}

/// `d/d/yyyy` at the start of some bytes.
struct SlashDate {
    let first: Int
    let second: Int
    let year: Int
    /// Behind the year.
    let end: Int

    init?(_ bytes: ArraySlice<UInt8>) {
        var i = bytes.startIndex
        func number(_ digits: ClosedRange<Int>) -> Int? {
            let found = bytes[i...].prefix { $0.isASCIIDigit }
            guard digits.contains(found.count) else { return nil }
            i = found.endIndex
            return found.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        func slash() -> Bool {
            guard i < bytes.endIndex, bytes[i] == UInt8(ascii: "/") else { return false }
            i += 1
            return true
        }
        guard let first = number(1...2), slash(), let second = number(1...2), slash(), let year = number(4...4) else { return nil }
        (self.first, self.second, self.year, end) = (first, second, year, i)
    }
}
