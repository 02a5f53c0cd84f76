import CLibXML2

/// libxml2 calls C functions with its context; the builder stands in the context's `_private`.
extension TreeBuilder {
    /// Puts the builder in the place of libxml2's own tree. Entities and the document type stay with libxml2. The builder has to outlive
    /// the parse.
    func receive(from context: xmlParserCtxtPtr, html: Bool) {
        context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        guard let handler = context.pointee.sax else { return }
        if html {
            handler.pointee.startElement = { TreeBuilder.of($0)?.startHTML($1, $2, TreeBuilder.line($0)) }
            handler.pointee.endElement = { context, _ in TreeBuilder.of(context)?.close() }
        } else {
            handler.pointee.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
                TreeBuilder.of(context)?.startXML(name, prefix, attributes, Int(count), TreeBuilder.line(context))
            }
            handler.pointee.endElementNs = { context, _, _, _ in TreeBuilder.of(context)?.close() }
            handler.pointee.ignorableWhitespace = { TreeBuilder.of($0)?.text(TreeBuilder.bytes($1, $2), line: TreeBuilder.line($0)) }
        }
        handler.pointee.characters = { TreeBuilder.of($0)?.text(TreeBuilder.bytes($1, $2), line: TreeBuilder.line($0)) }
        handler.pointee.cdataBlock = { TreeBuilder.of($0)?.add(.cdata, TreeBuilder.bytes($1, $2), line: TreeBuilder.line($0)) }
        handler.pointee.comment = { TreeBuilder.of($0)?.add(.comment, TreeBuilder.bytes($1), line: TreeBuilder.line($0)) }
        handler.pointee.processingInstruction = { context, _, data in
            TreeBuilder.of(context)?.add(.instruction, TreeBuilder.bytes(data), line: TreeBuilder.line(context))
        }
        handler.pointee.reference = { TreeBuilder.of($0)?.add(.entityReference, TreeBuilder.bytes($1), line: TreeBuilder.line($0)) }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> TreeBuilder? {
        let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self)
        return parser?.pointee._private.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func line(_ context: UnsafeMutableRawPointer?) -> Int {
        let input = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input
        return Int(input?.pointee.line ?? 0)
    }

    private static func bytes(_ text: UnsafePointer<xmlChar>?, _ count: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(count))
    }

    private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
        bytes(text, text == nil ? 0 : xmlStrlen(text))
    }

    /// Names and values in turn, ended by a null.
    private func startHTML(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ line: Int) {
        guard let name, open(name, prefix: nil, line: line), let attributes else { return }
        var index = 0
        while let attribute = attributes[index] {
            self.attribute(Self.bytes(attribute), Self.bytes(attributes[index + 1]))
            index += 2
        }
    }

    /// Five pointers an attribute: name, prefix, namespace, the value's beginning and its end.
    private func startXML(
        _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        _ count: Int, _ line: Int
    ) {
        guard let name, open(name, prefix: prefix, line: line), let attributes else { return }
        for index in 0..<count {
            let fields = attributes + 5 * index
            guard let local = fields[0], let start = fields[3], let end = fields[4] else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            let name = fields[1].map { Array(Self.bytes($0)) + [0x3A] + Self.bytes(local) }
            if let name {
                name.withUnsafeBufferPointer { add($0, value) }
            } else {
                add(Self.bytes(local), value)
            }
        }
    }

    /// libxml2 hands `&amp;` on as `&#38;`, for a tree that would take references apart.
    private func add(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        guard value.contains(0x26) else { return attribute(name, value) }
        var plain: [UInt8] = []
        var index = 0
        while index < value.count {
            plain.append(value[index])
            index += value[index] == 0x26 && value[index...].starts(with: "&#38;".utf8) ? 5 : 1
        }
        attribute(name, plain)
    }
}
