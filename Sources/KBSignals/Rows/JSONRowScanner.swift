import KBModel
import KBText

/// Finds known members of one JSON object without building the object. What it is not sure of it leaves to the full parser.
struct JSONRowScanner {
    /// A member's name, and its first eight bytes, in which most names differ.
    private struct Key {
        var name: [UInt8]
        var start: UInt64
        var field: SignalField

        init(_ name: String, _ field: SignalField) {
            let bytes = Array(name.utf8)
            self.name = bytes
            start = ByteHash.prefix(bytes.span)
            self.field = field
        }

        @inline(__always)
        func isNamed(_ bytes: Span<UInt8>, _ start: UInt64) -> Bool {
            guard self.start == start, name.count == bytes.count else { return false }
            return name.count <= 8 || name.span.equalBytes(bytes)
        }
    }

    private let keys: [Key]
    /// By place of a member in its object: the key that such a member had last.
    private var usual: [Int] = []
    private let separator: String

    /// `keys`: which member makes which field, for fields made of one member.
    init(keys: [(name: String, field: SignalField)], separator: String) {
        self.keys = keys.map { Key($0.name, $0.field) }
        self.separator = separator
    }

    /// Fills `row` from the object in `range`; `false` when this is not an object the scanner understands for certain, `row` is then
    /// undefined. Cost: one pass.
    mutating func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, into row: inout SignalRow) -> Bool {
        var i = Self.afterSpace(bytes, range.lowerBound, range.upperBound)
        let end = range.upperBound
        var place = 0
        guard i < end, bytes[i] == UInt8(ascii: "{") else { return false }
        i = Self.afterSpace(bytes, i + 1, end)
        while true {
            guard i < end, bytes[i] == UInt8(ascii: "\""), let (keyEnd, keyEscaped) = Self.endOfString(bytes, i, end), !keyEscaped
            else { return false }
            let key = position(of: bytes.extracting((i + 1)..<(keyEnd - 1)), place: place)
            i = Self.afterSpace(bytes, keyEnd, end)
            guard i < end, bytes[i] == UInt8(ascii: ":") else { return false }
            i = Self.afterSpace(bytes, i + 1, end)
            guard let valueEnd = value(bytes, i, end, field: key.map { keys[$0].field }, into: &row) else { return false }
            place += 1
            i = Self.afterSpace(bytes, valueEnd, end)
            guard i < end else { return false }
            if bytes[i] == UInt8(ascii: "}") { break }
            guard bytes[i] == UInt8(ascii: ",") else { return false }
            i = Self.afterSpace(bytes, i + 1, end)
        }
        return Self.afterSpace(bytes, i + 1, end) == end
    }

    /// Objects of one file mostly have their members in one order: the key that the member in this place had is tried first.
    private mutating func position(of key: Span<UInt8>, place: Int) -> Int? {
        let start = ByteHash.prefix(key)
        if place < usual.count, keys[usual[place]].isNamed(key, start) { return usual[place] }
        guard let found = keys.firstIndex(where: { $0.isNamed(key, start) }) else { return nil }
        while usual.count <= place { usual.append(found) }
        usual[place] = found
        return found
    }

    /// The end of the value at `start`; its range goes into `row` when a field is given.
    private func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, field: SignalField?, into row: inout SignalRow) -> Int? {
        guard start < end else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""):
            guard let (stop, escaped) = Self.endOfString(bytes, start, end) else { return nil }
            guard let field else { return stop }
            if !escaped {
                row.set(field, to: (start + 1)..<(stop - 1), of: bytes)
            } else {
                guard let text = Self.parsed(bytes, start..<stop)?.string else { return nil }
                row.set(field, toText: text)
            }
            return stop
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard let stop = Self.endOfNested(bytes, start, end) else { return nil }
            guard let field else { return stop }
            guard let value = Self.parsed(bytes, start..<stop) else { return nil }
            if let text = value.listText(separator: separator) { row.set(field, toText: text) }
            return stop
        default:
            guard let stop = Self.endOfWord(bytes, start, end) else { return nil }
            if let field, bytes[start] != UInt8(ascii: "n") { row.set(field, to: start..<stop, of: bytes) }
            return stop
        }
    }

    private static func parsed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> JSONValue? {
        do {
            return try bytes.extracting(range).withUnsafeBufferPointer { buffer throws(JSONError) in try JSONValue(parsing: buffer) }
        } catch {
            // The full parser, which comes next, says what is wrong.
            return nil
        }
    }

    private static func afterSpace(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var i = start
        while i < end, bytes[i] <= 0x20, bytes[i].isSpace { i += 1 }
        return i
    }

    /// Behind the closing quote of the string at `start`.
    private static func endOfString(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (end: Int, escaped: Bool)? {
        var i = start + 1
        var escaped = false
        let (quotes, backslashes) = (ByteWord.of(UInt8(ascii: "\"")), ByteWord.of(UInt8(ascii: "\\")))
        let raw = bytes.bytes
        while i < end {
            // Eight bytes at a time, as long as none of them is a quote or a backslash for certain.
            while i + 8 <= end {
                let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
                let marks = ByteWord.zeros(word ^ quotes) | ByteWord.zeros(word ^ backslashes)
                i += marks == 0 ? 8 : marks.trailingZeroBitCount / 8
                if marks != 0 { break }
            }
            guard i < end else { return nil }
            let byte = bytes[i]
            if byte == UInt8(ascii: "\"") { return (i + 1, escaped) }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                i += 1
            }
            i += 1
        }
        return nil
    }

    /// Behind the bracket that closes the one at `start`; strings inside may hold brackets.
    private static func endOfNested(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var i = start
        var depth = 0
        while i < end {
            switch bytes[i] {
            case UInt8(ascii: "\""):
                guard let (stop, _) = endOfString(bytes, i, end) else { return nil }
                i = stop
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return i + 1 }
            default: break
            }
            i += 1
        }
        return nil
    }

    /// Behind a number, `true`, `false` or `null`.
    private static func endOfWord(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var i = start
        while i < end, bytes[i] != UInt8(ascii: ","), bytes[i] != UInt8(ascii: "}"), !bytes[i].isSpace { i += 1 }
        let word = bytes.extracting(start..<i)
        for known in words where known.span.equalBytes(word) { return i }
        guard i > start, bytes[start] == UInt8(ascii: "-") || bytes[start].isASCIIDigit else { return nil }
        for k in start..<i where !bytes[k].isASCIIDigit {
            guard [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[k]) else { return nil }
        }
        return i
    }

    private static let words = ["true", "false", "null"].map { Array($0.utf8) }
}

extension JSONValue {
    /// A scalar as text, an array of scalars joined; `nil` for null, an empty array and anything else.
    func listText(separator: String) -> String? {
        guard let elements = array else { return scalarText }
        let texts = elements.compactMap(\.scalarText)
        return texts.isEmpty ? nil : texts.joined(separator: separator)
    }
}
