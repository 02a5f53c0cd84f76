import KBModel

/// HTML that is known to be an article's body: the field of a vendor's record, a part of another format. All of it is read.
package enum HTMLFragment {
    package struct Result: Sendable {
        package var blocks: [Block]
        package var problems: [Problem]
    }

    /// - Parameter html: well-formed UTF-8.
    package static func read(_ html: some Sequence<UInt8>) -> Result {
        let parsed = HTMLParser.parse(Array(html))
        return Result(blocks: HTMLBlocks.read(MarkupTree.document, of: HTMLDocument(parsed.tree)), problems: parsed.problems)
    }

    package static func read(_ html: String) -> Result { read(html.utf8) }
}
