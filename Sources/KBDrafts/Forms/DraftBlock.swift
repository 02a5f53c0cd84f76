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

    /// Statements in one paragraph: as well supported as the weakest of them.
    static func paragraph(_ statements: [(text: String, evidence: Evidence)], language: String) -> DraftBlock {
        let gap = ["zh", "ja"].contains(language) ? "" : " "
        let longest = statements.map(\.evidence.sources.count).max() ?? 0
        var sources: [TurnReference] = []
        // The shown wording's own turns of every statement come before the further ones of any.
        for rank in 0..<longest {
            for statement in statements where rank < statement.evidence.sources.count && !sources.contains(statement.evidence.sources[rank])
            {
                sources.append(statement.evidence.sources[rank])
            }
        }
        let support = statements.map(\.evidence.support).min() ?? 0
        return paragraph(
            statements.map(\.text).joined(separator: gap),
            Evidence(support: support, of: statements.first?.evidence.of ?? 0, sources: sources))
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
    /// Steps of one environment each.
    case branches
    /// What agents did in the customer's account: not self-service.
    case agentActions = "agent-actions"
    /// Customers' own fixes, to be verified.
    case reported
}

/// The filled slots of a draft.
typealias SlotContents = [Slot: [DraftBlock]]
