import KBModel

/// A heading with the blocks below it, up to the next heading of its level or above.
struct SectionOutline: Sendable {
    /// 1 for the article itself, whose title is no heading.
    var level: Int
    var title: [Inline] = []
    var line: Int?
    /// Before the first heading below it.
    var blocks: [Block] = []
    var sections: [SectionOutline] = []

    /// The outline of an article's blocks; headings of level 1 stand below the title as those of level 2 do.
    init(_ blocks: [Block]) {
        self.init(level: 1, blocks[...])
    }

    private init(level: Int, title: [Inline] = [], _ blocks: ArraySlice<Block>) {
        self.level = level
        self.title = title
        var rest = blocks
        self.blocks = Array(rest.prefix { Self.level($0) == nil })
        rest = rest.dropFirst(self.blocks.count)
        while let first = rest.first, case .heading(let own, let runs) = first.kind {
            let below = rest.dropFirst().prefix { Self.level($0).map { $0 > max(2, own) } ?? true }
            sections.append(SectionOutline(level: max(2, own), title: runs, below))
            if own < 2 { sections[sections.count - 1].isRaised = true }
            rest = rest.dropFirst(below.count + 1)
        }
    }

    /// Whether its heading had the level of the title.
    private(set) var isRaised = false

    var isLeaf: Bool { sections.isEmpty }

    private static func level(_ block: Block) -> Int? { if case .heading(let level, _) = block.kind { level } else { nil } }
}
