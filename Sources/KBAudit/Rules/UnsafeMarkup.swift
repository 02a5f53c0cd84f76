import KBModel

/// Script in the content.
struct UnsafeMarkup: Rule {
    let manual = RuleManual(
        id: "unsafe-markup", group: .safety, severity: .warning,
        summary: "A link runs a script (javascript:, vbscript:, data:text/html).",
        rationale: "Whatever shows the article elsewhere either strips it, so that it does nothing, or runs it.",
        bad: "<h1>Mail</h1><p><a href=\"javascript:openWindow('help')\">Open the help window</a>.</p>",
        good: "<h1>Mail</h1><p><a href=\"https://example.org/help\">Open the help page</a>.</p>",
        fix: "Link a page instead.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            let target = link.href.lowercased().filter { !$0.isWhitespace }
            guard ["javascript:", "vbscript:", "data:text/html"].contains(where: { target.hasPrefix($0) }),
                !target.hasPrefix("javascript:void(0)"),
                target != "javascript:;", target != "javascript:"
            else { return nil }
            return article.observation(
                "unsafe markup: the link \"\(link.text.quoted(40))\" runs a script", at: article.units[link.unit], subject: link.href)
        }
    }
}
