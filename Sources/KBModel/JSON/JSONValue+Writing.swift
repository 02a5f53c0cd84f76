extension JSONValue {
    /// Compact, or indented by one space a level. Characters outside ASCII stay as they are; non-finite numbers become `null`.
    public func serialized(pretty: Bool = false) -> String {
        var out: [UInt8] = []
        write(to: &out, indent: pretty ? 0 : nil)
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the UTF-8 form. Cost: linear in the output.
    public func write(to out: inout [UInt8], indent: Int? = nil) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .number(let value): Self.write(value, to: &out)
        case .string(let value): Self.write(value, to: &out)
        case .array(let values):
            Self.writeSequence(values, open: 0x5B, close: 0x5D, indent: indent, to: &out) { $0.write(to: &$1, indent: $2) }
        case .object(let members):
            Self.writeSequence(members, open: 0x7B, close: 0x7D, indent: indent, to: &out) { member, out, indent in
                Self.write(member.key, to: &out)
                out.append(0x3A)
                if indent != nil { out.append(0x20) }
                member.value.write(to: &out, indent: indent)
            }
        }
    }

    private static func writeSequence<Element>(
        _ elements: [Element], open: UInt8, close: UInt8, indent: Int?, to out: inout [UInt8],
        write: (Element, inout [UInt8], Int?) -> Void
    ) {
        let inner = indent.map { $0 + 1 }
        func newline(_ depth: Int?) {
            guard let depth else { return }
            out.append(0x0A)
            out.append(contentsOf: repeatElement(0x20, count: depth))
        }
        out.append(open)
        for (i, element) in elements.enumerated() {
            if i > 0 { out.append(0x2C) }
            newline(inner)
            write(element, &out, inner)
        }
        if !elements.isEmpty { newline(indent) }
        out.append(close)
    }

    private static func write(_ value: Double, to out: inout [UInt8]) {
        guard value.isFinite else {
            out += "null".utf8
            return
        }
        if value == value.rounded(), abs(value) < 1e15 { out += String(Int64(value)).utf8 } else { out += "\(value)".utf8 }
    }

    /// A JSON string literal: only quotes, backslashes and control characters are escaped.
    package static func write(_ value: String, to out: inout [UInt8]) {
        out.append(0x22)
        writeContent(of: value, to: &out)
        out.append(0x22)
    }

    /// What stands between the quotes of a string literal: parts of a long text may be written one after the other.
    static func writeContent(of value: String, to out: inout [UInt8]) {
        var value = value
        value.withUTF8 { bytes in
            var copied = 0
            var index = endOfPlain(bytes, from: 0)
            while index < bytes.count {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
                escape(bytes[index], to: &out)
                copied = index + 1
                index = endOfPlain(bytes, from: copied)
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
        }
    }

    /// The first byte from `start` on that has to be escaped; `count` when there is none. Eight bytes at a time, as text seldom has any.
    private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        // The high bit of a byte is set where it is zero; above such a byte it may be set as well.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let controls = (word &- ones &* 0x20) & ~word & highs
            if controls | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x7F) != 0 { break }
            index += 8
        }
        while index < bytes.count, !isEscaped(bytes[index]) { index += 1 }
        return index
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F }

    private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
        out.append(0x5C)
        switch byte {
        case 0x22, 0x5C: out.append(byte)
        case 0x0A: out.append(0x6E)
        case 0x0D: out.append(0x72)
        case 0x09: out.append(0x74)
        default:
            out += "u00".utf8
            for digit in [byte >> 4, byte & 15] { out.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }
}
