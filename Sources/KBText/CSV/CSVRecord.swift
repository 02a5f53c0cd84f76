/// One record of a CSV text: where its fields stand in the bytes it was scanned from. Made to be used again for the next record.
public struct CSVRecord: Sendable {
    @usableFromInline struct Field: Sendable {
        @usableFromInline var start = 0
        @usableFromInline var end = 0
        /// The range still holds the quotes around and the doubled quotes inside.
        @usableFromInline var raw = false
    }

    /// The line of the record's first byte, counted from 1.
    public internal(set) var line = 1
    public internal(set) var count = 0
    /// All of it is known to be ASCII; `false` says nothing.
    public internal(set) var isASCII = false
    /// The first `count` are the record's.
    @usableFromInline var fields = [Field](repeating: Field(), count: 32)

    public init() {}

    mutating func append(_ field: Field) {
        if count < fields.count { fields[count] = field } else { fields.append(field) }
        count += 1
    }

    /// A line without anything on it.
    public var isBlank: Bool { count == 1 && fields[0].start == fields[0].end && !fields[0].raw }

    /// The field's bytes where they can be used as they stand; `nil` when quotes inside have to be undone first (`string(at:in:)`).
    @inlinable public func plainRange(at index: Int) -> Range<Int>? {
        let field = fields[index]
        return field.raw ? nil : field.start..<field.end
    }

    /// The field's text, quotes undone; invalid UTF-8 becomes U+FFFD. Cost: linear in the field.
    public func string(at index: Int, in bytes: Span<UInt8>) -> String {
        let field = fields[index]
        return bytes.extracting(field.start..<field.end).withUnsafeBufferPointer { slice in
            field.raw ? String(decoding: Self.unquoted(slice), as: UTF8.self) : String(decoding: slice, as: UTF8.self)
        }
    }

    /// Outside quotes bytes stand for themselves; inside, two quotes are one.
    static func unquoted(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var quoted = false
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            i += 1
            guard byte == CSVScanner.quote else {
                result.append(byte)
                continue
            }
            if !quoted {
                if i == 1 { quoted = true } else { result.append(byte) }
            } else if i < bytes.count, bytes[i] == CSVScanner.quote {
                result.append(byte)
                i += 1
            } else {
                quoted = false
            }
        }
        return result
    }
}
