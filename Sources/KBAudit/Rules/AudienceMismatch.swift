import KBModel

/// A public article that sends its readers to an internal one.
struct AudienceMismatch: Rule {
    let manual = RuleManual(
        id: "audience-mismatch", group: .safety, severity: .warning,
        summary: "A public article links an article that is labelled internal (internal_labels in lacuna.yaml).",
        rationale: "Readers get an error page, or see what was not meant for them.",
        bad: RuleExample([
            "a.html": "<h1>Refunds</h1><p>The details are in <a href=\"b.html\">the desk's rules</a>.</p>",
            "b.html": "<h1>Rules of the desk</h1><p>Ask twice.</p>",
            "index.csv": "file,labels\na.html,billing\nb.html,internal\n",
        ]),
        good: RuleExample([
            "a.html": "<h1>Refunds</h1><p>The details are in <a href=\"b.html\">the terms</a>.</p>",
            "b.html": "<h1>Terms</h1><p>Thirty days.</p>",
            "index.csv": "file,labels\na.html,billing\nb.html,billing\n",
        ]),
        fix: "Say what readers may know here, and take the link out.")

    let reads: ArticleParts = .targets

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard !Audience.isInternal(article.article, base.vocabulary) else { return [] }
        return base.links.links[article.index].compactMap { link in
            guard case .article(let index, _) = link.target, Audience.isInternal(base.base.articles[index], base.vocabulary) else {
                return nil
            }
            return article.observation(
                "a public article links the internal article \"\(base.base.articles[index].title.quoted(40))\"",
                at: article.units[link.unit], subject: link.href)
        }
    }
}
