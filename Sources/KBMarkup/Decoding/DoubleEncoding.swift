/// UTF-8 that was read as windows-1252 and encoded again (`Ã©` for `é`, `â€™` for `’`), repaired sequence by sequence.
///
/// A sequence counts when its characters, as windows-1252 bytes, are one well-formed UTF-8 sequence, and chance is out of the question:
/// it has three bytes or more, or begins with `Â` or `Ã`, or stands next to another one. `É` before a no-break space stays what it is.
struct DoubleEncoding {
    private(set) var bytes: [UInt8]
    private(set) var count = 0
    private(set) var firstLine: Int?

    /// Cost: one pass; a second one only over text that was repaired, for text encoded three times.
    init(_ source: [UInt8]) {
        bytes = source
        for _ in 0..<2 where repair() == false { return }
    }

    private struct Sequence {
        var source: Range<Int>
        var decoded: [UInt8]
        var strong: Bool { decoded.count > 2 || decoded[0] <= 0xC3 }
    }

    /// One pass over the text; whether anything was repaired.
    private mutating func repair() -> Bool {
        var out: [UInt8] = []
        var copied = 0
        var index = 0
        var waiting: Sequence?
        func take(_ sequence: Sequence) {
            out += bytes[copied..<sequence.source.lowerBound]
            out += sequence.decoded
            copied = sequence.source.upperBound
        }
        var found: [Sequence] = []
        while let start = nextCandidate(from: index) {
            guard let sequence = sequence(at: start) else {
                index = start + 2
                continue
            }
            index = sequence.source.upperBound
            let touches = waiting?.source.upperBound == start
            if touches, let before = waiting, found.last?.source != before.source { found.append(before) }
            if sequence.strong || touches { found.append(sequence) }
            waiting = sequence
        }
        guard let first = found.first else { return false }
        for sequence in found { take(sequence) }
        out += bytes[copied...]
        if firstLine == nil { firstLine = 1 + bytes[..<first.source.lowerBound].count { $0 == 0x0A } }
        count = max(count, found.count)
        bytes = out
        return true
    }

    /// The next character of U+00C2…U+00F4: in UTF-8 they begin with C3.
    private func nextCandidate(from start: Int) -> Int? {
        let bytes = bytes.span
        var index = start
        while true {
            index = bytes.index(of: 0xC3, from: index)
            guard index + 3 < bytes.count else { return nil }
            if bytes[index + 1] >= 0x82, bytes[index + 1] <= 0xB4 { return index }
            index += 1
        }
    }

    private func sequence(at start: Int) -> Sequence? {
        var decoded: [UInt8] = [bytes[start + 1] + 0x40]
        let length = decoded[0] >= 0xF0 ? 4 : decoded[0] >= 0xE0 ? 3 : 2
        var index = start + 2
        while decoded.count < length {
            if let byte = lostByte(after: decoded, at: index) {
                decoded.append(byte)
                index += 3
                continue
            }
            guard let (byte, width) = windows1252Byte(at: index), (0x80...0xBF).contains(byte) else { return nil }
            decoded.append(byte)
            index += width
        }
        return UTF8Repair.sequenceLength(in: decoded.span, at: 0) == length ? Sequence(source: start..<index, decoded: decoded) : nil
    }

    /// The byte that became U+FFFD because windows-1252 has no character for it, where only one can be meant: `â€` begins a closing quote,
    /// and of the blocks that begin with `â` only U+2040…U+207F holds characters of running text (word joiner, isolates).
    private func lostByte(after decoded: [UInt8], at index: Int) -> UInt8? {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD else { return nil }
        if decoded == [0xE2, 0x80] { return 0x9D }
        return decoded == [0xE2] ? 0x81 : nil
    }

    /// The windows-1252 byte, from 0x80 on, of the character at `index`, and how many bytes of UTF-8 it takes.
    private func windows1252Byte(at index: Int) -> (UInt8, Int)? {
        guard index + 1 < bytes.count else { return nil }
        if bytes[index] == 0xC2 { return (bytes[index + 1], 2) }
        let width = bytes[index] >= 0xE0 ? 3 : 2
        guard index + width <= bytes.count else { return nil }
        var scalar = UInt32(bytes[index]) & (width == 3 ? 0x0F : 0x1F)
        for offset in 1..<width { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return DoubleEncoding.special[scalar].map { ($0, width) }
    }

    /// The characters that windows-1252 has at 0x80…0x9F.
    private static let special: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89,
        0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
        0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
