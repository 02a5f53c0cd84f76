import KBModel

/// How an XML vocabulary of documentation names what the model holds. What is `nil` it cannot hold.
struct XMLNames: Sendable {
    typealias Tag = XMLOutput.Tag

    var paragraph: Tag
    var list: Tag
    var orderedList: Tag
    var item: Tag
    /// Whether an item's words have to stand in a paragraph.
    var itemHoldsParagraphs: Bool
    /// Lists of a procedure where such a list may stand in running text.
    var steps: Tag?
    var step: Tag
    var quote: Tag
    var table: Tag
    /// Around the `term` and `definition` of one entry.
    var definitions: Tag
    var entry: Tag
    var term: Tag
    var definition: Tag
    var note: @Sendable (Block.Note) -> Tag
    var code: @Sendable (String?) -> Tag
    var mark: @Sendable (Inline.Mark) -> Tag?
    var link: @Sendable (String) -> Tag
    /// A picture in a line of text.
    var picture: @Sendable (Inline.Image, inout XMLOutput) -> Void
    /// A picture of its own.
    var figure: @Sendable (Inline.Image, inout XMLOutput) -> Void
    /// A heading where no section can begin, and the level that it reads as below `depth` sections; `nil`: bold text instead.
    var looseHeading: Tag?
    var looseHeadingLevel: @Sendable (Int) -> Int
}
