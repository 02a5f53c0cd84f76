import KBText
import Testing

@Suite struct StopWordTests {
    @Test(arguments: [
        ("en", "the"), ("en-GB", "don't"), ("sv", "och"), ("de_DE", "für"), ("nl", "het"), ("fr", "avec"), ("fi", "että"), ("es", "para"),
        ("it", "perché"), ("pt-BR", "não"), ("da", "ikke"), ("nb", "ikke"), ("nn", "ikkje"), ("zh-Hans", "的"), ("ja", "の"), ("ar", "في"),
        ("fa", "می‌خواهم"), ("pl", "się"), ("ru", "который"), ("ko", "그리고"),
    ])
    func knowsFunctionWords(language: String, word: String) {
        #expect(StopWords(language: language).contains(Folding.folded(word)))
    }

    @Test(arguments: [("en", "password"), ("sv", "lösenord"), ("zh", "密码"), ("ja", "パスワード"), ("fa", "رمز"), ("sv", "the")])
    func leavesContentAndOtherLanguagesAlone(language: String, word: String) {
        #expect(!StopWords(language: language).contains(Folding.folded(word)))
    }

    @Test func readsATypographicApostropheAsAStraightOne() {
        #expect(StopWords(language: "en").contains("can’t"))
    }

    @Test func hasNoWordsForALanguageWithoutAList() {
        #expect(StopWords(language: "tlh").isEmpty)
        #expect(!StopWords(language: nil).isEmpty)
    }

    @Test(arguments: StopWords.languages)
    func listsOnlyFoldedWords(language: String) throws {
        let words = try #require(StopWords.lists[language]).split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(words.filter { Folding.folded($0) != $0 }.isEmpty)
        #expect(words.count > 30)
    }
}
