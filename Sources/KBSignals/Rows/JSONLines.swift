import Glibc
import KBModel

/// One JSON object a line, ended by `\n` alone (U+2028 and U+0085 are text).
package enum JSONLines {
    /// Calls `body` with every line that is not blank: the bytes, the line's range in them, its number from 1, and whether it is the last
    /// one and has no end.
    static func forEachLine(
        in stream: inout ByteStream, _ body: (_ bytes: Span<UInt8>, Range<Int>, _ line: Int, _ isLast: Bool) throws -> Void
    ) throws {
        var position = 0
        var line = 0
        while true {
            let end = endOfLine(stream.bytes.span, from: position)
            if end == nil, !stream.isAtEnd {
                try stream.refill(from: position)
                position = 0
                continue
            }
            line += 1
            let range = position..<(end ?? stream.bytes.count)
            if !isBlank(stream.bytes.span, range) { try body(stream.bytes.span, range, line, end == nil) }
            guard let end else { return }
            position = end + 1
        }
    }

    /// Calls `body` with every object and its line; lines that are no object are counted. A last line cut off in the middle is a failure.
    package static func forEach(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (JSONValue, Int, inout SignalProblems) throws -> Void
    ) throws {
        let name = stream.name
        try forEachLine(in: &stream) { bytes, range, line, isLast in
            try parse(bytes, range, line, isLast: isLast, name: name, &problems) { try body($0, line, &$1) }
        }
    }

    static func parse(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ line: Int, isLast: Bool, name: String, _ problems: inout SignalProblems,
        _ body: (JSONValue, inout SignalProblems) throws -> Void
    ) throws {
        problems.rows += 1
        let value: JSONValue
        do {
            value = try bytes.extracting(range).withUnsafeBufferPointer { buffer throws(JSONError) in try JSONValue(parsing: buffer) }
        } catch {
            problems.count(.badJSON, line: line)
            if isLast, error.reason == .cutOff { problems.failures.append(cutOff(name, line: line, rows: problems.rows - 1)) }
            return
        }
        guard value.object != nil else {
            problems.count(.notAnObject, line: line)
            return
        }
        try body(value, &problems)
    }

    private static func cutOff(_ name: String, line: Int, rows: Int) -> String {
        """
        \(name), line \(line): the object is cut off in the middle. \(rows) rows were read before it; the rest of the job went on. \
        Export the file again, or pass --accept-partial.
        """
    }

    private static func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base + start, 0x0A, buffer.count - start) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    private static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where !bytes[i].isSpace { return false }
        return true
    }
}
