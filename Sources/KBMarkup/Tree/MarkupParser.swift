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
    package static func parseXML(_ bytes: [UInt8]) throws(Failure) -> Result {
        let strict = parse(bytes, options: Int32(XML_PARSE_NONET.rawValue | quiet.rawValue), html: false)
        if let tree = strict.tree, strict.error == nil { return Result(tree: tree, problems: []) }
        let error = strict.error ?? ParseError(line: 0, message: "the document is empty", fatal: true)
        let lenient = parse(
            bytes, options: Int32(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | quiet.rawValue), html: false)
        guard let tree = lenient.tree else { throw .noDocument(line: error.line, message: error.message) }
        let problem = Problem(kind: "not-well-formed", line: error.line, message: "\(error.message); read what could be recovered")
        return Result(tree: tree, problems: [problem])
    }

    /// Tidy HTML; `HTMLParser` decides which is. Fails where libxml2 stops: beyond its depth, or without any document.
    static func parseHTML(_ bytes: [UInt8]) throws(Failure) -> Result {
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | UInt32(quiet.rawValue)
        let parsed = parse(bytes, options: Int32(options), html: true)
        guard let tree = parsed.tree, parsed.error == nil else {
            throw .noDocument(line: parsed.error?.line ?? 0, message: parsed.error?.message ?? "the document is empty")
        }
        return Result(tree: tree, problems: [])
    }

    /// The character that HTML gives this name (`nbsp`, `eacute`, …); `nil` when it gives none.
    package static func namedCharacter(_ name: String) -> Unicode.Scalar? {
        htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
    }

    private static let quiet = xmlParserOption(
        rawValue: XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue)

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

    private static func parse(_ bytes: [UInt8], options: Int32, html: Bool) -> (tree: MarkupTree?, error: ParseError?) {
        _ = ready
        guard let context = html ? htmlNewParserCtxt() : xmlNewParserCtxt() else { return (nil, nil) }
        defer { if html { htmlFreeParserCtxt(context) } else { xmlFreeParserCtxt(context) } }
        let document = bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let length = Int32(clamping: raw.count)
            return html
                ? htmlCtxtReadMemory(context, start, length, nil, "UTF-8", options)
                : xmlCtxtReadMemory(context, start, length, nil, "UTF-8", options)
        }
        defer { xmlFreeDoc(document) }
        let failed = html ? context.pointee.lastError.level == XML_ERR_FATAL : context.pointee.wellFormed == 0
        let error = failed ? parseError(context.pointee.lastError) : nil
        return (document.map { TreeCopy(document: $0).tree }, error)
    }

    private static func parseError(_ error: xmlError) -> ParseError {
        var message = error.message.map { String(cString: $0) } ?? "not well-formed"
        while message.last?.isNewline == true { message.removeLast() }
        return ParseError(line: Int(error.line), message: message, fatal: error.level == XML_ERR_FATAL)
    }
}

/// Copies libxml2's tree into the arena, walking by parent and next pointers.
private struct TreeCopy {
    private(set) var tree = MarkupTree()

    init(document: xmlDocPtr) {
        var current = document.pointee.children
        var parent = MarkupTree.document
        while let node = current {
            let copied = copy(node, to: parent)
            if let copied, let child = node.pointee.children {
                current = child
                parent = copied
                continue
            }
            var up: xmlNodePtr? = node
            while let here = up, here.pointee.next == nil {
                up = here.pointee.parent
                guard let above = up, above.pointee.type == XML_ELEMENT_NODE else {
                    up = nil
                    break
                }
                parent = tree.parent(of: parent) ?? MarkupTree.document
            }
            current = up?.pointee.next
        }
    }

    /// The index when the node's children are to be copied too.
    private mutating func copy(_ node: xmlNodePtr, to parent: Int) -> Int? {
        let line = Int(xmlGetLineNo(node))
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            return tree.appendElement(qualifiedName(node), attributes: attributes(node), to: parent, line: line)
        case XML_TEXT_NODE: append(node.pointee.content, .text, parent, line)
        case XML_CDATA_SECTION_NODE: append(node.pointee.content, .cdata, parent, line)
        case XML_COMMENT_NODE: append(node.pointee.content, .comment, parent, line)
        case XML_PI_NODE: append(node.pointee.content, .instruction, parent, line)
        case XML_ENTITY_REF_NODE: append(node.pointee.name, .entityReference, parent, line)
        default: break
        }
        return nil
    }

    private mutating func append(_ text: UnsafePointer<xmlChar>?, _ kind: MarkupTree.Kind, _ parent: Int, _ line: Int) {
        guard let text else { return }
        tree.appendText(UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))), kind: kind, to: parent, line: line)
    }

    private func qualifiedName(_ node: xmlNodePtr) -> String {
        let name = String(cString: node.pointee.name)
        guard let prefix = node.pointee.ns?.pointee.prefix else { return name }
        return String(cString: prefix) + ":" + name
    }

    private func attributes(_ node: xmlNodePtr) -> [MarkupTree.Attribute] {
        var result: [MarkupTree.Attribute] = []
        var attribute = node.pointee.properties
        while let current = attribute {
            var name = String(cString: current.pointee.name)
            if let prefix = current.pointee.ns?.pointee.prefix { name = String(cString: prefix) + ":" + name }
            result.append(MarkupTree.Attribute(name: name, value: value(of: current)))
            attribute = current.pointee.next
        }
        return result
    }

    /// Text and the names of entity references; never `xmlNodeGetContent`, which expands entities without a bound.
    private func value(of attribute: xmlAttrPtr) -> String {
        var result = ""
        var child = attribute.pointee.children
        while let node = child {
            if node.pointee.type == XML_ENTITY_REF_NODE {
                result += "&" + String(cString: node.pointee.name) + ";"
            } else if let content = node.pointee.content {
                result += String(cString: content)
            }
            child = node.pointee.next
        }
        return result
    }
}
