/// A notation of times in Unicode's date field symbols (UTS 35): `y M d H h m s a`, literal text as it stands or in single quotes.
/// `MMM` is an English month name. One letter takes one or more digits, several take exactly that many (`yyyy`, `yy` = 2000-2099).
package struct TimePattern: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case number(Unit, width: Int)
        case monthName
        case dayHalf
        case fraction
        case literal(UInt8)
    }

    package enum Unit: Sendable { case year, month, day, hour, minute, second }

    package private(set) var parts: [Part] = []

    /// `nil` when a letter is unknown.
    package init?(_ pattern: String) {
        let bytes = Array(pattern.utf8)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x27 {
                guard let end = bytes[(i + 1)...].firstIndex(of: 0x27) else { return nil }
                parts += bytes[(i + 1)..<end].map(Part.literal)
                i = end + 1
                continue
            }
            guard byte.isASCIILetter else {
                parts.append(.literal(byte))
                i += 1
                continue
            }
            let width = bytes[i...].prefix { $0 == byte }.count
            i += width
            guard let part = Self.part(byte, width: width) else { return nil }
            parts.append(part)
        }
        guard parts.contains(where: { if case .number(.year, _) = $0 { true } else { false } }) else { return nil }
    }

    private static func part(_ letter: UInt8, width: Int) -> Part? {
        switch letter {
        case UInt8(ascii: "y"): .number(.year, width: width)
        case UInt8(ascii: "M"): width >= 3 ? .monthName : .number(.month, width: width)
        case UInt8(ascii: "d"): .number(.day, width: width)
        case UInt8(ascii: "H"), UInt8(ascii: "h"): .number(.hour, width: width)
        case UInt8(ascii: "m"): .number(.minute, width: width)
        case UInt8(ascii: "s"): .number(.second, width: width)
        case UInt8(ascii: "S"): .fraction
        case UInt8(ascii: "a"): .dayHalf
        default: nil
        }
    }

    /// The civil time that `text` writes, as if it were UTC; `nil` when the text does not follow the pattern.
    package func localTime(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        var i = 0
        var fields: [Unit: Int] = [:]
        var afternoon: Bool?
        for part in parts {
            switch part {
            case .literal(let byte):
                guard i < bytes.count, bytes[i] == byte else { return nil }
                i += 1
            case .number(let unit, let width):
                let most = width == 1 ? 4 : unit == .year ? max(width, 2) : 2
                let digits = bytes[i...].prefix(most).prefix { $0.isASCIIDigit }
                guard !digits.isEmpty, width == 1 || digits.count == most else { return nil }
                fields[unit] = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } + (unit == .year && width == 2 ? 2000 : 0)
                i += digits.count
            case .monthName:
                let name = bytes[i...].prefix { $0.isASCIILetter }
                guard let month = Self.month(name) else { return nil }
                fields[.month] = month
                i += name.count
            case .dayHalf:
                let name = bytes[i...].prefix(2).map(\.asciiLowercased)
                guard name == Array("am".utf8) || name == Array("pm".utf8) else { return nil }
                afternoon = name[0] == UInt8(ascii: "p")
                i += 2
            case .fraction:
                i += bytes[i...].prefix { $0.isASCIIDigit }.count
            }
        }
        guard i == bytes.count else { return nil }
        return Self.timestamp(fields, afternoon: afternoon)
    }

    private static func timestamp(_ fields: [Unit: Int], afternoon: Bool?) -> Timestamp? {
        guard let year = fields[.year] else { return nil }
        var hour = fields[.hour] ?? 0
        if let afternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (afternoon ? 12 : 0)
        }
        return Timestamp(
            year: year, month: fields[.month] ?? 1, day: fields[.day] ?? 1, hour: hour, minute: fields[.minute] ?? 0,
            second: fields[.second] ?? 0)
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map { Array($0.utf8) }

    private static func month(_ name: ArraySlice<UInt8>) -> Int? {
        months.firstIndex(of: name.prefix(3).map(\.asciiLowercased)).map { $0 + 1 }
    }
}
