import KBModel

/// The article is a doormat for a file.
struct AttachmentOnly: Rule {
    let manual = RuleManual(
        id: "attachment-only", group: .selfContained, severity: .warning,
        summary: "The article has hardly any text besides a link to a PDF or office file.",
        rationale: "Its answer is neither searched nor quoted, and cannot be read on a phone.",
        bad: "<h1>Travel policy</h1><p>Read the <a href=\"https://example.org/policy.pdf\">policy</a>.</p>",
        good:
            "<h1>Travel policy</h1><p>Trains are booked in second class. Flights need the consent of your manager and are booked by the travel desk, at least two weeks ahead. Hotels may cost 120 euro a night in most towns, and 160 in capitals. The full <a href=\"https://example.org/policy.pdf\">policy</a> lists all towns and who decides on exceptions.</p>",
        fix: "Write the file's content as the article.")

    private static let mostWords = 40
    private static let endings = [".pdf", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".odt", ".odp"]

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard article.length.equivalentWords <= Self.mostWords else { return [] }
        let file = base.links.links[article.index].first { link in
            let path = LinkReference(link.href).path.lowercased()
            return Self.endings.contains { path.hasSuffix($0) }
        }
        return file.map {
            [article.observation("the answer stands only in the file \($0.href.quoted())", at: article.units[$0.unit], subject: $0.href)]
        } ?? []
    }
}
