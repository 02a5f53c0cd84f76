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

    /// For statements that stand together: as well supported as the weakest of them. The turns of each shown wording come before further
    /// ones of any.
    init(ofAll parts: [Evidence]) {
        var sources: [TurnReference] = []
        for rank in 0..<(parts.map(\.sources.count).max() ?? 0) {
            for part in parts where rank < part.sources.count && !sources.contains(part.sources[rank]) {
                sources.append(part.sources[rank])
            }
        }
        self.init(support: parts.map(\.support).min() ?? 0, of: parts.first?.of ?? 0, sources: sources)
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
        return paragraph(statements.map(\.text).joined(separator: gap), Evidence(ofAll: statements.map(\.evidence)))
    }

    /// A numbered list; a step's further statements explain it.
    static func steps(_ steps: [[(text: String, evidence: Evidence)]]) -> DraftBlock {
        DraftBlock(
            block: Block(
                .list(Block.List(ordered: true, steps: true, items: steps.map { $0.map { Block(.paragraph([Inline($0.text)])) } }))),
            evidence: steps.map { Evidence(ofAll: $0.map(\.evidence)) })
    }

    static func list(_ items: [(text: String, evidence: Evidence)]) -> DraftBlock {
        DraftBlock(
            block: Block(.list(Block.List(ordered: false, steps: false, items: items.map { [Block(.paragraph([Inline($0.text)]))] }))),
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
