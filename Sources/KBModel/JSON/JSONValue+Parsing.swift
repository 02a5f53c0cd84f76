/// Why a text is not JSON, with the byte offset and line where reading stopped.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case cutOff = "it ends in the middle of a value"
        case unexpected = "unexpected character"
        case badNumber = "a number is not written as JSON numbers are"
        case badEscape = "an unknown escape in a string"
        case tooDeep = "values are nested too deep"
        case trailing = "there is more after the value"
    }

    public var reason: Reason
    public var offset: Int
    public var line: Int

    public var description: String { "line \(line): \(reason.rawValue)" }
}

extension JSONValue {
    /// Values nested deeper than this are refused: recursion has to stay within a thread's stack.
    public static let maximumDepth = 512

    /// Parses one value and nothing after it but white space. A UTF-8 byte-order mark before it is skipped; invalid UTF-8 inside
    /// strings becomes U+FFFD; a lone surrogate escape does too. Cost: linear.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        let contiguous = ContiguousArray(bytes)
        var parser = JSONParser(bytes: contiguous)
        self = try parser.document()
    }

    public init(parsing text: String) throws(JSONError) { try self.init(parsing: text.utf8) }
}

private struct JSONParser {
    let bytes: ContiguousArray<UInt8>
    var position = 0

    init(bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try value(depth: 0)
        skipSpace()
        if position < bytes.count { throw failure(.trailing) }
        return value
    }

    private func failure(_ reason: JSONError.Reason) -> JSONError {
        let end = min(position, bytes.count)
        let line = 1 + bytes[..<end].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return JSONError(reason: position >= bytes.count && reason == .unexpected ? .cutOff : reason, offset: end, line: line)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        if depth > JSONValue.maximumDepth { throw failure(.tooDeep) }
        skipSpace()
        guard position < bytes.count else { throw failure(.cutOff) }
        switch bytes[position] {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for i in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[i]) else { throw failure(.unexpected) }
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take(0x7D) { return .object([]) }
        while true {
            skipSpace()
            guard position < bytes.count, bytes[position] == 0x22 else { throw failure(.unexpected) }
            let key = try string()
            skipSpace()
            guard take(0x3A) else { throw failure(.unexpected) }
            members.append(JSONValue.Member(key, try value(depth: depth + 1)))
            skipSpace()
            if take(0x7D) { return .object(members) }
            guard take(0x2C) else { throw failure(.unexpected) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(0x5D) { return .array([]) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take(0x5D) { return .array(values) }
            guard take(0x2C) else { throw failure(.unexpected) }
        }
    }

    private mutating func number() throws(JSONError) -> Double {
        let start = position
        while position < bytes.count, bytes[position].isASCIIDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[position]) {
            position += 1
        }
        if start == position { throw failure(.unexpected) }
        guard bytes[start] != 0x2B, bytes[start] != 0x2E, let value = Double(String(decoding: bytes[start..<position], as: UTF8.self))
        else {
            position = start
            throw failure(.badNumber)
        }
        return value
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
        guard position < bytes.count else { throw failure(.cutOff) }
        if bytes[position] == 0x22 {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        var out = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw failure(.cutOff) }
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x22: return String(decoding: out, as: UTF8.self)
            case 0x5C: try escape(into: &out)
            default: out.append(byte)
            }
        }
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
        guard position < bytes.count else { throw failure(.cutOff) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: out.append(byte)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0C)
        case 0x6E: out.append(0x0A)
        case 0x72: out.append(0x0D)
        case 0x74: out.append(0x09)
        case 0x75: out += try unicodeEscape().utf8
        default:
            position -= 1
            throw failure(.badEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> String {
        let first = try hexadecimal()
        if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75 {
            let mark = position
            position += 2
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) {
                return String(scalar)
            }
            position = mark
        }
        return String(Unicode.Scalar(first) ?? "\u{FFFD}")
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw failure(.cutOff) }
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: throw failure(.badEscape)
            }
            position += 1
        }
        return value
    }
}
