/// UTF-16 in pieces → UTF-8. Half a pair at the end of a piece waits for the next one; half a pair elsewhere becomes U+FFFD.
struct UTF16Decoder {
    private let isBigEndian: Bool
    /// A byte without its other half.
    private var oddByte: UInt8?
    private var high: UInt16?

    /// Told from the byte-order mark, or from every other one of the first bytes being zero; `nil` when the text is not UTF-16.
    init?(firstBytes bytes: some RandomAccessCollection<UInt8>) {
        let first = Array(bytes.prefix(64))
        if first.starts(with: [0xFF, 0xFE]) {
            isBigEndian = false
        } else if first.starts(with: [0xFE, 0xFF]) {
            isBigEndian = true
        } else {
            let pairs = first.count / 2
            guard pairs >= 2 else { return nil }
            let evenZeros = (0..<pairs).count { first[2 * $0] == 0 }
            let oddZeros = (0..<pairs).count { first[2 * $0 + 1] == 0 }
            guard max(evenZeros, oddZeros) * 4 >= pairs * 3, min(evenZeros, oddZeros) == 0 else { return nil }
            isBigEndian = evenZeros > oddZeros
        }
    }

    /// The UTF-8 of the next piece. `isLast`: no piece follows.
    mutating func decoded(_ bytes: some Sequence<UInt8>, isLast: Bool) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            add(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), to: &out)
        }
        if isLast, high != nil || oddByte != nil {
            (high, oddByte) = (nil, nil)
            Self.append("\u{FFFD}", to: &out)
        }
        return out
    }

    private mutating func add(_ unit: UInt16, to out: inout [UInt8]) {
        if let first = high {
            high = nil
            if (0xDC00..<0xE000).contains(unit) {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                Self.append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &out)
                return
            }
            Self.append("\u{FFFD}", to: &out)
        }
        if (0xD800..<0xDC00).contains(unit) {
            high = unit
        } else {
            Self.append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &out)
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        if let bytes = UTF8.encode(scalar) { out.append(contentsOf: bytes) }
    }
}
