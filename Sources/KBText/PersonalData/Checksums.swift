/// Check digits of identifiers.
enum Checksums {
    /// ISO/IEC 7812 (cards), also Swedish personnummer over ten digits.
    static func luhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (i, digit) in digits.reversed().enumerated() {
            let value = Int(digit)
            sum += i % 2 == 0 ? value : (value * 2 > 9 ? value * 2 - 9 : value * 2)
        }
        return sum % 10 == 0
    }

    /// ISO 13616: `text` is an IBAN without spaces, in ASCII capitals and digits.
    static func iban(_ text: [UInt8]) -> Bool {
        guard text.count >= 15, text.count <= 34 else { return false }
        var remainder = 0
        for byte in text[4...] + text[..<4] {
            if byte.isDigitByte {
                remainder = (remainder * 10 + Int(byte - 0x30)) % 97
            } else if (0x41...0x5A).contains(byte) {
                remainder = (remainder * 100 + Int(byte - 0x41) + 10) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }

    /// GB 11643-1999: 17 digits and a check character (a digit or `X`).
    static func chineseID(_ text: [UInt8]) -> Bool {
        guard text.count == 18, text[..<17].allSatisfy(\.isDigitByte) else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, text).reduce(0) { $0 + $1.0 * Int($1.1 - 0x30) }
        return Array("10X98765432".utf8)[sum % 11] == (text[17] == 0x78 ? 0x58 : text[17])
    }

    /// Month 1…12, day 1…31 (61…91 in a Swedish samordningsnummer).
    static func isMonthAndDay(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 4 else { return false }
        let values = digits.map(Int.init)
        let (month, day) = (values[0] * 10 + values[1], values[2] * 10 + values[3])
        return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day))
    }
}
