import KBTestSupport
import KBText
import Testing

@Suite struct PhraseMatcherTests {
    @Test(
        arguments: [
            (["soon"], "It comes SOON.", "soon"), (["soon"], "Sooner or later", nil), (["soon"], "eftersoon", nil),
            (["at this time,"], "At this time, nothing.", "at this time,"), (["at this time,"], "At this time of year", nil),
            (["he", "she", "hers"], "she said", "she"), (["he", "hers"], "hers", "hers"), (["a b", "b c"], "a x b c", "b c"),
            (["för närvarande"], "Det går FÖR NÄRVARANDE inte.", "för närvarande"), (["snart"], "snårt", nil),
            (["近期"], "功能将在近期推出", "近期"), (["まもなく"], "まもなく公開", "まもなく"), (["soon"], "soon…", "soon"), (["soon"], "“soon”", "soon"),
            (["available soon", "be available soon"], "will be available soon", "be available soon"), ([], "anything", nil),
            ([""], "", nil),
        ] as [([String], String, String?)])
    func findsTheFirstPhraseThatStandsAlone(phrases: [String], text: String, expected: String?) {
        #expect(PhraseMatcher(phrases).first(in: text).map { phrases[$0.phrase] } == expected)
    }

    @Test func tellsWhatStandsBeforeAndAfter() throws {
        let found = try #require(PhraseMatcher(["as of"]).first(in: "Prices as of 2019 hold."))
        #expect(found.before == "Prices ")
        #expect(found.after == " 2019 hold.")
    }

    /// Against a search for one phrase after the other.
    @Test func agreesWithSearchingEachPhraseAlone() {
        var random = SeededGenerator(seed: 7)
        let words = ["ab", "abc", "bc", "c", "å", "cab"]
        for _ in 0..<300 {
            let phrases = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            }
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            let found = PhraseMatcher(phrases).first(in: text.joined(separator: " ")) != nil
            let expected = phrases.contains { phrase in
                let parts = phrase.split(separator: " ").map(String.init)
                return text.indices.contains { text[$0...].starts(with: parts) }
            }
            #expect(found == expected, "\(phrases) in \(text)")
        }
    }
}
