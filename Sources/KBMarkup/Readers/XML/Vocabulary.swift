import KBModel

/// How an XML vocabulary says what the model can hold: a role for each element.
protocol Vocabulary: Sendable {
    /// Roles of the elements that mean the same wherever they stand, by local name.
    static var roles: [String: ElementRole] { get }

    /// The role of an element that `roles` does not name.
    func role(of node: Int, named name: String, in tree: MarkupTree) -> ElementRole
}

/// What an element does to the text around it.
enum ElementRole: Sendable {
    /// Nothing of it is readable.
    case hidden
    /// Its content stands in the line of text.
    case inline
    /// It begins and ends a paragraph.
    case boundary
    case container(BlockBuilder.Container)
    case mark(Inline.Mark)
    /// Marked text between signs that the vocabulary implies, such as `<` and `>` around an element's name.
    case signed(String, Inline.Mark, String)
    case link(String)
    /// A paragraph that is one link.
    case linkBlock(String)
    /// A link whose text is made, in the place of the content.
    case linkedText(String, String)
    /// A picture; of its content nothing is read.
    case image(src: String, alt: String?)
    /// A picture that stands alone.
    case figure(src: String, alt: String?)
    /// Parts that the vocabulary joins by a sign, such as the names in a menu's path.
    case sequence(separator: String)
    case lineBreak
    /// This text in the place of the content.
    case text(String)
}
