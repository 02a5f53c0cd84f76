import KBModel

/// A link to an article that readers cannot or should not see.
struct RetiredLink: Rule {
    let manual = RuleManual(
        id: "retired-link", group: .findability, severity: .warning,
        summary: "A link points at an article that is retired or not published yet.",
        rationale: "The reader gets an error page, or advice that no longer holds.",
        bad: RuleExample([
            "a.html": "<h1>Mail</h1><p>The details are in <a href=\"b.html\">the page about folders</a>.</p>",
            "b.html": "<h1>Mail folders</h1><p>Folders hold mail.</p>",
            "index.csv": "file,state\nb.html,retired\n",
        ]),
        good: RuleExample([
            "a.html": "<h1>Mail</h1><p>The details are in <a href=\"b.html\">the page about folders</a>.</p>",
            "b.html": "<h1>Mail folders</h1><p>Folders hold mail.</p>",
            "index.csv": "file,state\nb.html,published\n",
        ]),
        fix: "Point at the article that replaced it, or take the link out.")

    let reads: ArticleParts = .targets

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        if article.article.state == .retired { return [] }
        return base.links.links[article.index].compactMap { link in
            guard case .article(let index, _) = link.target, index != article.index else { return nil }
            let target = base.base.articles[index]
            let word: String
            switch target.state {
            case .retired: word = "retired"
            case .draft where article.article.state == .published: word = "not published"
            default: return nil
            }
            var observation = article.observation(
                "the link points at a \(word) article: \"\(target.title.quoted(50))\"", at: article.units[link.unit], subject: link.href)
            observation.related = [.init(article: index)]
            return observation
        }
    }
}
