import KBModel

/// How blocks stand in a file of one format: reading a piece of it, and writing blocks as such a piece.
struct BlockMarkup: Sendable {
    var isHTML: Bool
    /// The blocks of a piece of the file; `nil` when it is not whole.
    var read: @Sendable (ArraySlice<UInt8>) -> [Block]?
    var write: @Sendable ([Block]) -> String
    /// Runs alone, for the inside of an element that holds a line of text.
    var inlines: @Sendable ([Inline]) -> String
    /// Names of elements that are one item of a list.
    var items: Set<String>
    /// Around an item that is put in.
    var item: XMLOutput.Tag

    /// `nil` for formats whose files are not edited in place.
    init?(format: String) {
        switch format {
        case "html":
            self.init(
                isHTML: true, read: { HTMLFragment.read(Array($0)).blocks }, write: HTMLWriter.fragment(of:),
                inlines: HTMLWriter.fragment(of:), items: ["li"], item: XMLOutput.Tag("li"))
        case "confluence-storage":
            self.init(
                isHTML: false, read: { ConfluenceStorage.read(Array($0)).blocks }, write: StorageBody.text(of:),
                inlines: StorageBody.text(of:), items: ["li"], item: XMLOutput.Tag("li"))
        case "dita": self.init(.dita, DITAVocabulary(), items: ["li"])
        case "docbook": self.init(.docbook, DocBookVocabulary(), items: ["listitem", "step"])
        default: return nil
        }
    }

    private init(_ names: XMLNames, _ vocabulary: some Vocabulary, items: Set<String>) {
        self.init(
            isHTML: false,
            read: { piece in
                let wrapped = Array("<piece xmlns:xlink=\"x\" xmlns:xi=\"i\">".utf8) + piece + Array("</piece>".utf8)
                guard let parsed = try? MarkupParser.parseXML(wrapped), parsed.problems.isEmpty else { return nil }
                return VocabularyBlocks.read(MarkupTree.document, in: parsed.tree, as: vocabulary)
            },
            write: { blocks in
                var body = XMLBlocks(names)
                body.blocks(blocks)
                return body.out.text
            },
            inlines: { runs in
                var body = XMLBlocks(names)
                body.inlines(runs)
                return body.out.text
            }, items: items, item: names.item)
    }

    private init(
        isHTML: Bool, read: @escaping @Sendable (ArraySlice<UInt8>) -> [Block]?, write: @escaping @Sendable ([Block]) -> String,
        inlines: @escaping @Sendable ([Inline]) -> String, items: Set<String>, item: XMLOutput.Tag
    ) {
        (self.isHTML, self.read, self.write, self.inlines, self.items, self.item) = (isHTML, read, write, inlines, items, item)
    }
}
