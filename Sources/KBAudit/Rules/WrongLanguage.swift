import KBModel
import KBText

/// The page says it is in one language and is in another.
struct WrongLanguage: ArticleRule {
    let manual = RuleManual(
        id: "wrong-language", group: .language, severity: .warning,
        summary: "The stated language (lang) is not the language of the text.",
        rationale: "Screen readers pronounce it as stated, and search offers it to the wrong readers.",
        bad: RuleExample([
            "page.html":
                "<html lang=\"sv\"><head><title>Reset a password</title></head><body><main><h1>Reset a password</h1><p>On the sign-in page choose Forgot password, enter the address that you signed up with, and follow the instructions in the message that you get.</p></main></body></html>"
        ]),
        good: RuleExample([
            "page.html":
                "<html lang=\"en\"><head><title>Reset a password</title></head><body><main><h1>Reset a password</h1><p>On the sign-in page choose Forgot password, enter the address that you signed up with, and follow the instructions in the message that you get.</p></main></body></html>"
        ]),
        fix: "State the language that the text is written in.")

    /// Shorter texts are mostly names and labels.
    private static let minimumWords = 20

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        guard let stated = article.article.language, article.length.equivalentWords >= Self.minimumWords,
            let guess = LanguageDetector.detect(article.proseText), guess.reliable, guess.share >= 0.7
        else { return [] }
        let (said, found) = (LanguageTag.primary(stated), LanguageTag.primary(guess.language))
        guard said != found, !CloseLanguages.contains(said, found), said != "und", said != "mul" else { return [] }
        return [article.observation("wrong lang: the page says \"\(stated)\", the text is in \"\(guess.language)\"", subject: stated)]
    }
}
