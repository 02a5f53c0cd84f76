import KBModel

/// What a format cannot hold of what was written in it: reading it back gives the rest.
package struct WritingLosses: Sendable, Hashable {
    /// One thing that the model has and a format has not.
    package enum Loss: Sendable, Hashable {
        /// A field of the article, by its name in JSON.
        case field(String)
        case mark(Inline.Mark)
        case note(Block.Note)
        case lineBreak
        case headingLevel
        /// A heading inside an item, cell, note or the like.
        case headingInside
        case details
        case summaryMarks
        case steps
        case orderOfSteps
        case definitions
        case quote
        case codeLanguage
        case headerRows
        case spans
        case blocksInCell
        case tableInside
        case link
        case picture
        case pictureText
        case characters
        case structure
    }

    private var counts: [Loss: Int] = [:]

    package init() {}

    package var isEmpty: Bool { counts.isEmpty }

    package mutating func add(_ loss: Loss, times: Int = 1) { counts[loss, default: 0] += times }

    package mutating func add(_ other: WritingLosses) { for (loss, count) in other.counts { add(loss, times: count) } }

    /// One clause each, such as `underlined text (3 times)`, sorted.
    package var descriptions: [String] {
        counts.map { $0.value == 1 ? $0.key.name : "\($0.key.name) (\($0.value) times)" }.sorted()
    }
}

extension WritingLosses.Loss {
    var name: String {
        switch self {
        case .field(let name): "the field \(name)"
        case .mark(let mark): "the mark \(mark.rawValue)"
        case .note(let note): "the kind of a note, \(note.rawValue)"
        case .lineBreak: "a line break inside a paragraph"
        case .headingLevel: "the level of a heading"
        case .headingInside: "a heading inside another block"
        case .details: "a collapsible part"
        case .summaryMarks: "marks in the summary of a collapsible part"
        case .steps: "that a list is a procedure"
        case .orderOfSteps: "that the steps of a procedure have no order"
        case .definitions: "a list of definitions"
        case .quote: "a block quotation"
        case .codeLanguage: "the language of code"
        case .headerRows: "which rows of a table are its header"
        case .spans: "a cell that spans columns or rows"
        case .blocksInCell: "blocks inside a table's cell"
        case .tableInside: "a table inside another block"
        case .link: "a link"
        case .picture: "a picture"
        case .pictureText: "that a picture has no alternative text"
        case .characters: "control characters"
        case .structure: "the structure of the text"
        }
    }
}
