import KBMarkup
import KBModel
import KBTestSupport
import Testing

@Suite struct TextDecodingTests {
    @Test(arguments: [
        ("<meta charset=gbk>", [0xD6, 0xD0, 0xCE, 0xC4] as [UInt8], "中文"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", [0x93, 0xFA, 0x96, 0x7B], "日本"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>", [0x93, 0xE4, 0x94], "“ä”"),
        ("<meta charset=euc-kr>", [0xC7, 0xD1], "한"),
    ])
    func declaredEncodingsAreReadAsBrowsersDo(declaration: String, bytes: [UInt8], text: String) {
        let decoded = TextDecoding(Array(declaration.utf8) + bytes)
        #expect(decoded.text == declaration + text)
        #expect(decoded.problems.isEmpty)
    }

    @Test func aByteOrderMarkWinsOverTheDeclaration() {
        let decoded = TextDecoding([0xEF, 0xBB, 0xBF] + Array("<meta charset=gbk>é".utf8))
        #expect(decoded.text == "<meta charset=gbk>é")
    }

    @Test func nothingIsLostAfterAnUndecodableByte() {
        let decoded = TextDecoding(Array("<meta charset=utf-8>åäö ".utf8) + [0xFF] + Array(" rest".utf8))
        #expect(decoded.text.hasSuffix("åäö \u{FFFD} rest"))
        #expect(decoded.problems.map(\.kind) == ["undecodable-bytes"])
    }

    @Test func namesTheLineOfNULCharacters() {
        let decoded = TextDecoding(Array("a\nb\u{0}c".utf8))
        #expect(decoded.text == "a\nb\u{FFFD}c")
        #expect(decoded.problems == [Problem(kind: "nul-characters", line: 2, message: "NUL characters were read as U+FFFD")])
    }

    @Test(arguments: [("cafÃ© donâ€™t", "café don’t"), ("CAFÉ\u{A0}: Â»x", "CAFÉ\u{A0}: »x"), ("ÉTÉ\u{A0}", "ÉTÉ\u{A0}")])
    func doubleEncodedTextIsRepairedSequenceBySequence(source: String, repaired: String) {
        let decoded = TextDecoding(Array(source.utf8))
        #expect(decoded.text == repaired)
        #expect(decoded.problems.contains { $0.kind == "double-encoded" } == (source != repaired))
    }

    @Test func anyBytesGiveWellFormedTextWithoutNUL() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let decoded = TextDecoding(bytes)
            #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
            #expect(!decoded.bytes.contains(0))
        }
    }
}
