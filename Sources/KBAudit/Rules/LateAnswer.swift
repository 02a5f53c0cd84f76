import KBModel

/// The reader has to pass a long preamble before the first step.
struct LateAnswer: ArticleRule {
    let manual = RuleManual(
        id: "late-answer", group: .structure, severity: .suggestion,
        summary: "More than lead-words words of prose stand before the first steps, under no heading of their own.",
        rationale: "Readers give up, and retrieval takes the first lines for the answer.",
        bad: RuleExample(
            stringLiteral: "<h1>Reset a password</h1>"
                + String(
                    repeating: "<p>Passwords have a long history in our company and there is much to be said about them here.</p>",
                    count: 10)
                + "<ol><li>Open the sign-in page.</li><li>Choose Forgot password.</li></ol>"),
        good:
            "<h1>Reset a password</h1><p>You need the address you signed up with.</p><ol><li>Open the sign-in page.</li><li>Choose Forgot password.</li></ol>",
        fix: "Begin with the answer; put the background after it.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let limit = article.limits.whole(.leadWords)
        var words = 0
        for (index, block) in article.article.blocks.enumerated() {
            switch block.kind {
            case .list(let list) where list.ordered && list.items.count > 1:
                guard words > limit, let unit = article.units.first(where: { $0.block == index }) else { return [] }
                return [
                    article.observation(
                        "the answer comes late: \(words) words stand before the first step", at: unit, subject: "first step")
                ]
            case .heading(let level, _) where index > 0 && (level > 1 || words > 0): return []
            case .paragraph, .note, .quote: words += TextLength(block.text).equivalentWords
            default: break
            }
        }
        return []
    }
}
