import CLibXML2
import KBModel

/// libxml2 behind values: bytes in, an arena tree and problems out; no pointer leaves a call. Bytes have to be UTF-8 without NUL (see
/// `TextDecoding`). Entities other than the five of XML are never expanded and nothing outside the bytes is ever read.
package enum MarkupParser {
    package struct Result: Sendable {
        package var tree: MarkupTree
        package var problems: [Problem]
    }

    package enum Failure: Error, Sendable {
        /// The parser gave no document at all.
        case noDocument(line: Int, message: String)
    }

    /// libxml2's own limit; deeper XML is an error.
    package static let maximumDepth = 256

    /// Well-formed XML, else what recovery makes of it with a problem that names the first error.
    package static func parseXML(_ source: [UInt8]) throws(Failure) -> Result {
        let bounded = XMLAttributeBound(source)
        var result = try parseBoundedXML(bounded.bytes)
        if let line = bounded.firstLine { result.problems.insert(HTMLScan.tooManyAttributes(line: line), at: 0) }
        return result
    }

    private static func parseBoundedXML(_ bytes: [UInt8]) throws(Failure) -> Result {
        let strict = parse(bytes, options: Int32(XML_PARSE_NONET.rawValue | quiet.rawValue), html: false)
        if let tree = strict.tree, strict.error == nil { return Result(tree: tree, problems: []) }
        let error = strict.error ?? ParseError(line: 0, message: "the document is empty", fatal: true)
        let lenient = parse(
            bytes, options: Int32(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | quiet.rawValue), html: false)
        guard let tree = lenient.tree else { throw .noDocument(line: error.line, message: error.message) }
        let problem = Problem(kind: "not-well-formed", line: error.line, message: "\(error.message); read what could be recovered")
        return Result(tree: tree, problems: [problem])
    }

    /// Tidy HTML; `HTMLParser` decides which is. Fails where libxml2 stops with an error, or makes no document.
    static func parseHTML(_ bytes: [UInt8]) throws(Failure) -> Result {
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | UInt32(quiet.rawValue)
        let parsed = parse(bytes, options: Int32(options), html: true)
        guard let tree = parsed.tree, parsed.error == nil else {
            throw .noDocument(line: parsed.error?.line ?? 0, message: parsed.error?.message ?? "the document is empty")
        }
        let problems = parsed.limitLine.map { [HTMLScan.tooManyNodes(line: $0)] } ?? []
        return Result(tree: tree, problems: problems)
    }

    /// The character that HTML gives this name (`nbsp`, `eacute`, …); `nil` when it gives none.
    package static func namedCharacter(_ name: String) -> Unicode.Scalar? {
        htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
    }

    private static let quiet = xmlParserOption(
        rawValue: XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue)

    /// Process-wide settings, made once: no external entity is ever loaded.
    private static let ready: Void = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()

    private struct ParseError {
        var line: Int
        var message: String
        var fatal: Bool
    }

    private static func parse(_ bytes: [UInt8], options: Int32, html: Bool) -> (tree: MarkupTree?, limitLine: Int?, error: ParseError?) {
        _ = ready
        guard bytes.count <= Int(Int32.max) else {
            return (nil, nil, ParseError(line: 0, message: "it is larger than 2 GB", fatal: true))
        }
        guard let context = html ? htmlNewParserCtxt() : xmlNewParserCtxt() else { return (nil, nil, nil) }
        defer { if html { htmlFreeParserCtxt(context) } else { xmlFreeParserCtxt(context) } }
        let builder = TreeBuilder(maximumNodes: html ? HTMLScan.maximumNodes(bytes.count) : Int.max, size: bytes.count)
        builder.receive(from: context, html: html)
        let hasInput = push(bytes, on: context)
        if hasInput, html {
            htmlCtxtUseOptions(context, options)
            context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            htmlParseDocument(context)
        } else if hasInput {
            xmlCtxtUseOptions(context, options)
            xmlParseDocument(context)
        }
        // What libxml2 itself keeps is the document type alone.
        defer {
            xmlFreeDoc(context.pointee.myDoc)
            context.pointee.myDoc = nil
        }
        let failed = html ? context.pointee.lastError.level == XML_ERR_FATAL : context.pointee.wellFormed == 0
        let error = failed ? parseError(context.pointee.lastError) : nil
        let isDocument = context.pointee.myDoc != nil && (html || !failed || context.pointee.recovery != 0)
        let tree = withExtendedLifetime(builder) { $0.tree }
        return (isDocument ? tree : nil, builder.limitLine, error)
    }

    /// Gives the parser its source as it is. `xmlCtxtReadMemory` would convert it from UTF-8 to UTF-8 first, and grow its buffer each time
    /// the parser looks for more behind the end.
    private static func push(_ bytes: [UInt8], on context: xmlParserCtxtPtr) -> Bool {
        guard !bytes.isEmpty, let buffer = xmlAllocParserInputBuffer(XML_CHAR_ENCODING_NONE) else { return false }
        let pushed = bytes.withUnsafeBytes { raw in
            xmlParserInputBufferPush(buffer, Int32(raw.count), raw.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
        guard pushed >= 0, let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) else {
            xmlFreeParserInputBuffer(buffer)
            return false
        }
        return inputPush(context, input) >= 0
    }

    private static func parseError(_ error: xmlError) -> ParseError {
        var message = error.message.map { String(cString: $0) } ?? "not well-formed"
        while message.last?.isNewline == true { message.removeLast() }
        return ParseError(line: Int(error.line), message: message, fatal: error.level == XML_ERR_FATAL)
    }
}
