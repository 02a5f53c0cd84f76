import KBModel
import KBText

/// A customer named in an article.
struct CustomerName: ArticleRule {
    let manual = RuleManual(
        id: "customer-name", group: .safety, severity: .error,
        summary: "The article names a customer of the list customer_names in lacuna.yaml.",
        rationale: "Who buys what is nobody's business, and the case it was copied from may hold more.",
        bad: "<h1>Import</h1><p>This was first seen at Nordkontor AB when lists were imported.</p>",
        good: "<h1>Import</h1><p>This happens when lists with more than 10,000 rows are imported.</p>",
        fix: "Describe the situation without the name.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard !house.customerNames.isEmpty else { return [] }
        return article.units.flatMap { unit in
            house.customerNames.all(in: unit.text).map { index in
                article.observation("a customer is named", at: unit, subject: house.vocabulary.customerNames[index])
            }
        }
    }
}
