import KBModel

/// A place in streaming JSON. Bytes from `keep` on stay in memory until `release`.
struct JSONCursor {
    private var stream: ByteStream
    private var position = 0
    private var keptFrom: Int?
    /// From 1.
    private(set) var line = 1

    var name: String { stream.name }

    init(_ stream: ByteStream) { self.stream = stream }

    mutating func keep() { keptFrom = position }

    mutating func release() { keptFrom = nil }

    func kept() -> ArraySlice<UInt8> { stream.bytes[(keptFrom ?? position)..<position] }

    mutating func advance() { position += 1 }

    /// The next byte that is no white space (nor a byte-order mark), where the cursor then stands; `nil` at the end.
    mutating func peek() throws -> UInt8? {
        while let byte = try byte() {
            guard byte.isSpace || byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0 else { return byte }
            if byte == 0x0A { line += 1 }
            position += 1
        }
        return nil
    }

    mutating func skipLine() throws {
        while let byte = try byte() {
            position += 1
            if byte == 0x0A {
                line += 1
                return
            }
        }
    }

    /// The string at the cursor, moved behind it; `nil` when the stream ends inside. Escapes stay as they are: for keys.
    mutating func string() throws -> String? {
        let own = keptFrom == nil
        if own { keep() }
        defer { if own { release() } }
        let offset = position - (keptFrom ?? 0)
        guard try skipString() else { return nil }
        return String(decoding: stream.bytes[((keptFrom ?? 0) + offset + 1)..<(position - 1)], as: UTF8.self)
    }

    /// Moves behind the value at the cursor; `false` when the stream ends inside. Brackets are matched, what stands between is not checked.
    mutating func skipValue() throws -> Bool {
        guard let first = try peek() else { return false }
        switch first {
        case UInt8(ascii: "\""): return try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try skipNested()
        default:
            repeat { position += 1 } while try !isEndOfWord()
            return true
        }
    }

    private mutating func isEndOfWord() throws -> Bool {
        guard let byte = try byte() else { return true }
        return byte.isSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private mutating func skipNested() throws -> Bool {
        var depth = 0
        while let byte = try byte() {
            switch byte {
            case UInt8(ascii: "\""):
                guard try skipString() else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case 0x0A: line += 1
            default: break
            }
            position += 1
            if depth == 0 { return true }
        }
        return false
    }

    private mutating func skipString() throws -> Bool {
        position += 1
        while let byte = try byte() {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"):
                guard try self.byte() != nil else { return false }
                position += 1
            case 0x0A: line += 1
            default: break
            }
        }
        return false
    }

    @inline(__always)
    private mutating func byte() throws -> UInt8? {
        if position < stream.bytes.count { return stream.bytes[position] }
        return try more()
    }

    private mutating func more() throws -> UInt8? {
        while position >= stream.bytes.count {
            if stream.isAtEnd { return nil }
            let from = min(keptFrom ?? position, stream.bytes.count)
            try stream.refill(from: from)
            position -= from
            if keptFrom != nil { keptFrom = 0 }
        }
        return stream.bytes[position]
    }
}
