import KBModel

/// An article that no other one links to.
struct OrphanArticle: Rule {
    let manual = RuleManual(
        id: "orphan-article", group: .findability, severity: .suggestion, isDefault: false,
        summary: "No other article links to this one, in a base whose articles are linked.",
        rationale: "It is found by search only, and nobody thinks of it when a neighbour changes.",
        bad: RuleExample([
            "a.html": "<h1>Folders</h1><p>See <a href=\"b.html\">Filters</a>.</p>",
            "b.html": "<h1>Filters</h1><p>See <a href=\"a.html\">Folders</a>.</p>",
            "c.html": "<h1>Archive</h1><p>Choose Archive in the menu.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Folders</h1><p>See <a href=\"b.html\">Filters</a>.</p>",
            "b.html": "<h1>Filters</h1><p>See <a href=\"a.html\">Folders</a>.</p>",
        ]),
        fix: "Link it from the articles a reader comes from.")

    func check(_ base: AuditedBase) -> [Observation] {
        let inbound = base.links.inbound
        guard 2 * inbound.count(where: { $0 > 0 }) > inbound.count else { return [] }
        return base.articles.filter { inbound[$0.index] == 0 && $0.article.state != .retired }.map {
            $0.observation("orphan: no other article links here")
        }
    }
}
