/// What the members of a JSON object are given to, so that a value's form in JSON stands in one place: bytes that are written at once
/// (`JSONBytes`), or a value in memory (`JSONMembers`).
protocol JSONSink {
    mutating func add(_ key: StaticString, _ text: String)
    mutating func add(_ key: StaticString, _ number: Int)
    mutating func add(_ key: StaticString, _ flag: Bool)
    mutating func add(_ key: StaticString, strings: [String])
    /// An array of objects, each made by `body`.
    mutating func add<Element>(
        _ key: StaticString, each elements: [Element], _ body: (Element, inout Self) -> Void
    )
    /// An array of arrays of objects.
    mutating func add<Element>(
        _ key: StaticString, rows: [[Element]], _ body: (Element, inout Self) -> Void
    )
}

extension JSONSink {
    mutating func add(_ key: StaticString, _ text: String?) { if let text { add(key, text) } }
    mutating func add(_ key: StaticString, _ number: Int?) { if let number { add(key, number) } }
}

/// Members of an object in memory.
struct JSONMembers: JSONSink {
    private(set) var members: [JSONValue.Member] = []

    mutating func add(_ key: StaticString, _ text: String) { add(key, .string(text)) }
    mutating func add(_ key: StaticString, _ number: Int) { add(key, .int(number)) }
    mutating func add(_ key: StaticString, _ flag: Bool) { add(key, .bool(flag)) }
    mutating func add(_ key: StaticString, strings: [String]) { add(key, .strings(strings)) }

    mutating func add<Element>(_ key: StaticString, each elements: [Element], _ body: (Element, inout JSONMembers) -> Void) {
        add(key, .array(elements.map { Self.object($0, body) }))
    }

    mutating func add<Element>(_ key: StaticString, rows: [[Element]], _ body: (Element, inout JSONMembers) -> Void) {
        add(key, .array(rows.map { .array($0.map { Self.object($0, body) }) }))
    }

    private mutating func add(_ key: StaticString, _ value: JSONValue) {
        members.append(JSONValue.Member(key.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }, value))
    }

    static func object<Element>(_ element: Element, _ body: (Element, inout JSONMembers) -> Void) -> JSONValue {
        var object = JSONMembers()
        body(element, &object)
        return .object(object.members)
    }
}

/// Members of an object written to a buffer. `put` may pass the buffer on and empty it behind each object inside arrays, so that a table of
/// any length takes the memory of a cell.
struct JSONBytes: JSONSink {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true
    private let put: (inout [UInt8]) throws -> Void
    /// Why the buffer could not be passed on; from then on nothing is kept.
    private(set) var failure: (any Error)?

    init(put: @escaping (inout [UInt8]) throws -> Void) { self.put = put }

    mutating func add(_ key: StaticString, _ text: String) {
        begin(key)
        JSONValue.write(text, to: &bytes)
    }

    mutating func add(_ key: StaticString, _ number: Int) {
        begin(key)
        bytes += String(number).utf8
    }

    mutating func add(_ key: StaticString, _ flag: Bool) {
        begin(key)
        append(flag ? "true" : "false")
    }

    mutating func add(_ member: JSONValue.Member) {
        separate()
        JSONValue.write(member.key, to: &bytes)
        bytes.append(0x3A)
        member.value.write(to: &bytes)
    }

    mutating func add(_ key: StaticString, strings: [String]) {
        begin(key)
        list(strings) { (text, sink) in JSONValue.write(text, to: &sink.bytes) }
    }

    mutating func add<Element>(
        _ key: StaticString, each elements: [Element], _ body: (Element, inout Self) -> Void
    ) {
        begin(key)
        list(elements) { (element, sink) in sink.object { (sink) in body(element, &sink) } }
    }

    mutating func add<Element>(
        _ key: StaticString, rows: [[Element]], _ body: (Element, inout Self) -> Void
    ) {
        begin(key)
        list(rows) { (row, sink) in
            sink.list(row) { (element, sink) in
                sink.object { (sink) in body(element, &sink) }
            }
        }
    }

    /// A string that is written piece by piece.
    mutating func add(_ key: StaticString, pieces body: (inout Self) -> Void) {
        begin(key)
        bytes.append(0x22)
        body(&self)
        bytes.append(0x22)
    }

    mutating func addPiece(_ text: String) {
        JSONValue.writeContent(of: text, to: &bytes)
        flush()
    }

    mutating func object(_ body: (inout Self) -> Void) {
        bytes.append(0x7B)
        isFirst = true
        body(&self)
        bytes.append(0x7D)
        isFirst = false
        flush()
    }

    private mutating func list<Element>(
        _ elements: [Element], _ body: (Element, inout Self) -> Void
    ) {
        bytes.append(0x5B)
        for index in elements.indices {
            if index > 0 { bytes.append(0x2C) }
            body(elements[index], &self)
        }
        bytes.append(0x5D)
    }

    private mutating func flush() {
        if failure != nil { return bytes.removeAll(keepingCapacity: true) }
        do {
            try put(&bytes)
        } catch {
            failure = error
        }
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
    }

    private mutating func begin(_ key: StaticString) {
        separate()
        bytes.append(0x22)
        append(key)
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    private mutating func append(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
}
