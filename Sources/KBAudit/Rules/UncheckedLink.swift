import KBModel

/// A link of which nothing could be found out.
struct UncheckedLink: Rule {
    let manual = RuleManual(
        id: "unchecked-link", group: .findability, severity: .suggestion,
        summary: "A page of another site could not be checked (with --check-links): it may be there or not.",
        rationale: "A site that keeps programs out, or does not answer today, says nothing about its pages; somebody has to look.",
        bad: "<h1>Mail</h1><p>The <a href=\"https://example.org/members\">list of providers</a> has them all.</p>",
        good: "<h1>Mail</h1><p>The <a href=\"https://example.org/providers\">list of providers</a> has them all.</p>",
        fix: "Open it in a browser.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        article.observations(on: base.links.links[article.index], in: base) { verdict, address in
            if case .unchecked(let reason) = verdict { "could not check \(address.quoted(80)): \(reason)" } else { nil }
        }
    }
}
