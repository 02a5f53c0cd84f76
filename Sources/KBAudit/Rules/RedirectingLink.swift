import KBModel

/// A link to an article that only sends the reader on.
struct RedirectingLink: Rule {
    let manual = RuleManual(
        id: "redirecting-link", group: .findability, severity: .suggestion,
        summary: "A link points at an article that consists of nothing but a link to another one.",
        rationale: "Each hop loses readers, and a chain ends in nothing when one link of it goes.",
        bad: RuleExample([
            "a.html": "<h1>Mail</h1><p>The details are in <a href=\"b.html\">the page about folders</a>.</p>",
            "b.html": "<h1>Folders (moved)</h1><p>This page has moved to <a href=\"c.html\">Mail folders</a>.</p>",
            "c.html": "<h1>Mail folders</h1><p>Choose New Folder.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Mail</h1><p>The details are in <a href=\"c.html\">the page about folders</a>.</p>",
            "c.html": "<h1>Mail folders</h1><p>Choose New Folder.</p>",
        ]),
        fix: "Link the last article of the chain.")

    private static let mostWords = 15

    let reads: ArticleParts = .targets

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            guard case .article(let index, _) = link.target, index != article.index, let next = destination(of: index, in: base),
                next != article.index
            else { return nil }
            return article.observation(
                "the link goes by way of \"\(base.base.articles[index].title.quoted(40))\", which only leads on to \"\(base.base.articles[next].title.quoted(40))\"",
                at: article.units[link.unit], subject: link.href,
                replacement: base.target(of: link, in: article.index, replacedBy: end(from: next, in: base)))
        }
    }

    /// The last article of a chain; where it goes round in a circle, one of the circle.
    private func end(from start: Int, in base: AuditedBase) -> Int {
        var seen: Set<Int> = [start]
        var last = start
        while let next = destination(of: last, in: base), seen.insert(next).inserted { last = next }
        return last
    }

    /// Where a page that only redirects leads; `nil` for pages with words of their own.
    private func destination(of index: Int, in base: AuditedBase) -> Int? {
        let view = base.articles[index]
        guard base.links.links[index].count == 1, let link = base.links.links[index].first, case .article(let next, _) = link.target,
            next != index
        else { return nil }
        let body = view.units.filter { $0.headingLevel == nil }
        let words = body.reduce(into: TextLength()) { $0.add($1.text) }.equivalentWords
        return body.count == 1 && words <= Self.mostWords && words - TextLength(link.text).equivalentWords <= 8 ? next : nil
    }
}
