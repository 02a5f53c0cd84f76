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

    let reads: ArticleParts = .targets

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        let missing = base.links.links[article.index].compactMap { link -> (LinkIndex.Link, path: String)? in
            if case .missing(let path) = link.target { (link, path) } else { nil }
        }
        if let gap = base.links.partialExport { return gap.firstArticle == article.index ? [observation(gap, in: article)] : [] }
        return missing.map { link, path in
            article.observation(
                "broken link: \(path.quoted(80)) does not exist", at: article.units[link.unit], subject: link.href,
                replacement: base.links.onlyFile(named: path).map { file in
                    Finding.Replacement(
                        old: link.href, new: RelativePath.relative(from: article.article.source.path, to: file) + link.fragment)
                })
        }
    }

    /// Once for the whole base, and mildly: what is missing was left out of the export, most likely, not out of the base.
    private func observation(_ gap: LinkIndex.PartialExport, in article: ArticleView) -> Observation {
        var observation = article.observation(
            "\(gap.missing) of \(gap.all) relative links lead to files that are not here: this looks like a part of a base, so single links are not reported",
            subject: "partial export", fix: "Audit the whole base, or take the links out.")
        observation.severity = .suggestion
        return observation
    }
}
