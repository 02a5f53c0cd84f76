/// Finds the records of CSV text (RFC 4180) in bytes that may arrive in pieces. Beyond the standard it takes any one-byte separator, line
/// ends `\n`, `\r\n` and `\r` in any mixture, a quote in the middle of a field as itself, and text after a closing quote.
///
/// Cost: one pass, eight bytes at a time where no field is quoted; no allocation for a record that is used again.
public struct CSVScanner: Sendable {
    public enum Step: Sendable, Hashable {
        case record
        /// The bytes end inside the record that starts at `position`: bring more and ask again.
        case needsMore
        case end
        case cutOff(CSVError)
    }

    static let quote: UInt8 = 0x22
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    public let separator: UInt8
    private let highestSpecial: UInt8
    /// The line `position` stands on, counted from 1.
    public private(set) var line = 1

    public init(separator: UInt8 = 0x2C) {
        self.separator = separator
        highestSpecial = max(separator, Self.carriageReturn)
    }

    /// Scans the record at `position` and moves `position` behind it; `isLast` says that no more bytes follow these.
    public mutating func next(in bytes: Span<UInt8>, at position: inout Int, isLast: Bool, into record: inout CSVRecord) -> Step {
        guard position < bytes.count else { return isLast ? .end : .needsMore }
        record.line = line
        if let end = plainRecord(in: bytes, from: position, into: &record) {
            line += 1
            position = end
            return .record
        }
        (record.count, record.isASCII) = (0, false)
        var newLines = 0
        var i = position
        while true {
            if i < bytes.count, bytes[i] == Self.quote {
                guard let end = quoted(bytes, from: i, newLines: &newLines, isLast: isLast, into: &record) else {
                    return isLast ? .cutOff(unclosed(bytes, recordStart: position, quote: i, field: record.count)) : .needsMore
                }
                i = end
            } else {
                let end = plainEnd(bytes, from: i)
                record.append(CSVRecord.Field(start: i, end: end, raw: false))
                i = end
            }
            guard i < bytes.count else {
                if !isLast { return .needsMore }
                break
            }
            let byte = bytes[i]
            i += 1
            if byte == separator { continue }
            if byte == Self.carriageReturn {
                if i == bytes.count, !isLast { return .needsMore }
                if i < bytes.count, bytes[i] == Self.lineFeed { i += 1 }
            }
            break
        }
        line += newLines + 1
        position = i
        return .record
    }

    /// Scans a record without quoted fields; returns where the next one starts. `nil` for a record that has some, that does not end well before
    /// the bytes do, or that has more fields than any before: then the careful way has to be gone.
    private func plainRecord(in bytes: Span<UInt8>, from start: Int, into record: inout CSVRecord) -> Int? {
        let separators = ByteWord.of(separator)
        var (fieldStart, i) = (start, start)
        var (count, seen) = (0, UInt64(0))
        let raw = bytes.bytes
        return record.fields.withUnsafeMutableBufferPointer { fields -> Int? in
            // Sixteen bytes: what follows a mark is looked at as well.
            while i + 16 <= bytes.count {
                let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
                seen |= word
                // Separators, and all of 0x08…0x0F.
                var marks = ByteWord.zeros(word ^ separators) | ByteWord.zeros(word & ByteWord.of(0xF8) ^ ByteWord.of(0x08))
                while marks != 0 {
                    let at = i + marks.trailingZeroBitCount / 8
                    marks &= marks &- 1
                    let byte = bytes[at]
                    guard byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn else { continue }
                    guard count < fields.count, bytes[fieldStart] != Self.quote else { return nil }
                    fields[count] = CSVRecord.Field(start: fieldStart, end: at, raw: false)
                    count += 1
                    fieldStart = at + 1
                    if byte == separator { continue }
                    (record.count, record.isASCII) = (count, seen & ByteWord.highs == 0)
                    return byte == Self.carriageReturn && bytes[fieldStart] == Self.lineFeed ? fieldStart + 1 : fieldStart
                }
                i += 8
            }
            return nil
        }
    }

    @inline(__always)
    private func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var i = start
        let count = bytes.count
        while i < count {
            let byte = bytes[i]
            if byte <= highestSpecial, byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            i += 1
        }
        return i
    }

    /// Appends the quoted field at `start`; returns where it ends, `nil` when the bytes end before the quote is closed for certain.
    private func quoted(
        _ bytes: Span<UInt8>, from start: Int, newLines: inout Int, isLast: Bool, into record: inout CSVRecord
    ) -> Int? {
        var i = start + 1
        var doubled = false
        while true {
            while i < bytes.count, bytes[i] != Self.quote {
                if bytes[i] == Self.lineFeed { newLines += 1 }
                i += 1
            }
            guard i < bytes.count, i + 1 < bytes.count || isLast else { return nil }
            guard i + 1 < bytes.count, bytes[i + 1] == Self.quote else { break }
            doubled = true
            i += 2
        }
        let end = plainEnd(bytes, from: i + 1)
        let plain = end == i + 1 && !doubled
        record.append(CSVRecord.Field(start: plain ? start + 1 : start, end: plain ? i : end, raw: !plain))
        return end
    }

    private func unclosed(_ bytes: Span<UInt8>, recordStart: Int, quote: Int, field: Int) -> CSVError {
        var line = line
        var column = 1
        for i in recordStart..<quote {
            column += 1
            if bytes[i] == Self.lineFeed { (line, column) = (line + 1, 1) }
        }
        return CSVError(line: line, column: column, field: field)
    }
}

/// A quote that is opened and never closed: the text is cut off, or the quote stands there by mistake.
public struct CSVError: Error, Sendable, Hashable {
    /// Line and byte column of the opening quote, counted from 1.
    public var line: Int
    public var column: Int
    /// Index of the field in its record, from 0.
    public var field: Int

    public init(line: Int, column: Int, field: Int) {
        self.line = line
        self.column = column
        self.field = field
    }
}
