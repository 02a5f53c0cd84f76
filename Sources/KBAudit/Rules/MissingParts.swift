import KBModel
import KBText

/// An article of a type lacks a part that the type has to have.
struct MissingParts: ArticleRule {
    let manual = RuleManual(
        id: "missing-part", group: .structure, severity: .warning,
        summary: "An article lacks a part that parts in lacuna.yaml asks of its type, such as issue, environment, cause, resolution.",
        rationale: "The reader checks whether the case is the own one by the same parts in every article (KCS calls them structure).",
        bad: RuleExample([
            "page.html": "<h1>No mail arrives</h1><h2>Symptom</h2><p>The inbox stays empty.</p>",
            "index.csv": "file,labels\npage.html,troubleshooting\n",
        ]),
        good: RuleExample([
            "page.html":
                "<h1>No mail arrives</h1><h2>Symptom</h2><p>The inbox stays empty.</p><h2>Solution</h2><p>Correct the server name.</p>",
            "index.csv": "file,labels\npage.html,troubleshooting\n",
        ]),
        fix: "Write the missing part under one of its headings.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard !house.vocabulary.parts.isEmpty else { return [] }
        let headings = article.units.filter { $0.headingLevel != nil || $0.kind == .term }.map { Folding.folded($0.text) }
        return article.article.labels.flatMap { house.vocabulary.parts[$0] ?? [] }.compactMap { wordings in
            guard let name = wordings.first, !wordings.contains(where: { word in headings.contains { $0.contains(Folding.folded(word)) } })
            else {
                return nil
            }
            return article.observation("the part \"\(name)\" is missing", subject: name)
        }
    }
}
