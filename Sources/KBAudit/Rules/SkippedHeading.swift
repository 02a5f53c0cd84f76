import KBModel

/// A heading more than one level below the one before: screen readers and retrieval take the outline for broken.
struct SkippedHeading: ArticleRule {
    let manual = RuleManual(
        id: "skipped-heading", group: .structure, severity: .warning,
        summary: "A heading is more than one level below the heading before it.",
        rationale: "The outline is how screen readers move about and how retrieval knows what a section belongs to.",
        bad: "<h1>Mail</h1><p>About mail.</p><h2>Check for mail</h2><p>Choose how often.</p><h5>Each hour</h5><p>Choose 60 minutes.</p>",
        good: "<h1>Mail</h1><p>About mail.</p><h2>Check for mail</h2><p>Choose how often.</p><h3>Each hour</h3><p>Choose 60 minutes.</p>",
        fix: "Make it one level below the heading it belongs to.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        var previous: Int?
        let skips = article.sections.compactMap { section -> Skip? in
            guard let index = section.heading, let level = article.units[index].headingLevel else { return nil }
            defer { previous = level }
            guard let above = previous, level > above + 1 else { return nil }
            return Skip(unit: index, from: above, to: level)
        }
        return skips.enumerated().compactMap { place, skip in
            let alike = skips.indices.filter { skips[$0].from == skip.from && skips[$0].to == skip.to }
            // A page that always skips the same level has one flaw, not thirty.
            guard alike.count <= Self.mostAlike || alike.first == place else { return nil }
            let more = alike.count <= Self.mostAlike ? "" : ", as do \(alike.count - 1) more on this page"
            let unit = article.units[skip.unit]
            return article.observation(
                "heading \"\(unit.text.quoted())\" skips from level \(skip.from) to level \(skip.to)\(more)", at: unit)
        }
    }

    private struct Skip {
        let unit: Int
        let from: Int
        let to: Int
    }

    private static let mostAlike = 3
}
