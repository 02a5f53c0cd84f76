import CGumbo
import KBModel

/// Gumbo behind values: the HTML5 parsing algorithm, which recovers text from damaged pages as browsers do, at a third of libxml2's speed.
///
/// Bytes have to be UTF-8 without NUL. Gumbo frees its tree by recursion and looks for double attributes one by one, so the input has to be
/// bounded in nesting and attributes first; see `HTMLScan`.
enum HTML5Parser {
    static func parse(_ bytes: [UInt8]) -> MarkupTree {
        bytes.withUnsafeBytes { raw in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            guard let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self),
                let output = gumbo_parse_with_options(&options, start, raw.count)
            else { return MarkupTree() }
            defer { gumbo_destroy_output(&options, output) }
            var copy = GumboCopy()
            copy.copy(output.pointee.document)
            return copy.tree
        }
    }
}

/// Copies Gumbo's tree into the arena, walking by parent and index.
private struct GumboCopy {
    private(set) var tree = MarkupTree()

    mutating func copy(_ document: UnsafeMutablePointer<GumboNode>) {
        var node = document
        var parent = MarkupTree.document
        while true {
            if let first = child(0, of: node) {
                if node != document { parent = tree.nodes.count - 1 }
                node = first
                append(node, to: parent)
                continue
            }
            while node != document {
                guard let above = node.pointee.parent else { return }
                if let sibling = child(Int(node.pointee.index_within_parent) + 1, of: above) {
                    node = sibling
                    append(node, to: parent)
                    break
                }
                node = above
                parent = tree.parent(of: parent) ?? MarkupTree.document
            }
            if node == document { return }
        }
    }

    private func child(_ index: Int, of node: UnsafeMutablePointer<GumboNode>) -> UnsafeMutablePointer<GumboNode>? {
        let children: GumboVector
        switch node.pointee.type {
        case GUMBO_NODE_DOCUMENT: children = node.pointee.v.document.children
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: children = node.pointee.v.element.children
        default: return nil
        }
        guard index < Int(children.length) else { return nil }
        return children.data[index]?.assumingMemoryBound(to: GumboNode.self)
    }

    private mutating func append(_ node: UnsafeMutablePointer<GumboNode>, to parent: Int) {
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            let line = Int(node.pointee.v.element.start_pos.line)
            tree.appendElement(name(node), attributes: attributes(node), to: parent, line: line)
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA, GUMBO_NODE_COMMENT:
            guard let text = node.pointee.v.text.text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: length(of: text)).assumingMemoryBound(to: UInt8.self)
            let kind = node.pointee.type == GUMBO_NODE_COMMENT ? MarkupTree.Kind.comment : .text
            tree.appendText(bytes, kind: kind, to: parent, line: Int(node.pointee.v.text.start_pos.line))
        default: break
        }
    }

    private func length(of text: UnsafePointer<CChar>) -> Int {
        var end = text
        while end.pointee != 0 { end += 1 }
        return end - text
    }

    /// HTML names as they are, those of SVG and MathML below their roots with a prefix.
    private func name(_ node: UnsafeMutablePointer<GumboNode>) -> String {
        let element = node.pointee.v.element
        var name: String
        if element.tag == GUMBO_TAG_UNKNOWN {
            var original = element.original_tag
            gumbo_tag_from_original_text(&original)
            let bytes = UnsafeRawBufferPointer(start: original.data, count: original.length)
            name = String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
        } else {
            name = gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
        }
        switch element.tag_namespace {
        case GUMBO_NAMESPACE_SVG where name != "svg": name = "svg:" + name
        case GUMBO_NAMESPACE_MATHML where name != "math": name = "math:" + name
        default: break
        }
        return name
    }

    private func attributes(_ node: UnsafeMutablePointer<GumboNode>) -> [MarkupTree.Attribute] {
        let list = node.pointee.v.element.attributes
        return (0..<Int(list.length)).compactMap { index in
            guard let attribute = list.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee else { return nil }
            return MarkupTree.Attribute(name: String(cString: attribute.name), value: String(cString: attribute.value))
        }
    }
}
