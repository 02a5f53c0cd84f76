import KBModel

/// One JSON object a line, ended by `\n` alone (U+2028 and U+0085 are text).
package enum JSONLines {
    /// Calls `body` with every object and its line; lines that are no object are counted. A last line cut off in the middle is a failure.
    package static func forEach(
        in stream: inout ByteStream, problems: inout SignalProblems, _ body: (JSONValue, Int, inout SignalProblems) throws -> Void
    ) throws {
        var position = 0
        var line = 0
        while true {
            guard let end = endOfLine(stream.bytes.span, from: position) else {
                if !stream.isAtEnd {
                    try stream.refill(from: position)
                    position = 0
                    continue
                }
                line += 1
                try one(stream, position..<stream.bytes.count, line, isLast: true, &problems, body)
                return
            }
            line += 1
            try one(stream, position..<end, line, isLast: false, &problems, body)
            position = end + 1
        }
    }

    private static func one(
        _ stream: ByteStream, _ range: Range<Int>, _ line: Int, isLast: Bool, _ problems: inout SignalProblems,
        _ body: (JSONValue, Int, inout SignalProblems) throws -> Void
    ) throws {
        let bytes = stream.bytes[range]
        if bytes.allSatisfy(\.isSpace) { return }
        problems.rows += 1
        do {
            let value = try JSONValue(parsing: bytes)
            guard value.object != nil else {
                problems.count(.notAnObject, line: line)
                return
            }
            try body(value, line, &problems)
        } catch let error as JSONError {
            problems.count(.badJSON, line: line)
            if isLast, error.reason == .cutOff {
                problems.failures.append(
                    """
                    \(stream.name), line \(line): the object is cut off in the middle. \(problems.rows - 1) rows were read before it; \
                    the rest of the job went on. Export the file again, or pass --accept-partial.
                    """)
            }
        }
    }

    /// The elements of a file that is one JSON array. Read whole: memory grows with the file.
    package static func array(in stream: inout ByteStream) throws -> [JSONValue] {
        let name = stream.name
        do {
            return try JSONValue(parsing: stream.readToEnd()).array ?? []
        } catch let error as JSONError {
            throw SignalError("\(name), \(error): none of it could be read. Export the file again.")
        }
    }

    private static func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var i = start
        while i < bytes.count {
            if bytes[i] == 0x0A { return i }
            i += 1
        }
        return nil
    }
}
