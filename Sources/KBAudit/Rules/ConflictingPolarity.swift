import KBModel

/// The same sentence with and without "not", or with an opposite word, in two articles.
struct ConflictingPolarity: Rule {
    let manual = RuleManual(
        id: "conflicting-polarity", group: .consistency, severity: .warning,
        summary: "Two articles say the opposite of each other (can and cannot, before and after, enabled and disabled).",
        rationale: "One of them is wrong; whichever the reader meets first is believed.",
        bad: RuleExample([
            "a.html": "<h1>Menus</h1><p>If the Menu Bar is hidden, you can show it by pressing the Alt key.</p>",
            "b.html": "<h1>Keys</h1><p>If the Menu Bar is hidden, you cannot show it by pressing the Alt key.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Menus</h1><p>If the Menu Bar is hidden, you can show it by pressing the Alt key.</p>",
            "b.html": "<h1>Keys</h1><p>On a Mac you cannot hide the Menu Bar.</p>",
        ]),
        fix: "Find out which holds, and correct the other.")

    let reads: ArticleParts = .claims

    func check(_ base: AuditedBase) -> [Observation] {
        var observations: [Observation] = []
        base.claims.forEachPair { pair in
            let (a, b) = (pair.first.claim, pair.second.claim)
            guard a.polarity != b.polarity, a.numbers == b.numbers, !a.namesPurpose, !b.namesPurpose,
                base.haveSameReaders(pair.first.article, pair.second.article)
            else { return }
            observations.append(
                base.observation(of: pair) { sentence, title in "contradicts \"\(title)\", which says the opposite: \"\(sentence)\"" })
        }
        return observations
    }
}
