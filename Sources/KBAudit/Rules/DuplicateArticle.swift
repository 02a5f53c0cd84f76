import KBModel

/// The same text twice.
struct DuplicateArticle: Rule {
    let manual = RuleManual(
        id: "duplicate-article", group: .consistency, severity: .warning,
        summary: "Another article has the same text.",
        rationale: "One of the two will be forgotten at the next change, and both compete for the same questions.",
        bad: RuleExample([
            "a.html": "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password, and follow the mail you get!</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>Change a user name</h1><p>Open your profile, choose Edit beside the name and write the new one.</p>",
        ]),
        fix: "Keep one, and let the other's address lead to it.")

    let reads: ArticleParts = [.words, .duplicates]

    func check(_ base: AuditedBase) -> [Observation] {
        base.texts.pairs.compactMap { pair in
            guard pair.similarity == 1, pair.containment == 1, base.haveSameReaders(pair.first, pair.second) else { return nil }
            return base.articles[pair.second].observation(
                "duplicate: the text is identical to \"\(base.base.articles[pair.first].title.quoted(50))\"",
                subject: base.base.articles[pair.first].title, related: [.init(article: pair.first)])
        }
    }
}
