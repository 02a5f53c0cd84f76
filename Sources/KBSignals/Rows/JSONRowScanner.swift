import KBModel

/// Finds known members of one JSON object without building the object. What it is not sure of it leaves to the full parser.
struct JSONRowScanner {
    private let keys: [(name: [UInt8], field: SignalField)]
    private let separator: String

    /// `keys`: which member makes which field, for fields made of one member.
    init(keys: [(name: String, field: SignalField)], separator: String) {
        self.keys = keys.map { (Array($0.name.utf8), $0.field) }
        self.separator = separator
    }

    /// Fills `row` from the object in `range`; `false` when this is not an object the scanner understands for certain, `row` is then
    /// undefined. Cost: one pass.
    func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, into row: inout SignalRow) -> Bool {
        var i = Self.afterSpace(bytes, range.lowerBound, range.upperBound)
        let end = range.upperBound
        var hint = 0
        guard i < end, bytes[i] == UInt8(ascii: "{") else { return false }
        i = Self.afterSpace(bytes, i + 1, end)
        while true {
            guard i < end, bytes[i] == UInt8(ascii: "\""), let (keyEnd, keyEscaped) = Self.endOfString(bytes, i, end), !keyEscaped
            else { return false }
            let key = position(of: bytes.extracting((i + 1)..<(keyEnd - 1)), hint: hint)
            i = Self.afterSpace(bytes, keyEnd, end)
            guard i < end, bytes[i] == UInt8(ascii: ":") else { return false }
            i = Self.afterSpace(bytes, i + 1, end)
            guard let valueEnd = value(bytes, i, end, field: key.map { keys[$0].field }, into: &row) else { return false }
            if let key { hint = key + 1 }
            i = Self.afterSpace(bytes, valueEnd, end)
            guard i < end else { return false }
            if bytes[i] == UInt8(ascii: "}") { break }
            guard bytes[i] == UInt8(ascii: ",") else { return false }
            i = Self.afterSpace(bytes, i + 1, end)
        }
        return Self.afterSpace(bytes, i + 1, end) == end
    }

    /// Objects of one file mostly have their members in one order: the key after the last one is tried first.
    private func position(of key: Span<UInt8>, hint: Int) -> Int? {
        if hint < keys.count, Self.equal(keys[hint].name, key) { return hint }
        for k in keys.indices where Self.equal(keys[k].name, key) { return k }
        return nil
    }

    private static func equal(_ name: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        guard name.count == bytes.count else { return false }
        for i in name.indices where name[i] != bytes[i] { return false }
        return true
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
        while i < end {
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
        for known in words where equal(known, word) { return i }
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
