import KBTestSupport
import KBText
import Testing

@Suite struct NearDuplicateTests {
    /// Texts of random words, so that only planted copies are alike.
    private func corpus(_ count: Int, words: Int, _ random: inout SeededGenerator) -> [[String]] {
        (0..<count).map { _ in (0..<words).map { _ in "w\(Int.random(in: 0..<5000, using: &random))" } }
    }

    private func pairs(_ texts: [[String]]) -> [[Int]] {
        var index = NearDuplicates()
        for text in texts { index.add(text.joined(separator: " ")) }
        return index.pairs().map { [$0.first, $0.second] }
    }

    @Test func findsCopiesWithEveryEleventhWordChanged() {
        var random = SeededGenerator(seed: 1)
        var texts = corpus(200, words: 120, &random)
        for i in 0..<20 {
            var copy = texts[i]
            for k in stride(from: 5, to: copy.count, by: 11) { copy[k] = "edited\(i)x\(k)" }
            texts.append(copy)
        }
        #expect(pairs(texts) == (0..<20).map { [$0, 200 + $0] })
    }

    @Test func leavesTextsThatShareAThird() {
        var random = SeededGenerator(seed: 2)
        var texts = corpus(50, words: 120, &random)
        texts.append(Array(texts[0][0..<40]) + Array(texts[1][40..<120].reversed()))
        #expect(pairs(texts) == [])
    }

    @Test func caseSpaceAndPunctuationDoNotCount() {
        var index = NearDuplicates()
        index.add("Open the settings, then choose a folder for your mail.")
        index.add("open  the SETTINGS then choose a folder for your mail")
        index.add("Wählen Sie in den Einstellungen einen Ordner für Ihre Post.")
        index.add("wählen sie in den einstellungen einen ordner für ihre post")
        #expect(index.pairs().map { [$0.first, $0.second, Int($0.similarity * 100)] } == [[0, 1, 100], [2, 3, 100]])
    }

    @Test func comparesTextsWithoutSpaces() {
        var index = NearDuplicates()
        index.add("在登录页面选择忘记密码，然后按照收到的邮件中的说明操作。链接一小时内有效。")
        index.add("在登录页面选择忘记密码，然后按照您收到的邮件中的说明操作。链接两小时内有效。")
        index.add("打开个人资料，点击姓名旁边的编辑按钮，写入新的名字并保存，其他人重新登录后可以看到。")
        #expect(index.pairs().map { [$0.first, $0.second] } == [[0, 1]])
    }

    @Test func findsEveryCopyOfATextThatIsCopiedOften() {
        var random = SeededGenerator(seed: 3)
        let original = corpus(1, words: 100, &random)[0]
        let texts = (0..<150).map { i in original.enumerated().map { $0.offset % 25 == i % 25 ? "v\(i)" : $0.element } }
        let found = Set(pairs(texts).flatMap { $0 })
        #expect(found == Set(0..<150))
    }

    @Test func saysOfEachPairWhatComparingItAloneSays() {
        var random = SeededGenerator(seed: 4)
        let originals = corpus(8, words: 60, &random)
        var texts = NearDuplicates()
        for k in 0..<40 {
            let copy = originals[k % 8].enumerated().map { $0.offset % (8 + k / 8) == 0 ? "v\(k)" : $0.element }
            texts.add(copy.joined(separator: " "))
        }
        let pairs = texts.pairs().filter { $0.similarity < 1 }
        let alone = pairs.map { texts.comparer.pair($0.first, $0.second, similarity: 0) }
        #expect(!pairs.isEmpty && alone == pairs)
    }

    @Test func emptyAndShortTextsAreNoTrouble() {
        var index = NearDuplicates()
        for text in ["", "", "mail", "mail", "…"] { index.add(text) }
        #expect(index.pairs().map { [$0.first, $0.second] } == [[2, 3]])
        #expect(NearDuplicates().pairs() == [])
    }
}
