import KBModel
import KBText

/// Two articles with the same title: a reader cannot choose, and retrieval returns either.
struct DuplicateTitle: Rule {
    let manual = RuleManual(
        id: "duplicate-title", group: .structure, severity: .warning,
        summary: "Another article of the same language has the same title.",
        rationale: "A reader cannot tell the two apart in a list, and search shows whichever it likes.",
        bad: RuleExample([
            "a.html": "<h1>Reset your password</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>Reset your password</h1><p>Ask your administrator, who can send you a link that is good for an hour.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Reset your own password</h1><p>On the sign-in page choose Forgot password and follow the mail you get.</p>",
            "b.html": "<h1>Reset the password of somebody else</h1><p>Ask your administrator, who can send you a link.</p>",
        ]),
        fix: "Say in each title what sets it apart (product, version, role), or merge the two.")
    let reads: ArticleParts = .language

    func check(_ base: AuditedBase) -> [Observation] {
        var first: [String: Int] = [:]
        return base.articles.compactMap { view in
            let title = Folding.folded(view.article.title.trimmed)
            // A reader writes … for a name that it could not resolve: the real titles differ.
            guard !title.isEmpty, !title.hasPrefix("…") else { return nil }
            let key = "\(view.language)\n\(title)"
            guard let other = first[key] else {
                first[key] = view.index
                return nil
            }
            guard base.haveSameReaders(other, view.index) else { return nil }
            return view.observation(
                "another article has the title \"\(view.article.title.quoted())\"", subject: title, related: [.init(article: other)])
        }
    }
}
