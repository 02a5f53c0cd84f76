import KBModel
import KBText

/// A customer named in an article.
struct CustomerName: Rule {
    let manual = RuleManual(
        id: "customer-name", group: .safety, severity: .error,
        summary: "The article names a customer of the list 'customer-names'.",
        rationale: "Who buys what is nobody's business, and the case it was copied from may hold more.",
        bad: "<h1>Import</h1><p>This was first seen at Nordkontor AB when lists were imported.</p>",
        good: "<h1>Import</h1><p>This happens when lists with more than 10,000 rows are imported.</p>",
        fix: "Describe the situation without the name.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        let names = base.vocabulary.customerNames.filter { !$0.trimmed.isEmpty }.map { (name: $0, folded: Folding.folded($0)) }
        guard !names.isEmpty else { return [] }
        return article.units.flatMap { unit -> [Observation] in
            let text = Folding.folded(unit.text)
            return names.filter { text.containsWord($0.folded) }.map {
                article.observation("a customer is named", at: unit, subject: $0.name)
            }
        }
    }
}

extension String {
    /// Whether `word` stands in the text with no letter or digit beside it.
    fileprivate func containsWord(_ word: String) -> Bool {
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
            let after = found.upperBound < endIndex ? self[found.upperBound] : " "
            if !before.isLetter, !before.isNumber, !after.isLetter, !after.isNumber { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}
