import KBModel
import KBText

/// What an organisation asks of every article, and what its base keeps: all that an `ArticleRule` knows beside the article.
package struct HouseStyle: Sendable {
    /// Without the words of customers, which are not the house's.
    let vocabulary: AuditVocabulary
    let glossary: Glossary
    let customerNames: PhraseMatcher
    let metadata: MetadataUse

    init(_ articles: [Article], _ settings: AuditSettings) {
        var vocabulary = settings.vocabulary
        vocabulary.customerWords = [:]
        self.vocabulary = vocabulary
        glossary = Glossary(vocabulary.terms)
        customerNames = PhraseMatcher(vocabulary.customerNames)
        metadata = MetadataUse(articles)
    }
}

/// Which metadata this base keeps at all. Rules ask for a missing field only where most articles of the same format have it: a folder of
/// plain pages has no owners, and saying so of every page helps nobody.
package struct MetadataUse: Sendable {
    private var articles: [String: Int] = [:]
    private var counts: [String: [Field: Int]] = [:]

    package enum Field: Sendable, CaseIterable { case owner, state, summary }

    init(_ all: [Article]) {
        for article in all {
            let format = article.source.format
            articles[format, default: 0] += 1
            if article.owner != nil { counts[format, default: [:]][.owner, default: 0] += 1 }
            if article.state != nil { counts[format, default: [:]][.state, default: 0] += 1 }
            if article.summary != nil { counts[format, default: [:]][.summary, default: 0] += 1 }
        }
    }

    func isKept(_ field: Field, in format: String) -> Bool {
        2 * (counts[format]?[field] ?? 0) >= articles[format, default: 0]
    }
}
