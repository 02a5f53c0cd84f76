import KBModel
import KBText

/// A paragraph in another language than the rest.
struct MixedLanguage: ArticleRule {
    let manual = RuleManual(
        id: "mixed-language", group: .language, severity: .suggestion,
        summary: "Paragraphs are in another language than the article: mostly a part that was never translated. Once per language.",
        rationale: "Readers of the one language do not understand it, and search in the other finds the wrong page.",
        bad:
            "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password, enter your address and follow the instructions in the message that you get from us within a few minutes.</p><p>Om du inte får något meddelande inom några minuter kan det ligga i mappen för skräppost, eller så är adressen fel.</p>",
        good:
            "<h1>Reset a password</h1><p>On the sign-in page choose Forgot password, enter your address and follow the instructions in the message that you get from us within a few minutes.</p><p>If you get no message within a few minutes, it may be in the folder for spam, or the address is wrong.</p>",
        fix: "Translate the paragraph, or move it to the article of its language.")

    /// Shorter paragraphs are mostly names, labels and code.
    private static let fewestWords = 14

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let whole = LanguageDetector.detect(article.proseText), whole.reliable, whole.share >= 0.5 else { return [] }
        let strange = article.units.compactMap { unit -> (unit: TextUnit, language: String)? in
            guard unit.kind == .paragraph, !unit.containers.contains(.quote), TextLength(unit.text).equivalentWords >= Self.fewestWords,
                let guess = LanguageDetector.detect(unit.text), guess.reliable, guess.share >= 0.9,
                LanguageTag.primary(guess.language) != LanguageTag.primary(whole.language),
                !CloseLanguages.contains(guess.language, whole.language, inShortText: true)
            else { return nil }
            return (unit, guess.language)
        }
        return Dictionary(grouping: strange, by: \.language).sorted { $0.key < $1.key }.map { language, found in
            let many = found.count == 1 ? "a paragraph is" : "\(found.count) paragraphs are"
            return article.observation("\(many) in \"\(language)\", the article in \"\(whole.language)\"", at: found[0].unit)
        }
    }
}

/// Languages that a detector cannot be trusted to tell apart, or that are one language under two codes.
enum CloseLanguages {
    private static let groups: [Set<String>] = [
        ["no", "nb", "nn", "da"], ["hr", "sr", "bs", "sh"], ["id", "ms"], ["iw", "he"], ["tl", "fil"], ["cs", "sk"], ["gl", "pt", "es"],
    ]

    /// A paragraph's worth of Swedish is often taken for Norwegian or Danish, a page seldom.
    private static let shortTextGroups: [Set<String>] = [["sv", "no", "nb", "nn", "da"]]

    static func contains(_ a: String, _ b: String, inShortText isShort: Bool = false) -> Bool {
        let (a, b) = (LanguageTag.primary(a), LanguageTag.primary(b))
        let groups = isShort ? Self.groups + Self.shortTextGroups : Self.groups
        return groups.contains { $0.contains(a) && $0.contains(b) }
    }
}
