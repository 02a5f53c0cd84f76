/// The form and its template.
struct DraftForm {
    /// A chat whose customers ask one thing after another has at least so many questions a conversation…
    static let questionsEach = 1.5
    /// …turns of at most so many words on average…
    static let shortTurn = 45.0
    /// …and few instructions.
    static let instructions = 0.45
    /// Facts with numbers and hardly an instruction make a reference.
    static let reference = 0.1

    let template: DraftTemplate
    var usesAnswers: Bool { template.holds(.answers) }

    /// - Returns: `nil` when the template is not there.
    static func choose(_ consensus: Consensus, named name: String?, from templates: [DraftTemplate]) -> DraftForm? {
        find(name ?? fitting(consensus), in: templates)
    }

    static func thin(named name: String?, from templates: [DraftTemplate]) -> DraftForm? { find(name ?? "troubleshooting", in: templates) }

    /// The template of that name, or the one that a kind of its own falls back to where a set of templates lacks it.
    private static func find(_ name: String, in templates: [DraftTemplate]) -> DraftForm? {
        let found = templates.first { $0.name == name } ?? templates.first { $0.name == "troubleshooting" } ?? templates.first
        return found.map(DraftForm.init)
    }

    private static func fitting(_ consensus: Consensus) -> String {
        let conversations = Double(max(1, consensus.conversations.count))
        let questions =
            Double(consensus.conversations.reduce(0) { $0 + Set($1.asked.filter(\.isQuestion).map(\.turn)).count }) / conversations
        let turns = consensus.conversations.flatMap(\.turnWordCounts.values)
        let words = Double(turns.reduce(0, +)) / Double(max(1, turns.count))
        let instructions = Double(consensus.statements.count { $0.isImperative || $0.hasPath }) / Double(max(1, consensus.statements.count))
        if questions >= questionsEach, words <= shortTurn, instructions <= Self.instructions { return "faq" }
        if isKnownError(consensus) { return "known-error" }
        if consensus.statements.count >= 5, instructions < reference,
            Double(consensus.statements.count { !$0.quantities.isEmpty }) >= 0.5 * Double(consensus.statements.count)
        {
            return "reference"
        }
        let first = consensus.conversations.flatMap(\.asked).filter(\.isFirstTurn)
        let symptoms = Set(consensus.conversations.filter { $0.asked.contains { $0.isFirstTurn && $0.hasSymptom } }.map(\.index)).count
        let tasks = first.count { $0.isQuestion && !$0.hasSymptom }
        return symptoms * 2 >= consensus.conversations.count || tasks == 0 ? "troubleshooting" : "how-to"
    }

    /// An agent calls it a known error in words, several conversations say so, and customers name an error code or a version.
    private static func isKnownError(_ consensus: Consensus) -> Bool {
        let saying = Set(consensus.statements.filter(\.namesKnownError).map(\.place.conversation)).count
        return saying >= 2 && saying * 2 >= consensus.conversations.count && consensus.conversations.contains { !$0.environment.isEmpty }
    }
}
