import KBDiff
import KBModel
import KBTestSupport
import Testing

@Suite struct WordDiffTests {
    private static func marked(_ old: String, _ new: String, language: String? = "en") -> String {
        let tokenizer = Tokenizer(language: language)
        return WordDiff(tokenizer.tokenText([Inline(old)]), tokenizer.tokenText([Inline(new)])).runs.map { run in
            switch run.operation {
            case .equal: run.text
            case .delete: "[-\(run.text)-]"
            case .insert: "{+\(run.text)+}"
            }
        }.joined()
    }

    @Test(arguments: [
        ("on 12 March 2024.", "on 21 May 2024.", "on [-12 March-]{+21 May+} 2024."),
        ("You can do it.", "You can not do it.", "You can {+not +}do it."),
        ("One. Three.", "One. Two. Three.", "One. {+Two. +}Three."),
        ("The cat. The dog.", "The cat. The cow. The dog.", "The cat.{+ The cow.+} The dog."),
        ("It’s fine here", "It's good here", "It's [-fine-]{+good+} here"),
        ("a b c d e f", "a x c y e f", "a [-b-]{+x+} c [-d-]{+y+} e f"),
        (
            "Please open the very old dusty door", "You must shut the new shiny little gate",
            "[-Please open the very old dusty door-]{+You must shut the new shiny little gate+}"
        ),
        ("same", "same", "same"), ("", "new", "{+new+}"), ("old", "", "[-old-]"),
    ])
    func marksWhatAReaderWouldMark(old: String, new: String, expected: String) {
        #expect(Self.marked(old, new) == expected)
    }

    @Test(arguments: [
        ("zh", "请重置您的密码。", "请重置您的用户名。", "请重置您的[-密码-]{+用户名+}。"), ("ja", "パスワードを変更する", "パスワードを削除する", "パスワードを[-変更-]{+削除+}する"),
        ("th", "วิธีรีเซ็ตรหัสผ่านของฉัน", "วิธีรีเซ็ตรหัสผ่านของคุณ", "วิธีรีเซ็ตรหัสผ่านของ[-ฉัน-]{+คุณ+}"),
        ("ar", "افتح البريد الآن", "أغلق البريد الآن", "[-افتح-]{+أغلق+} البريد الآن"),
    ])
    func findsWordsOfScriptsWithoutSpaces(language: String, old: String, new: String, expected: String) {
        #expect(Self.marked(old, new, language: language) == expected)
    }

    @Test func findsALongestCommonSubsequence() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let alphabet = UInt64.random(in: 1...6, using: &random)
            func sequence() -> [UInt64] {
                (0..<Int.random(in: 0...24, using: &random)).map { _ in UInt64.random(in: 0...alphabet, using: &random) }
            }
            let (old, new) = (sequence(), sequence())
            let diff = SequenceDiff(old: old, new: new)
            #expect(diff.runs.reduce(0) { $0 + $1.count } == Self.longest(old, new))
            for run in diff.runs { #expect(old[run.old..<run.old + run.count] == new[run.new..<run.new + run.count]) }
        }
    }

    @Test func staysWithinItsStepsAndSaysSo() {
        var random = SeededGenerator(seed: 6)
        let old = (0..<3_000).map { _ in UInt64.random(in: 0...40, using: &random) }
        let new = (0..<3_000).map { _ in UInt64.random(in: 0...40, using: &random) }
        let diff = SequenceDiff(old: old, new: new, steps: 10_000)
        #expect(diff.wasLimited)
        for run in diff.runs { #expect(old[run.old..<run.old + run.count] == new[run.new..<run.new + run.count]) }
    }

    private static func longest(_ a: [UInt64], _ b: [UInt64]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var diagonal = 0
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
                diagonal = above
            }
        }
        return row[b.count]
    }
}
