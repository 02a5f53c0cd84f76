/// One piece of an article's body, with its line in the source where known.
public struct Block: Sendable, Hashable {
    public var kind: Kind
    public var line: Int?

    public init(_ kind: Kind, line: Int? = nil) {
        self.kind = kind
        self.line = line
    }

    /// What a block is. Closed: a new kind has to be handled by every reader of blocks.
    public indirect enum Kind: Sendable, Hashable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case list(List)
        case table(Table)
        case code(language: String?, text: String)
        case quote([Block])
        case note(Note, [Block])
        case image(src: String, alt: String?)
        case definitions([Definition])
        case details(summary: [Inline], [Block])
    }

    public struct List: Sendable, Hashable {
        public var ordered: Bool
        /// `true` for a procedure's steps.
        public var steps: Bool
        public var items: [[Block]]

        public init(ordered: Bool, steps: Bool = false, items: [[Block]]) {
            self.ordered = ordered
            self.steps = steps
            self.items = items
        }
    }

    public struct Table: Sendable, Hashable {
        /// How many leading rows are header rows.
        public var header: Int
        public var rows: [[Cell]]

        public init(header: Int, rows: [[Cell]]) {
            self.header = header
            self.rows = rows
        }
    }

    /// A cell stands once, at its top left corner, with its span.
    public struct Cell: Sendable, Hashable {
        public var blocks: [Block]
        public var columns: Int
        public var rows: Int

        public init(_ blocks: [Block], columns: Int = 1, rows: Int = 1) {
            self.blocks = blocks
            self.columns = columns
            self.rows = rows
        }
    }

    public struct Definition: Sendable, Hashable {
        public var term: [Inline]
        public var blocks: [Block]

        public init(term: [Inline], blocks: [Block]) {
            self.term = term
            self.blocks = blocks
        }
    }

    public enum Note: String, Sendable, Hashable, CaseIterable {
        case tip, note, important, warning, caution, danger
    }
}

/// A run of text with the same marks and link; an image inside text is a run with `image`.
public struct Inline: Sendable, Hashable {
    public var text: String
    public var marks: [Mark]
    /// The link's target as written.
    public var link: String?
    public var image: Image?

    public struct Image: Sendable, Hashable {
        public var src: String
        public var alt: String?

        public init(src: String, alt: String?) {
            self.src = src
            self.alt = alt
        }
    }

    public enum Mark: String, Sendable, Hashable, CaseIterable, Comparable {
        case strong, emphasis, code, ui, key, underline, strike, `subscript`, superscript, quote, variable

        public static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
    }

    public init(_ text: String, marks: [Mark] = [], link: String? = nil, image: Image? = nil) {
        self.text = text
        self.marks = marks
        self.link = link
        self.image = image
    }
}

extension [Inline] {
    /// The runs' text joined; an image inside text contributes nothing.
    public var plainText: String {
        switch count {
        case 0: ""
        case 1: self[0].text
        default: reduce(into: "") { $0 += $1.text }
        }
    }
}
