import KBText

/// One pass over UTF-8: what is well-formed stays, the rest becomes U+FFFD.
struct UTF8Repair {
    private(set) var bytes: [UInt8]
    /// Ill-formed sequences replaced by U+FFFD, and the line of the first.
    private(set) var illFormed = 0
    private(set) var firstIllFormedLine: Int?
    private(set) var firstNULLine: Int?
    /// Well-formed sequences of two bytes and more.
    private(set) var multibyte = 0

    /// - Parameter start: where the text begins, behind a byte order mark. Well-formed text is not copied.
    init(_ source: [UInt8], from start: Int = 0) {
        bytes = start == 0 ? source : Array(source[start...])
        let text = bytes
        guard let first = scan(text.span) else { return }
        rebuild(from: first)
    }

    /// Whether any byte is no part of a well-formed sequence. Cost: a look at the bytes up to the first such.
    static func isNeeded(_ source: [UInt8]) -> Bool {
        let bytes = source.span
        var index = 0
        while true {
            index = bytes.endOfPlainASCII(from: index)
            if index == bytes.count { return false }
            let length = bytes[index] == 0 ? 1 : sequenceLength(in: bytes, at: index)
            if length == 0 { return true }
            index += length
        }
    }

    /// Counts sequences; the offset of the first byte that has to be replaced, if any.
    private mutating func scan(_ bytes: Span<UInt8>) -> Int? {
        var index = 0
        var multibyte = 0
        defer { self.multibyte = multibyte }
        while true {
            index = bytes.endOfPlainASCII(from: index)
            if index == bytes.count { return nil }
            if bytes[index] == 0 { return index }
            let length = UTF8Repair.sequenceLength(in: bytes, at: index)
            if length == 0 { return index }
            multibyte += 1
            index += length
        }
    }

    private mutating func rebuild(from first: Int) {
        let source = bytes
        var out = Array(source[..<first])
        out.reserveCapacity(source.count + source.count / 8)
        var line = 1 + source[..<first].count { $0 == 0x0A }
        var index = first
        while index < source.count {
            let byte = source[index]
            let length = byte < 0x80 ? 1 : UTF8Repair.sequenceLength(in: source.span, at: index)
            if byte == 0x0A { line += 1 }
            if byte == 0 {
                firstNULLine = firstNULLine ?? line
                out += Transcoder.replacement
            } else if length == 0 {
                illFormed += 1
                firstIllFormedLine = firstIllFormedLine ?? line
                out += Transcoder.replacement
            } else {
                if length > 1 { multibyte += 1 }
                out += source[index..<index + length]
            }
            index += max(1, length)
        }
        bytes = out
    }

    /// The length of the well-formed sequence that starts with a byte of 0x80 or more (Unicode, table 3-7); 0 when there is none.
    static func sequenceLength(in bytes: Span<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0xC2...0xDF: return has(bytes, index + 1) ? 2 : 0
        case 0xE0: return has(bytes, index + 1, in: 0xA0...0xBF) && has(bytes, index + 2) ? 3 : 0
        case 0xED: return has(bytes, index + 1, in: 0x80...0x9F) && has(bytes, index + 2) ? 3 : 0
        case 0xE1...0xEF: return has(bytes, index + 1) && has(bytes, index + 2) ? 3 : 0
        case 0xF0: return has(bytes, index + 1, in: 0x90...0xBF) && has(bytes, index + 2) && has(bytes, index + 3) ? 4 : 0
        case 0xF1...0xF3: return has(bytes, index + 1) && has(bytes, index + 2) && has(bytes, index + 3) ? 4 : 0
        case 0xF4: return has(bytes, index + 1, in: 0x80...0x8F) && has(bytes, index + 2) && has(bytes, index + 3) ? 4 : 0
        default: return 0
        }
    }

    private static func has(_ bytes: Span<UInt8>, _ index: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
        index < bytes.count && range.contains(bytes[index])
    }
}

extension Span<UInt8> {
    /// The first place from `start` on of a byte that is zero or no ASCII; `count` when there is none.
    fileprivate func endOfPlainASCII(from start: Int) -> Int {
        var index = start
        withUnsafeBytes { bytes in
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // The high bit of a byte is set where it was set, and where taking 1 borrowed from it: a zero, or a byte behind one.
                if (word | word &- ByteWord.of(1)) & ByteWord.highs != 0 { break }
                index += 8
            }
        }
        while index < count, self[index] != 0, self[index] < 0x80 { index += 1 }
        return index
    }
}
