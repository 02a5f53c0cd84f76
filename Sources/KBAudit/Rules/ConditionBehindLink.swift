import KBModel
import KBText

/// Whether the advice applies stands on another page.
struct ConditionBehindLink: Rule {
    let manual = RuleManual(
        id: "condition-behind-link", group: .selfContained, severity: .suggestion,
        summary: "A condition is only named and linked (\"if you meet the requirements\"), not said.",
        rationale: "A reader, or an assistant that quotes the passage, cannot tell whether it applies.",
        bad: "<h1>Refunds</h1><p>You get a refund if you meet the <a href=\"https://example.org/terms\">requirements</a>.</p>",
        good:
            "<h1>Refunds</h1><p>You get a refund within 30 days of the purchase (<a href=\"https://example.org/terms\">all requirements</a>).</p>",
        fix: "Say the condition in the sentence; let the link carry the details.")

    private static let subjects: Set<String> = [
        "requirements", "the requirements", "conditions", "the conditions", "criteria", "these conditions", "these requirements",
        "eligibility requirements", "eligibility criteria", "system requirements", "prerequisites", "villkoren", "kraven", "villkor",
        "krav",
        "die voraussetzungen", "voraussetzungen", "bedingungen", "die bedingungen", "anforderungen", "条件", "要求", "要件",
    ]
    private static let conditions = [
        "if ", "provided ", "as long as ", "only when ", "unless ", "om ", "förutsatt ", "wenn ", "sofern ", "falls ", "如果", "若", "只有",
        "場合", "満たす",
    ]

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            let unit = article.units[link.unit]
            guard Self.subjects.contains(Folding.folded(link.text).trimmed) else { return nil }
            let folded = Folding.folded(unit.text)
            guard
                Self.conditions.contains(where: {
                    folded.hasPrefix($0) || folded.contains(" " + $0) || ($0.utf8.count > $0.count && folded.contains($0))
                })
            else { return nil }
            return article.observation("the condition stands only behind the link \"\(link.text.quoted())\"", at: unit)
        }
    }
}
