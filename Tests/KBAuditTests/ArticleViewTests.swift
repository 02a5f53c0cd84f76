import KBModel
import Testing

@testable import KBAudit

@Suite struct ArticleViewTests {
    @Test(
        "the language is the same found beforehand or when asked for",
        arguments: [
            (nil, "Open the settings and choose the account whose password you want to change."),
            (nil, "Öppna inställningarna och välj det konto vars lösenord du vill ändra."), (nil, "打开设置，选择要更改密码的帐户，然后点击保存。"),
            (nil, "42"), ("de-AT", "Open the settings and choose the account."),
        ] as [(String?, String)])
    func tellsTheLanguageAlike(stated: String?, text: String) {
        let article = Article(
            id: "a", title: "", language: stated, source: Article.Source(path: "a", format: "text"),
            blocks: [Block(.paragraph([Inline(text)]))])
        let languages = [ArticleParts(), .language, .sentences, .all].map { ArticleView(article, index: 0, parts: $0).language }
        #expect(Set(languages).count == 1)
        #expect(stated == nil || languages == Array(repeating: "de", count: 4))
    }
}
