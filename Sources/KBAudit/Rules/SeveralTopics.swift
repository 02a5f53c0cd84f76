import KBModel
import KBText

/// One article about several things.
struct SeveralTopics: ArticleRule {
    let manual = RuleManual(
        id: "several-topics", group: .structure, severity: .suggestion,
        summary: "The article's main sections have hardly a word in common: it is several articles.",
        rationale: "Its title can fit only one of them, so the others are not found.",
        bad: RuleExample(stringLiteral: "<h1>Mail and more</h1>" + SeveralTopics.unlike),
        good: RuleExample(stringLiteral: "<h1>Folders</h1>" + SeveralTopics.alike),
        fix: "Give each topic an article of its own and link them.")
    let reads: ArticleParts = .language

    private static let unlike = """
        <h2>Export invoices</h2><p>\(String(repeating: "The bookkeeping export writes invoices, credit notes and reminders as spreadsheet rows. ", count: 6))</p>
        <h2>Replace the toner</h2><p>\(String(repeating: "Pull the drum lever, lift the cartridge out and shake the fresh toner sideways. ", count: 6))</p>
        <h2>Book a meeting room</h2><p>\(String(repeating: "Reserve rooms with catering through the calendar kiosk beside reception. ", count: 6))</p>
        """
    private static let alike = """
        <h2>Make a folder</h2><p>\(String(repeating: "A mail folder holds messages; choose New Folder and name the mail folder. ", count: 6))</p>
        <h2>Move mail to a folder</h2><p>\(String(repeating: "Drag messages to the mail folder, or choose Move and the mail folder. ", count: 6))</p>
        <h2>Empty a folder</h2><p>\(String(repeating: "Choose Empty in the menu of the mail folder to delete its messages. ", count: 6))</p>
        """

    /// Sections with fewer words share words, or do not, by accident.
    private static let fewestWords = 60
    /// Sections of real help articles share 30 to 60 % of the smaller one's terms; below this they are strangers.
    private static let mostShared = 0.06

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        let parts = topSections(of: article)
        guard parts.count >= 3 else { return [] }
        let stopWords = StopWords(language: article.language)
        let analyzer = TermAnalyzer(language: article.language)
        let terms = parts.map { part -> Set<String> in
            var terms: Set<String> = []
            analyzer.forEachTerm(in: part) { term, word in if !stopWords.contains(word), term.utf8.count > 1 { terms.insert(term) } }
            return terms
        }
        for i in terms.indices {
            for j in terms.indices where j > i {
                let smaller = min(terms[i].count, terms[j].count)
                guard smaller > 0, Double(terms[i].intersection(terms[j]).count) / Double(smaller) <= Self.mostShared else { return [] }
            }
        }
        return [article.observation("the article is about \(parts.count) topics: its main sections share hardly a word")]
    }

    /// The texts of the sections at the highest level that occurs more than once, with what is below them.
    private func topSections(of article: ArticleView) -> [String] {
        let levels = article.sections.compactMap { $0.heading.flatMap { article.units[$0].headingLevel } }
        guard let top = levels.sorted().first(where: { level in levels.count { $0 == level } > 1 }) else { return [] }
        var parts: [String] = []
        for section in article.sections {
            guard let heading = section.heading, let level = article.units[heading].headingLevel else { continue }
            let text = ([article.units[heading].text] + article.units[section.body].map(\.text)).joined(separator: "\n")
            if level == top { parts.append(text) } else if level > top, !parts.isEmpty { parts[parts.count - 1] += "\n" + text }
        }
        return parts.allSatisfy { TextLength($0).equivalentWords >= Self.fewestWords } ? parts : []
    }
}
