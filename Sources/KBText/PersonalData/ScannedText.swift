/// A text prepared for the finders: its bytes, the bytes in small letters (same length), and its words.
struct ScannedText {
    struct Word {
        var range: Range<Int>
        var isCapitalised: Bool
        /// Its script has no capitals (Arabic, Hebrew, Devanagari, Hangul) and spaces between words.
        var isCaseless: Bool
        var hasDigit: Bool
        /// A run of a script without spaces between words.
        var isUnspaced: Bool
    }

    let bytes: [UInt8]
    /// Capitals made small where the small letter takes as many bytes: Latin, Greek, Cyrillic.
    let lowered: [UInt8]
    /// Runs of letters, marks, digits; `'`, `’` and `-` between letters stay inside.
    let words: [Word]
    let holdsDigit: Bool
    let holdsAt: Bool

    init(_ text: String) {
        bytes = Array(text.utf8)
        lowered = Self.lowered(bytes)
        words = bytes.withUnsafeBufferPointer(Self.words)
        holdsDigit = bytes.contains(where: \.isDigitByte) || words.contains { $0.hasDigit }
        holdsAt = bytes.contains(0x40)
    }

    static func lowered(_ bytes: [UInt8]) -> [UInt8] {
        var out = bytes
        for i in bytes.indices {
            if (0x41...0x5A).contains(bytes[i]) {
                out[i] |= 0x20
            } else if i > 0, (0xC3...0xD1).contains(bytes[i - 1]), bytes[i] & 0xC0 == 0x80 {
                let scalar = UInt32(bytes[i - 1] & 0x1F) << 6 | UInt32(bytes[i] & 0x3F)
                guard let small = Unicode.Scalar(scalar)?.properties.lowercaseMapping.utf8, small.count == 2 else { continue }
                for (offset, byte) in small.enumerated() { out[i - 1 + offset] = byte }
            }
        }
        return out
    }

    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
        var words: [Word] = []
        var scanner = ScalarScanner(bytes: bytes)
        while let (start, scalar) = scanner.next() {
            let kind = ScalarClass(scalar)
            guard kind != .other else { continue }
            var word = Word(
                range: start..<scanner.position, isCapitalised: isCapital(scalar), isCaseless: isCaseless(scalar, kind),
                hasDigit: kind == .digit, isUnspaced: kind == .unspaced)
            while let (position, next) = scanner.peek() {
                let nextKind = ScalarClass(next)
                if nextKind == .other {
                    guard next == 0x27 || next == 0x2019 || next == 0x2D, !word.isUnspaced, letterFollows(position, in: bytes) else {
                        break
                    }
                } else if (nextKind == .unspaced) != word.isUnspaced {
                    break
                }
                word.hasDigit = word.hasDigit || nextKind == .digit
                _ = scanner.next()
            }
            word.range = start..<scanner.position
            words.append(word)
        }
        return words
    }

    private static func letterFollows(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (_, length) = ScalarScanner.decode(bytes, at: position)
        guard position + length < bytes.count else { return false }
        return ScalarClass(ScalarScanner.decode(bytes, at: position + length).scalar) == .letter
    }

    private static func isCaseless(_ scalar: UInt32, _ kind: ScalarClass) -> Bool {
        scalar >= 0x590 && kind == .letter && Unicode.Scalar(scalar)?.properties.isCased == false
    }

    private static func isCapital(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? (0x41...0x5A).contains(scalar) : Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// Whether the byte at `i` belongs to an ASCII word; Chinese text may stand directly beside a number or an address.
    func isASCIIWord(_ i: Int) -> Bool { bytes.indices.contains(i) && (bytes[i].isLetterByte || bytes[i].isDigitByte || bytes[i] == 0x5F) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func loweredString(_ range: Range<Int>) -> String { String(decoding: lowered[range], as: UTF8.self) }

    /// The index of the first word that starts at or after `position`.
    func firstWord(from position: Int) -> Int { words.firstIndexBySearch { $0.range.lowerBound >= position } }

    /// Whether one of `words` ends in the `reach` bytes before `position` (whole words in ASCII scripts).
    func precedes(_ position: Int, within reach: Int, anyOf words: [[UInt8]]) -> Bool {
        let low = max(0, position - reach)
        return words.contains { word in
            guard let found = lowered[low..<position].lastRange(of: word) else { return false }
            let beforeIsWord = found.lowerBound > 0 && lowered[found.lowerBound - 1].isLetterByte && lowered[found.lowerBound].isLetterByte
            let afterIsWord =
                found.upperBound < lowered.count && lowered[found.upperBound].isLetterByte && lowered[found.upperBound - 1].isLetterByte
            return !beforeIsWord && !afterIsWord
        }
    }
}

extension ArraySlice<UInt8> {
    /// The last place where `needle` stands.
    func lastRange(of needle: [UInt8]) -> Range<Int>? {
        guard !needle.isEmpty, count >= needle.count else { return nil }
        var start = endIndex - needle.count
        while start >= startIndex {
            if self[start] == needle[0], self[start..<start + needle.count].elementsEqual(needle) { return start..<start + needle.count }
            start -= 1
        }
        return nil
    }
}
