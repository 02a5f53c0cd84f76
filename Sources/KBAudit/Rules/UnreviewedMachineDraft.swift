import KBModel

/// A machine wrote it and nobody has signed it.
struct UnreviewedMachineDraft: ArticleRule {
    let manual = RuleManual(
        id: "unreviewed-machine-draft", group: .governance, severity: .warning,
        summary: "An article labelled as written by a machine is published and has no owner.",
        rationale: "Nobody has vouched for what it says.",
        bad: RuleExample([
            "page.html": "<h1>Folders</h1><p>Choose New Folder.</p>", "index.csv": "file,labels,state\npage.html,ai-generated,published\n",
        ]),
        good: RuleExample([
            "page.html": "<h1>Folders</h1><p>Choose New Folder.</p>",
            "index.csv": "file,labels,state,owner\npage.html,ai-generated,published,mail-team\n",
        ]),
        fix: "Let somebody who knows the subject check it and become its owner.")

    private static let labels: Set<String> = [
        "ai-generated", "ai generated", "ai-drafted", "machine-drafted", "machine drafted", "generated-by-ai", "lacuna-draft",
    ]

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard article.article.state == .published, article.article.owner?.trimmed.isEmpty ?? true,
            article.article.labels.contains(where: { Self.labels.contains($0.lowercased()) })
        else { return [] }
        return [article.observation("the article was drafted by a machine and nobody has reviewed it")]
    }
}
