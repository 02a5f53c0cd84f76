import KBModel

/// An acronym that no article of the base spells out.
struct UndefinedAcronym: Rule {
    let manual = RuleManual(
        id: "undefined-acronym", group: .selfContained, severity: .suggestion,
        summary: "An acronym is neither common nor spelled out anywhere in the base or the glossary. One finding per acronym.",
        rationale: "Who has to ask does not know the house's abbreviations, and a retrieved passage does not bring the definition along.",
        bad: "<h1>Connect</h1><p>Set the QZXR value before you connect, since the server asks for it.</p>",
        good: "<h1>Connect</h1><p>Set the Quota Zone Exchange Rate (QZXR) before you connect, since the server asks for it.</p>",
        fix: "Spell it out where it is first used, or add it to the glossary or to 'acronyms' in lacuna.yaml.")

    func check(_ base: AuditedBase) -> [Observation] {
        var uses: [String: [Observation.Place]] = [:]
        var defined = base.vocabulary.acronyms
        for term in base.vocabulary.terms where term.expansion != nil { defined.insert(term.preferred) }
        for view in base.articles {
            let found = Acronyms(in: view)
            defined.formUnion(found.defined)
            for (acronym, line) in found.used { uses[acronym, default: []].append(.init(article: view.index, line: line)) }
        }
        return uses.sorted { $0.key < $1.key }.compactMap { acronym, places in
            guard !defined.contains(acronym), !CommonAcronyms.contains(acronym), let first = places.first else { return nil }
            let extent = places.count == 1 ? "" : ", in \(places.count) articles"
            return Observation(
                article: first.article, line: first.line, message: "the acronym \(acronym) is not defined anywhere\(extent)",
                subject: acronym,
                related: Array(places.dropFirst().prefix(20)))
        }
    }
}
