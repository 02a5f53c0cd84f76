import KBModel

/// The records of a JSON text with their places: the elements of an array of that name, or of the array that the text is, or the text itself.
///
/// A text that is cut off or damaged gives the records that are whole, and says where it stopped.
struct JSONRecords {
    struct Record {
        var value: JSONValue
        var line: Int
        /// Counted from 1.
        var number: Int
    }

    struct Failure: Error, Sendable {
        var reason: String
        var line: Int
    }

    private(set) var records: [Record] = []
    /// The text as a whole, for what stands beside its records; `nil` when it is damaged.
    private(set) var whole: JSONValue?
    private(set) var failure: Failure?

    /// Whether the first character is that of an object or array.
    static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { !$0.isASCIISpace }
        return first == 0x7B || first == 0x5B
    }

    /// - Parameter arrays: the paths of members that may hold the records, such as `articles` and `data.articles`.
    init(_ bytes: [UInt8], in arrays: Set<String>) {
        let scan = JSONArrayScan(bytes, in: arrays)
        do throws(JSONError) {
            let value = try JSONValue(parsing: bytes)
            whole = value
            records = Self.records(of: value, scan)
        } catch {
            failure = Failure(reason: error.reason.rawValue, line: error.line)
            readWholeRecords(of: bytes, scan)
        }
    }

    private static func records(of value: JSONValue, _ scan: JSONArrayScan) -> [Record] {
        guard let path = scan.path else { return value.object == nil ? [] : [Record(value: value, line: scan.firstLine, number: 1)] }
        let array = path.split(separator: ".").reduce(value) { $0[String($1)] ?? .null }.array ?? []
        let found = array.filter { $0.object != nil || $0.array != nil }
        return zip(found, scan.elements).map { Record(value: $0, line: $1.line, number: $1.number) }
    }

    private mutating func readWholeRecords(of bytes: [UInt8], _ scan: JSONArrayScan) {
        for place in scan.elements {
            do throws(JSONError) {
                records.append(Record(value: try JSONValue(parsing: bytes[place.range]), line: place.line, number: place.number))
            } catch {
                failure = Failure(reason: "record \(place.number) is damaged: \(error.reason.rawValue)", line: place.line + error.line - 1)
            }
        }
    }

    /// The articles that the records give; a failure is said beside what was read before it.
    static func read(_ file: SourceFile, in arrays: Set<String>, _ articles: (JSONRecords) -> [Article]) -> Reading {
        let decoded = TextDecoding(file.bytes)
        let all = JSONRecords(decoded.bytes, in: arrays)
        var found = articles(all)
        if !found.isEmpty { found[0].problems = decoded.problems + found[0].problems }
        if let failure = all.failure {
            guard !found.isEmpty else { return .unreadable(reason: "it is no JSON: \(failure.reason)", line: failure.line) }
            return .partly(found, reason: failure.reason, line: failure.line)
        }
        return found.isEmpty ? .unreadable(reason: "it holds no article", line: nil) : .articles(found)
    }
}

/// Where the elements of arrays stand in a JSON text, found without parsing them. Cost: one pass.
private struct JSONArrayScan {
    struct Element {
        var range: Range<Int>
        var line: Int
        var number: Int
    }

    private(set) var elements: [Element] = []
    /// Of the array: empty when it is the text itself, `nil` when there is none.
    private(set) var path: String?
    private(set) var firstLine = 1

    private let bytes: [UInt8]
    private let arrays: Set<String>
    private var depth = 0
    private var line = 1
    /// The depth inside the array, while it is open.
    private var inside: Int?
    private var start: (index: Int, line: Int)?
    /// The last strings read at depth 1 and 2: the names of members, when values follow.
    private var names = ["", ""]

    init(_ bytes: [UInt8], in arrays: Set<String>) {
        self.bytes = bytes
        self.arrays = arrays
        var index = 0
        while index < bytes.count { index = step(at: index) }
    }

    private mutating func step(at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: line += 1
        case 0x22: return string(from: index)
        case 0x7B, 0x5B: open(index)
        case 0x7D, 0x5D: close(index)
        default: break
        }
        return index + 1
    }

    private mutating func open(_ index: Int) {
        if depth == 0, path == nil { firstLine = line }
        let here = names.prefix(depth).joined(separator: ".")
        if inside == depth, start == nil {
            start = (index, line)
        } else if path == nil, bytes[index] == 0x5B, depth == 0 || (depth <= 2 && arrays.contains(here)) {
            inside = depth + 1
            path = here
        }
        depth += 1
    }

    private mutating func close(_ index: Int) {
        depth = max(0, depth - 1)
        guard let inside else { return }
        if depth == inside, let start {
            elements.append(Element(range: start.index..<(index + 1), line: start.line, number: elements.count + 1))
            self.start = nil
        } else if depth < inside {
            self.inside = nil
        }
    }

    private mutating func string(from index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
        if depth == 1 || depth == 2 {
            names[depth - 1] = String(decoding: bytes[(index + 1)..<max(index + 1, min(end, bytes.count))], as: UTF8.self)
        }
        return min(end, bytes.count) + 1
    }
}
