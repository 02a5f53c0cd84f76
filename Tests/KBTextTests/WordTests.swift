import KBText
import Testing

@Suite struct WordTests {
    @Test(arguments: [
        ("Don't reset Wi-Fi 10.5 times, v1.2.3!", ["Don't", "reset", "Wi", "Fi", "10.5", "times", "v1.2.3"]),
        ("Återställ lösenordet för e-post", ["Återställ", "lösenordet", "för", "e", "post"]),
        ("如何重置密码", ["如何", "重", "置", "密码"]),
        ("パスワードをリセットする", ["パスワード", "を", "リセット", "する"]),
        ("می‌خواهم رمز را بازنشانی کنم", ["می‌خواهم", "رمز", "را", "بازنشانی", "کنم"]),
        ("", []),
    ])
    func splitsWordsOfEveryScript(text: String, expected: [String]) {
        #expect(WordSegmenter().words(in: text).map(String.init) == expected)
    }

    @Test(arguments: [
        ("en", "Resetting passwords", ["reset", "password"]),
        ("sv-SE", "lösenorden", ["lösenord"]),
        ("sv", "faktura fakturan fakturor fakturorna", ["faktur", "faktur", "faktur", "faktur"]),
        ("de", "Passwörter", ["passwort"]),
        ("zh", "重置密码", ["重", "重置", "置", "置密", "密码"]),
    ])
    func stemsByLanguage(language: String, text: String, expected: [String]) {
        #expect(TermAnalyzer(language: language).terms(in: text) == expected)
    }

    @Test(arguments: [
        ("How do I reset my password and sign in again?", "en"), ("Hur återställer jag mitt lösenord och loggar in igen?", "sv"),
        ("如何重置我的密码并再次登录知识库", "zh"), ("パスワードをリセットする方法を教えてください", "ja"),
    ])
    func detectsLanguages(text: String, expected: String) {
        #expect(LanguageDetector.detect(text)?.language == expected)
    }
}
