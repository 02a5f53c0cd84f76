import KBModel
import KBText

/// A translation older than what it translates.
struct StaleTranslation: Rule {
    let manual = RuleManual(
        id: "stale-translation", group: .freshness, severity: .suggestion,
        summary: "The article was last changed before the article it translates.",
        rationale: "Readers of the translation get what the source has corrected meanwhile.",
        bad: RuleExample([
            "en/folders.html": "<h1>Mail folders</h1><p>A folder holds 8 GB.</p>",
            "sv/folders.html": "<h1>Postmappar</h1><p>En mapp rymmer 4 GB.</p>",
            "index.csv": "file,language,updated\nen/folders.html,en,2025-11-01\nsv/folders.html,sv,2024-01-01\n",
        ]),
        good: RuleExample([
            "en/folders.html": "<h1>Mail folders</h1><p>A folder holds 8 GB.</p>",
            "sv/folders.html": "<h1>Postmappar</h1><p>En mapp rymmer 8 GB.</p>",
            "index.csv": "file,language,updated\nen/folders.html,en,2025-11-01\nsv/folders.html,sv,2025-11-02\n",
        ]),
        fix: "Compare it with the source (lacuna diff) and bring it up to date.")

    func check(_ base: AuditedBase) -> [Observation] {
        var groups: [String: [Int]] = [:]
        for view in base.articles {
            if let key = Self.translationKey(of: view.article) { groups[key, default: []].append(view.index) }
        }
        return groups.values.flatMap { members -> [Observation] in
            // The source of a group is its English article, else the one that was there first.
            let known = members.filter { base.articles[$0].article.updated != nil }
            guard known.count > 1, Set(known.map { base.articles[$0].language }).count == known.count,
                let source = known.first(where: { base.articles[$0].language == "en" })
                    ?? known.min(by: { base.created($0) < base.created($1) }),
                let changed = base.articles[source].article.updated
            else { return [] }
            return known.compactMap { index in
                let view = base.articles[index]
                guard index != source, let updated = view.article.updated, updated < changed else { return nil }
                let days = (changed.seconds - updated.seconds) / Timestamp.secondsPerDay
                return view.observation(
                    "the translation is stale: it is \(days) days older than its source \"\(base.articles[source].article.title.quoted(40))\"",
                    related: [.init(article: source)])
            }
        }.sorted { $0.article < $1.article }
    }

    /// What an article and its translations share: the path or id with the language's segment or ending taken out.
    private static func translationKey(of article: Article) -> String? {
        guard let language = article.language?.lowercased() else { return nil }
        let tags = [language, language.replacing("-", with: "_"), LanguageTag.primary(language)]
        let reference = (article.source.locator == nil ? article.source.path : article.id).lowercased()
        for tag in tags {
            for (pattern, replacement) in [("/\(tag)/", "/*/"), (".\(tag).", ".*."), ("-\(tag).", "-*."), ("_\(tag).", "_*.")]
            where reference.contains(pattern) {
                return reference.replacing(pattern, with: replacement)
            }
            if reference.hasSuffix("-\(tag)") { return String(reference.dropLast(tag.count)) + "*" }
        }
        return nil
    }
}

extension AuditedBase {
    fileprivate func created(_ index: Int) -> Int64 { articles[index].article.created?.seconds ?? .max }
}
