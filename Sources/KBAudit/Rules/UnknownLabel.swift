import KBModel
import KBText

/// A label that the product no longer has.
struct UnknownLabel: ArticleRule {
    let manual = RuleManual(
        id: "unknown-label", group: .freshness, severity: .warning,
        summary: "A text marked as a label of the user interface is not among interface_labels of lacuna.yaml.",
        rationale: "The reader looks for a button that was renamed or is gone.",
        bad: RuleExample([
            "page.dita":
                "<topic id=\"mail\"><title>Mail</title><body><p>Choose <uicontrol>Store it</uicontrol> to keep it.</p></body></topic>"
        ]),
        good: RuleExample([
            "page.dita": "<topic id=\"mail\"><title>Mail</title><body><p>Choose <uicontrol>Save</uicontrol> to keep it.</p></body></topic>"
        ]),
        fix: "Use the label as the product shows it now.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let labels = house.vocabulary.interfaceLabels
        guard !labels.isEmpty else { return [] }
        return article.units.flatMap { unit in
            unit.inlines.filter { $0.marks.contains(.ui) && !$0.text.trimmed.isEmpty }.flatMap { inline in
                inline.text.split(whereSeparator: { ">→|".contains($0) }).map(\.trimmed).filter { !$0.isEmpty && !labels.contains($0) }
            }.map { article.observation("the label \"\($0.quoted(40))\" is not in the product", at: unit, subject: $0) }
        }
    }
}
