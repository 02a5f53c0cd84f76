import KBModel
import KBText

/// The same long passage in two articles that are otherwise different.
struct SharedPassage: Rule {
    let manual = RuleManual(
        id: "shared-passage", group: .consistency, severity: .suggestion,
        summary: "A long paragraph stands word for word in another article too (limit shared-passage-words).",
        rationale: "It has to be changed in both places, and one will be forgotten.",
        bad: RuleExample([
            "a.html": SharedPassage.page("Folders", SharedPassage.folders), "b.html": SharedPassage.page("Filters", SharedPassage.filters),
        ]),
        good: RuleExample([
            "a.html": SharedPassage.page("Folders", SharedPassage.folders),
            "b.html": "<h1>Filters</h1><p>Name the filter, and see Folders for the limits.</p>",
        ]),
        fix: "Keep it in one article and link it, or reuse one source (conref, snippet).")

    private static let folders = String(
        repeating: "Make a new one under Local Archive, give it a short name, colour its icon and drag letters there yourself. ", count: 6)
    private static let filters = String(
        repeating:
            "Write conditions about sender, subject or size; pick actions such as forward, star or delete; test them on today's post. ",
        count: 6)

    private static func page(_ title: String, _ own: String) -> String {
        "<h1>\(title)</h1><p>\(own)</p><p>\(String(repeating: "The folder keeps every message that the rule moved to it, until somebody empties it by hand. ", count: 6))</p>"
    }

    let reads: ArticleParts = .words

    func check(_ base: AuditedBase) -> [Observation] {
        var first: [UInt64: (article: Int, unit: Int)] = [:]
        var observations: [Observation] = []
        for view in base.articles {
            let limit = view.limits.whole(.sharedPassageWords)
            for (index, unit) in view.units.enumerated() where unit.kind == .paragraph && unit.text.utf8.count >= 4 * limit {
                var words: [UInt32] = []
                WordHashes.append(unit.text, to: &words)
                guard TextLength(unit.text).equivalentWords >= limit else { continue }
                let key = words.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
                guard let other = first[key] else {
                    first[key] = (view.index, index)
                    continue
                }
                if other.article == view.index || base.texts.areNearDuplicates(other.article, view.index)
                    || !base.haveSameReaders(other.article, view.index)
                {
                    continue
                }
                var observation = view.observation(
                    "the paragraph stands in \"\(base.base.articles[other.article].title.quoted(40))\" too: a partial duplicate", at: unit)
                observation.related = [.init(article: other.article, line: base.articles[other.article].units[other.unit].line)]
                observations.append(observation)
            }
        }
        return observations
    }
}
