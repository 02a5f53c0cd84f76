import KBModel

/// The records of JSON in whatever way exports lay them out: one object, objects one after another (indented or one a line), an array, or
/// lists inside one object. Records are handed on while the file streams past; memory holds the longest record.
package enum JSONRecords {
    /// What is done with a record: it, the member that lists it (`nil` outside lists), its line, and where to count what is wrong.
    package typealias Use = (JSONValue, _ list: String?, _ line: Int, inout SignalProblems) throws -> Void

    /// `lists` names the members whose arrays hold records. Records that are no JSON are counted; a file that ends inside a record is a
    /// failure in `problems`, after the records before it.
    package static func forEach(
        in stream: inout ByteStream, lists: Set<String> = [], problems: inout SignalProblems, _ use: Use
    ) throws {
        if try isLines(&stream, lists) {
            try JSONLines.forEach(in: &stream, problems: &problems) { object, line, problems in try use(object, nil, line, &problems) }
            return
        }
        var walk = JSONRecordWalk(JSONCursor(stream), lists: lists, problems: problems)
        try walk.run(use)
        problems = walk.problems
    }

    /// Whether the first line is one whole record: then a broken line breaks only itself.
    private static func isLines(_ stream: inout ByteStream, _ lists: Set<String>) throws -> Bool {
        while !stream.isAtEnd, !stream.bytes.contains(0x0A), stream.bytes.count < 1 << 24 { try stream.refill(from: 0) }
        guard let end = stream.bytes.firstIndex(of: 0x0A), stream.bytes[..<end].contains(UInt8(ascii: "{")),
            stream.bytes[(end + 1)...].contains(where: { !$0.isSpace })
        else { return false }
        do {
            guard let members = try JSONValue(parsing: stream.bytes[..<end]).object else { return false }
            return !members.contains { lists.contains($0.key) && $0.value.array != nil }
        } catch {
            return false
        }
    }
}

/// Walks over the records of a stream.
private struct JSONRecordWalk {
    private var cursor: JSONCursor
    private let lists: Set<String>
    private(set) var problems: SignalProblems

    init(_ cursor: JSONCursor, lists: Set<String>, problems: SignalProblems) {
        self.cursor = cursor
        self.lists = lists
        self.problems = problems
    }

    mutating func run(_ use: JSONRecords.Use) throws {
        while let byte = try cursor.peek() {
            switch byte {
            case UInt8(ascii: "["):
                cursor.advance()
                try elements(of: nil, use)
            case UInt8(ascii: "{"): try object(use)
            default:
                problems.rows += 1
                problems.count(.badJSON, line: cursor.line)
                try cursor.skipLine()
            }
        }
    }

    /// An object that lists records, or is one.
    private mutating func object(_ use: JSONRecords.Use) throws {
        let line = cursor.line
        var hasLists = false
        cursor.keep()
        cursor.advance()
        while true {
            guard let byte = try cursor.peek() else { return cutOff(line) }
            switch byte {
            case UInt8(ascii: "}"):
                cursor.advance()
                if !hasLists { try self.use(cursor.kept(), nil, line, use) }
                cursor.release()
                return
            case UInt8(ascii: ","): cursor.advance()
            case UInt8(ascii: "\""):
                guard let key = try cursor.string(), try cursor.peek() != nil else { return cutOff(line) }
                if try cursor.peek() == UInt8(ascii: ":") { cursor.advance() }
                if lists.contains(key), try cursor.peek() == UInt8(ascii: "[") {
                    cursor.release()
                    hasLists = true
                    cursor.advance()
                    try elements(of: key, use)
                } else if try !cursor.skipValue() {
                    return cutOff(line)
                }
            default:
                problems.rows += 1
                problems.count(.badJSON, line: cursor.line)
                cursor.release()
                try cursor.skipLine()
                return
            }
        }
    }

    private mutating func elements(of list: String?, _ use: JSONRecords.Use) throws {
        while let byte = try cursor.peek() {
            switch byte {
            case UInt8(ascii: "]"):
                cursor.advance()
                return
            case UInt8(ascii: ","): cursor.advance()
            default:
                let line = cursor.line
                cursor.keep()
                guard try cursor.skipValue() else { return cutOff(line) }
                try self.use(cursor.kept(), list, line, use)
                cursor.release()
            }
        }
        cutOff(cursor.line)
    }

    private mutating func use(_ bytes: ArraySlice<UInt8>, _ list: String?, _ line: Int, _ use: JSONRecords.Use) throws {
        problems.rows += 1
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            problems.count(.badJSON, line: line + error.line - 1)
            return
        }
        guard value.object != nil else {
            problems.count(.notAnObject, line: line)
            return
        }
        try use(value, list, line, &problems)
    }

    private mutating func cutOff(_ line: Int) {
        cursor.release()
        problems.failures.append(
            """
            \(cursor.name), line \(line): the object is cut off in the middle. \(problems.rows) records were read before it; the rest of the \
            job went on. Export the file again, or pass --accept-partial.
            """)
    }
}
