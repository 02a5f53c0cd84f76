import KBModel

/// Where a statement of a draft comes from: how many of how many conversations say so, and in which turns.
struct Evidence: Sendable, Hashable {
    static let maximumSources = 12

    var support: Int
    var of: Int
    /// 1 to 12 turns.
    var sources: [TurnReference]

    init(support: Int, of: Int, sources: [TurnReference]) {
        self.support = support
        self.of = of
        self.sources = Array(sources.prefix(Self.maximumSources))
    }
}

/// A block with its evidence: one for a block, one an item for a list, none for a heading.
struct DraftBlock: Sendable {
    var block: Block
    var evidence: [Evidence]

    static func heading(_ text: String, level: Int = 2) -> DraftBlock {
        DraftBlock(block: Block(.heading(level: level, [Inline(text)])), evidence: [])
    }

    static func paragraph(_ text: String, _ evidence: Evidence) -> DraftBlock {
        DraftBlock(block: Block(.paragraph([Inline(text)])), evidence: [evidence])
    }

    static func list(_ items: [(text: String, evidence: Evidence)], ordered: Bool = false, steps: Bool = false) -> DraftBlock {
        DraftBlock(
            block: Block(.list(Block.List(ordered: ordered, steps: steps, items: items.map { [Block(.paragraph([Inline($0.text)]))] }))),
            evidence: items.map(\.evidence))
    }
}

/// What a template's slots can hold.
enum Slot: String, Sendable, CaseIterable {
    /// Questions with their answers: headings and paragraphs.
    case answers
    /// What an answer depends on.
    case depends
    case issue, environment, cause, steps
    /// Ways that single conversations took, one after another.
    case solutions
    case notes
    /// Customers' own fixes, to be verified.
    case reported
}

/// The filled slots of a draft.
typealias SlotContents = [Slot: [DraftBlock]]
