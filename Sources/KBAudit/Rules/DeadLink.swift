import KBModel

/// A link to a page of another site that is gone.
struct DeadLink: Rule {
    let manual = RuleManual(
        id: "dead-link", group: .findability, severity: .warning,
        summary: "A page of another site is gone (with --check-links).",
        rationale: "The reader was sent there for an answer and gets an error page.",
        bad: "<h1>Mail</h1><p>The <a href=\"https://example.org/gone\">list of providers</a> has them all.</p>",
        good: "<h1>Mail</h1><p>The <a href=\"https://example.org/providers\">list of providers</a> has them all.</p>",
        fix: "Find where the page went, or take the link out.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        article.observations(on: base.links.links[article.index], in: base) { verdict, address in
            if case .broken(let reason) = verdict { "dead link: \(address.quoted(80)) (\(reason))" } else { nil }
        }
    }
}

extension ArticleView {
    /// One observation for each external link whose verdict has a message.
    func observations(
        on links: [LinkIndex.Link], in base: AuditedBase, _ message: (LinkVerdict, String) -> String?
    ) -> [Observation] {
        guard !base.settings.externalLinks.isEmpty else { return [] }
        return links.compactMap { link in
            guard let address = ExternalLinks.address(of: link.href), let verdict = base.settings.externalLinks[address],
                let text = message(verdict, address)
            else { return nil }
            return observation(text, at: units[link.unit], subject: address)
        }
    }
}
