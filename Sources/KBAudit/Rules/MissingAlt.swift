import KBModel

/// A picture without a text alternative.
struct MissingAlt: ArticleRule {
    let manual = RuleManual(
        id: "missing-alt", group: .accessibility, severity: .warning,
        summary: "A picture has no alt attribute.",
        rationale: "Who cannot see the picture, and every text index, gets nothing of it.",
        bad: "<h1>Mail</h1><p>The window looks like this: <img src=\"images/window.png\"></p>",
        good: "<h1>Mail</h1><p>The window looks like this: <img src=\"images/window.png\" alt=\"The account window with three tabs\"></p>",
        fix: "Say in alt what the picture tells; write alt=\"\" when it only decorates.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.images.compactMap { image in
            guard image.alt == nil else { return nil }
            return article.observation(
                "the picture \(image.fileName.quoted()) has no alternative text (alt)", at: image.unit, subject: image.src)
        }
    }
}
