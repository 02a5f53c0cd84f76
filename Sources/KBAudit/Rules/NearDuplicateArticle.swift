import KBModel

/// Much the same text in two articles.
struct NearDuplicateArticle: Rule {
    let manual = RuleManual(
        id: "near-duplicate-article", group: .consistency, severity: .warning,
        summary: "Another article has much the same text (limit duplicate-similarity).",
        rationale: "Copies drift apart: sooner or later they give two answers to one question.",
        bad: RuleExample([
            "a.html":
                "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail you get. The link in it is good for one hour. If no mail comes, look into the spam folder and ask your administrator for a new link.</p>",
            "b.html":
                "<h1>How to reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail you get. The link in it is good for one hour. If no mail arrives, look into the spam folder or ask your administrator for a new link.</p>",
        ]),
        good: RuleExample([
            "a.html":
                "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password and follow the mail you get. The link in it is good for one hour.</p>",
            "b.html":
                "<h1>Change a user name</h1><p>Open your profile, choose Edit beside the name, write the new one and save. Others see it after they sign in again.</p>",
        ]),
        fix: "Merge them, or say in each what sets it apart.")

    let reads: ArticleParts = [.words, .duplicates]

    func check(_ base: AuditedBase) -> [Observation] {
        let pairs = base.texts.pairs.filter {
            ($0.similarity < 1 || $0.containment < 1) && base.haveSameReaders($0.first, $0.second)
        }
        return ToldPair.closest(of: pairs).map { told in
            let pair = told.pair
            let percent = Int((pair.similarity * 100).rounded(.down))
            return base.articles[pair.second].observation(
                "near-duplicate: \(percent) % similar to \"\(base.base.articles[pair.first].title.quoted(50))\"\(told.rest)",
                subject: base.base.articles[pair.first].title, related: [.init(article: pair.first)])
        }
    }
}
