/// Digits with single separators between them: `070-174 06 42`, `(415) 555-0142`, `4539 1234 …`, `83.112.9.41`.
struct DigitRun {
    let range: Range<Int>
    /// Values 0…9.
    let digits: [UInt8]
    /// The byte ranges of the groups of digits.
    let groups: [Range<Int>]
    let separators: [UInt8]
    /// `+` or `(` before the first digit.
    let opener: UInt8?

    /// `nil` when no run starts at `start`.
    init?(from start: Int, in text: ScannedText) {
        let bytes = text.bytes
        let first = bytes[start]
        let opens = first == 0x2B || first == 0x28
        guard first.isDigitByte || (opens && start + 1 < bytes.count && bytes[start + 1].isDigitByte), !text.isASCIIWord(start - 1) else {
            return nil
        }
        var (i, digits, groups, separators) = (start, [UInt8](), [Range<Int>](), [UInt8]())
        if opens { i += 1 }
        while i < bytes.count, bytes[i].isDigitByte {
            let low = i
            while i < bytes.count, bytes[i].isDigitByte {
                digits.append(bytes[i] - 0x30)
                i += 1
            }
            groups.append(low..<i)
            guard let (separator, next) = Self.separator(at: i, in: bytes) else { break }
            separators.append(separator)
            i = next
        }
        guard let last = groups.last else { return nil }
        // A Chinese resident id may end in the check letter X.
        let checkLetter = digits.count == 17 && groups.count == 1 && last.upperBound < bytes.count && text.lowered[last.upperBound] == 0x78
        guard !text.isASCIIWord(last.upperBound + (checkLetter ? 1 : 0)) else { return nil }
        separators = Array(separators.prefix(groups.count - 1))
        self.range = start..<last.upperBound
        self.digits = digits
        self.groups = groups
        self.separators = separators
        opener = opens ? first : nil
    }

    /// One separator (or `) `, ` (`) that a digit follows.
    private static func separator(at i: Int, in bytes: [UInt8]) -> (UInt8, next: Int)? {
        guard i < bytes.count else { return nil }
        let rest = bytes[i...].prefix(3)
        for (pattern, mark): ([UInt8], UInt8) in [
            ([0x29, 0x20], 0x29), ([0x20, 0x28], 0x28), ([0x29], 0x29), ([0x28], 0x28), ([0x20], 0x20), ([0x2D], 0x2D), ([0x2E], 0x2E),
            ([0x2F], 0x2F), ([0xC2, 0xA0], 0x20),
        ] where rest.starts(with: pattern) {
            let next = i + pattern.count
            if next < bytes.count, bytes[next].isDigitByte { return (mark, next) }
        }
        return nil
    }

    func separatorsAre(_ allowed: Set<UInt8>) -> Bool { separators.allSatisfy(allowed.contains) }

    var isIPv4: Bool { groups.count == 4 && separators == [0x2E, 0x2E, 0x2E] && groups.allSatisfy { $0.count <= 3 } && opener == nil }

    /// The number in the group.
    func value(_ group: Int) -> Int {
        let offset = groups[..<group].reduce(0) { $0 + $1.count }
        return digits[offset..<offset + min(18, groups[group].count)].reduce(0) { $0 * 10 + Int($1) }
    }

    /// `2024-03-15`, `15.03.2024`, `20240315`, `3/15/2024 10`: a year between 1900 and 2099 with a month and a day.
    var isDateLike: Bool {
        let sizes = groups.map(\.count)
        func isYear(_ group: Int) -> Bool { sizes[group] == 4 && (1900...2099).contains(value(group)) }
        if sizes.count >= 3, separators.prefix(2).allSatisfy({ $0 == 0x2D || $0 == 0x2E || $0 == 0x2F }) {
            if isYear(0), sizes[1] <= 2, sizes[2] <= 2 { return true }
            if isYear(2), sizes[0] <= 2, sizes[1] <= 2 { return true }
        }
        if sizes == [8] || sizes == [14] || sizes == [12] {
            return (1900...2099).contains(digits[..<4].reduce(0) { $0 * 10 + Int($1) }) && Checksums.isMonthAndDay(digits[4..<8])
        }
        return false
    }
}
