import KBModel
import Testing

@testable import KBDiff

@Suite struct CanonicalTextTests {
    @Test(
        "reads a text alike in one run and scalar by scalar",
        arguments: [
            "", "  Two  words\n", "one", "a\u{1}b \u{7F}", "“Quoted” ‘text’ «here»", "soft\u{AD}hyphen, zero\u{200B}width",
            "no\u{A0}break\u{3000}space", "如何重置密码 in Thunderbird", "รหัสผ่าน ของ ฉัน", "Öffnen – dann 'schließen'", "👩‍💻 emoji\u{FEFF}",
        ])
    func readsRunsAlike(_ text: String) {
        var whole = CanonicalText()
        whole.append([Inline(text)], isVerbatim: false)
        var pieces = CanonicalText()
        pieces.append(text.unicodeScalars.map { Inline(String($0)) }, isVerbatim: false)
        #expect(whole.bytes == pieces.bytes)
        #expect(whole.words == pieces.words)
        #expect(whole.styles.count == pieces.styles.count)
    }

    @Test func notesWhereMarksBegin() {
        var text = CanonicalText()
        text.append([Inline("Click "), Inline("“Save”", marks: [.ui]), Inline(" now")], isVerbatim: false)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "Click \"Save\" now")
        #expect(text.words == 3)
        #expect(text.styles.map(\.offset) == [5, 12])
    }
}
