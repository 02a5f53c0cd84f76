import KBModel
import KBText

/// A word that the glossary replaces by another.
struct GlossaryTermRule: ArticleRule {
    let manual = RuleManual(
        id: "glossary-term", group: .consistency, severity: .suggestion,
        summary: "The text uses a word that the glossary (kb/terms.yaml) says to avoid. Once per word and article.",
        rationale: "Two words for one thing read like two things, and search finds only one of them.",
        bad: "<h1>Mail</h1><p>To read your mail, log on with your address.</p>",
        good: "<h1>Mail</h1><p>To read your mail, sign in with your address.</p>",
        fix: "Use the glossary's word.")

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard !house.glossary.isEmpty else { return [] }
        var said: Set<String> = []
        return article.units.filter { $0.kind != .code }.flatMap { unit in
            house.glossary.avoided(in: unit.text).filter { said.insert($0.word).inserted }.map { word, preferred in
                article.observation("\"\(word)\" is not the glossary's word", at: unit, subject: word, fix: "Write \"\(preferred)\".")
            }
        }
    }
}
