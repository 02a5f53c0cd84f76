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
            for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == 0x22 || bytes[index] == 0x5C || bytes[index] == 0x7F {
                out.append(contentsOf: bytes[copied..<index])
                escape(bytes[index], to: &out)
                copied = index + 1
            }
            out.append(contentsOf: bytes[copied...])
        }
    }

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
