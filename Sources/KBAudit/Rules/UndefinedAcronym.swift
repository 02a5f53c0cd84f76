import KBModel

/// An acronym that no article of the base spells out.
struct UndefinedAcronym: Rule {
    let manual = RuleManual(
        id: "undefined-acronym", group: .selfContained, severity: .suggestion,
        summary: "An acronym is neither common knowledge nor spelled out anywhere in the base or the glossary. One finding per acronym.",
        rationale: "Who has to ask does not know the house's abbreviations, and a retrieved passage does not bring the definition along.",
        bad: "<h1>Connect</h1><p>Set the QZXR value before you connect, since the server asks for it.</p>",
        good: "<h1>Connect</h1><p>Set the Quota Zone Exchange Rate (QZXR) before you connect, since the server asks for it.</p>",
        fix: "Spell it out where it is first used, or add it to the glossary or to acronyms in lacuna.yaml.")

    let reads: ArticleParts = .acronyms

    func check(_ base: AuditedBase) -> [Observation] {
        var uses: [String: [Observation.Place]] = [:]
        var defined = base.vocabulary.acronyms
        for term in base.vocabulary.terms where term.expansion != nil { defined.insert(term.preferred) }
        for view in base.articles {
            defined.formUnion(view.acronyms.defined)
            for (acronym, line) in view.acronyms.used { uses[acronym, default: []].append(.init(article: view.index, line: line)) }
        }
        let words = ShortWords(uses.keys.filter { !defined.contains($0) && !CommonAcronyms.contains($0) }, in: base)
        return uses.sorted { $0.key < $1.key }.compactMap { acronym, places in
            guard !defined.contains(acronym), !CommonAcronyms.contains(acronym), !words.areWritten(acronym), let first = places.first else {
                return nil
            }
            let extent = places.count == 1 ? "" : ", in \(places.count) articles"
            return Observation(
                article: first.article, line: first.line, message: "the acronym \(acronym) is not defined anywhere\(extent)",
                subject: acronym,
                related: Array(places.dropFirst().prefix(20)))
        }
    }
}

/// Which of some words in capitals the base also writes in small letters: those are emphasis (`OFF`), not acronyms.
private struct ShortWords {
    private var written: Set<UInt64> = []

    /// Words of at most eight ASCII letters. Cost: one pass over the base's text when there are any.
    init(_ candidates: [String], in base: AuditedBase) {
        let wanted = Set(candidates.compactMap { Self.key($0.utf8) })
        guard !wanted.isEmpty else { return }
        for view in base.articles {
            for unit in view.units where unit.kind != .code { collect(unit.text, wanted) }
        }
    }

    func areWritten(_ word: String) -> Bool { Self.key(word.utf8).map(written.contains) ?? false }

    private mutating func collect(_ text: String, _ wanted: Set<UInt64>) {
        var key: UInt64 = 0
        var length = 0
        var hasSmall = false
        func close(_ written: inout Set<UInt64>) {
            if hasSmall, length <= 8, wanted.contains(key) { written.insert(key) }
        }
        for byte in text.utf8 {
            if byte.isASCIILetter {
                key = key << 8 | UInt64(byte.asciiLowercased)
                length += 1
                hasSmall = hasSmall || (length > 1 && byte >= 0x61)
            } else if length > 0 {
                close(&written)
                (key, length, hasSmall) = (0, 0, false)
            }
        }
        close(&written)
    }

    private static func key(_ word: String.UTF8View) -> UInt64? {
        word.count <= 8 ? word.reduce(0) { $0 << 8 | UInt64($1.asciiLowercased) } : nil
    }
}
