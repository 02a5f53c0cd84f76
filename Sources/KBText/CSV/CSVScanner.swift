/// Finds the records of CSV text (RFC 4180) in bytes that may arrive in pieces. Beyond the standard it takes any one-byte separator, line
/// ends `\n`, `\r\n` and `\r` in any mixture, a quote in the middle of a field as itself, and text after a closing quote.
///
/// Cost: one pass, no allocation for a record that is used again.
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
        record.fields.removeAll(keepingCapacity: true)
        record.line = line
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
                record.fields.append(CSVRecord.Field(start: i, end: end, raw: false))
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
        record.fields.append(CSVRecord.Field(start: plain ? start + 1 : start, end: plain ? i : end, raw: !plain))
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
