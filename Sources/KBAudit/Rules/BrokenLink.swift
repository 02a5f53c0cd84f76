import KBModel

/// A link to a page of the base that is not there.
struct BrokenLink: Rule {
    let manual = RuleManual(
        id: "broken-link", group: .findability, severity: .error,
        summary: "A relative link points at a file that is not in the base.",
        rationale: "The reader was sent there for an answer and gets an error page.",
        bad: "<h1>Mail</h1><p>The details are in <a href=\"no-such-page.html\">the page about set-up</a>.</p>",
        good: RuleExample([
            "page.html": "<h1>Mail</h1><p>The details are in <a href=\"set-up.html\">the page about set-up</a>.</p>",
            "set-up.html": "<h1>Set up an account</h1><p>Open the settings and enter your address.</p>",
        ]),
        fix: "Correct the target, or take the link out.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            guard case .missing(let path) = link.target else { return nil }
            return article.observation(
                "broken link: \(path.quoted(80)) does not exist", at: article.units[link.unit], subject: link.href)
        }
    }
}
