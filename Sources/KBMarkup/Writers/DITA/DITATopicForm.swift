import KBModel

/// Which type of topic holds a part of an article.
enum DITATopicForm {
    /// Parts with a heading stand in its body as sections, or behind it as topics.
    case concept(holdsSections: Bool)
    /// The place of the procedure among the blocks.
    case task(stepsAt: Int)
    case troubleshooting(DITATroubleshooting)

    init(_ outline: SectionOutline) {
        if outline.level == 1, let parts = DITATroubleshooting(outline) {
            self = .troubleshooting(parts)
        } else if let place = Self.procedure(in: outline.blocks) {
            self = .task(stepsAt: place)
        } else {
            self = .concept(holdsSections: outline.sections.allSatisfy { $0.isLeaf && Self.procedure(in: $0.blocks) == nil })
        }
    }

    var element: String {
        switch self {
        case .concept: "concept"
        case .task: "task"
        case .troubleshooting: "troubleshooting"
        }
    }

    var documentType: DITADocumentType {
        switch self {
        case .concept: .concept
        case .task: .task
        case .troubleshooting: .troubleshooting
        }
    }

    var holdsTopics: Bool {
        switch self {
        case .concept(let holdsSections): !holdsSections
        case .task: true
        case .troubleshooting: false
        }
    }

    /// The place of the only procedure; `nil` without one, or with several.
    private static func procedure(in blocks: [Block]) -> Int? {
        let places = blocks.indices.filter { if case .list(let list) = blocks[$0].kind { isProcedure(list) } else { false } }
        return places.count == 1 ? places[0] : nil
    }

    /// A procedure whose steps each begin with a sentence, as a command has to.
    static func isProcedure(_ list: Block.List) -> Bool {
        list.steps && list.items.allSatisfy { if case .paragraph? = $0.first?.kind { true } else { false } }
    }
}
