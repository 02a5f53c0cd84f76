import KBText

/// Questions with their answers: the form for chats in which customers ask one thing after another. Answers stay as agents gave them,
/// because single sentences of different conversations put together lose what they refer to.
struct QuestionForm {
    /// Statements in one paragraph; its sources must stay at most twelve turns.
    static let statementsInParagraph = 5

    let consensus: Consensus
    let space: SentenceSpace

    func contents() -> SlotContents {
        let sections = AnswerSections(consensus: consensus, space: space).sections()
        var slots: SlotContents = [:]
        slots[.answers] = sections.filter { $0.question != nil }.flatMap { section in
            [.heading(section.question?.text ?? "")] + paragraphs(section.clusters)
        }
        slots[.notes] = paragraphs(sections.filter { $0.question == nil }.flatMap(\.clusters))
        let depends = OpenQuestions(consensus: consensus, space: space).items()
        slots[.depends] = depends.isEmpty ? [] : [.list(depends)]
        slots[.reported] = ReportedFixes(consensus: consensus, space: space).blocks()
        return slots
    }

    private func paragraphs(_ clusters: [Int]) -> [DraftBlock] {
        stride(from: 0, to: clusters.count, by: Self.statementsInParagraph).map { start in
            let part = clusters[start..<min(clusters.count, start + Self.statementsInParagraph)]
            return .paragraph(part.map(consensus.statement), language: consensus.language)
        }
    }
}
