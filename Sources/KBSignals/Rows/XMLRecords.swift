import CLibXML2

/// The records of XML exports (a root of records of fields) while the file streams past: libxml2's reader behind values. Entities beyond
/// XML's own five are never expanded, nothing outside the file is read, and a file with a document type is refused.
enum XMLRecords {
    /// Calls `body` with every child of the root as a row. What is not well-formed is told to `failure` in one sentence after the rows that
    /// could be recovered.
    static func forEach(
        in stream: inout ByteStream, _ body: (ExportRow) throws -> Void, failure: (String) -> Void
    ) throws {
        let name = stream.name
        let source = XMLSource(stream)
        try withExtendedLifetime(source) {
            let context = Unmanaged.passUnretained(source).toOpaque()
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_COMPACT.rawValue
            guard let reader = xmlReaderForIO(XMLSource.read, nil, context, nil, nil, Int32(bitPattern: options)) else {
                throw SignalError("\(name): no XML reader could be made; there is too little memory.")
            }
            defer { xmlFreeTextReader(reader) }
            xmlTextReaderSetStructuredErrorHandler(reader, XMLSource.note, context)
            try rows(reader, name, body)
        }
        if let error = source.error { throw error }
        guard let problem = source.problem else { return }
        failure(
            """
            \(name), line \(problem.line): the XML is not well-formed (\(problem.message)). What could be recovered was read; the rest of the \
            job went on. Export the file again, or pass --accept-partial.
            """)
    }

    private static func rows(_ reader: xmlTextReaderPtr, _ name: String, _ body: (ExportRow) throws -> Void) throws {
        var row: ExportRow?
        var field = XMLField()
        while xmlTextReaderRead(reader) == 1 {
            let depth = xmlTextReaderDepth(reader)
            switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
            case XML_READER_TYPE_DOCUMENT_TYPE:
                throw SignalError("\(name): it declares a document type, which no such export does; it was not read.")
            case XML_READER_TYPE_ELEMENT:
                let element = text(xmlTextReaderConstLocalName(reader))
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                switch depth {
                case 1:
                    row = ExportRow(table: element, line: Int(xmlTextReaderGetParserLineNumber(reader)))
                    if isEmpty { row = nil }
                case 2:
                    field = XMLField(name: element, shown: attribute("display_value", of: reader))
                    if isEmpty { field.store(in: &row) }
                default: field.part = element
                }
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA: field.append(text(xmlTextReaderConstValue(reader)), depth: Int(depth))
            case XML_READER_TYPE_END_ELEMENT where depth == 2: field.store(in: &row)
            case XML_READER_TYPE_END_ELEMENT where depth == 1:
                if let row { try body(row) }
                row = nil
            default: break
            }
        }
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private static func attribute(_ name: String, of reader: xmlTextReaderPtr) -> String? {
        guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
        defer { xmlTextReaderMoveToElement(reader) }
        return text(xmlTextReaderConstValue(reader))
    }
}

/// A field while it is read.
private struct XMLField {
    var name = ""
    var shown: String?
    /// The element inside it that is open: `value` and `display_value` are told apart.
    var part = ""
    private var value = ""

    init(name: String = "", shown: String? = nil) {
        self.name = name
        self.shown = shown
    }

    mutating func append(_ text: String, depth: Int) {
        if depth <= 3 || part == "value" { value += text } else if part == "display_value" { shown = (shown ?? "") + text }
    }

    mutating func store(in row: inout ExportRow?) {
        if !name.isEmpty { row?.set(name, to: value, shown: shown) }
        self = XMLField()
    }
}

/// Where libxml2 gets its bytes from, and what it complains about.
private final class XMLSource {
    private var stream: ByteStream
    private var position = 0
    private(set) var error: (any Error)?
    private(set) var problem: (line: Int, message: String)?

    init(_ stream: ByteStream) { self.stream = stream }

    static let read: xmlInputReadCallback = { context, buffer, length in
        guard let context, let buffer else { return -1 }
        let source = Unmanaged<XMLSource>.fromOpaque(context).takeUnretainedValue()
        return source.fill(UnsafeMutableRawBufferPointer(start: buffer, count: Int(length)))
    }

    static let note: xmlStructuredErrorFunc = { context, error in
        guard let context, let error, error.pointee.level == XML_ERR_FATAL || error.pointee.level == XML_ERR_ERROR else { return }
        let source = Unmanaged<XMLSource>.fromOpaque(context).takeUnretainedValue()
        guard source.problem == nil else { return }
        // libxml2's messages quote names from the file, never text.
        let message = error.pointee.message.map { String(cString: $0) } ?? "unknown error"
        source.problem = (Int(error.pointee.line), String(message.prefix { !$0.isNewline }))
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
        do {
            while position == stream.bytes.count, !stream.isAtEnd {
                try stream.refill(from: position)
                position = 0
            }
        } catch {
            self.error = error
            return -1
        }
        let count = min(buffer.count, stream.bytes.count - position)
        stream.bytes[position..<position + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
        position += count
        return Int32(count)
    }
}
