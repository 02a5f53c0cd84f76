import KBText
import Testing

@Suite struct SentenceTests {
    @Test(arguments: [
        ("en", "Open the menu. Then click Save! Done?", ["Open the menu.", "Then click Save!", "Done?"]),
        ("en", "i tried that. it did not work", ["i tried that.", "it did not work"]),
        (
            "en", "Use a client, e.g. Thunderbird 102.1 (see No. 5). Ask Dr. Smith.",
            ["Use a client, e.g. Thunderbird 102.1 (see No. 5).", "Ask Dr. Smith."]
        ),
        ("en", "Use plan B. Then stop.", ["Use plan B. Then stop."]),
        ("en", "1. Open it. 2. Close it.\n1) One", ["1. Open it.", "2. Close it.", "1) One"]),
        (
            "en", "He said \"stop.\" Then he left (really!). Wait... what",
            ["He said \"stop.\"", "Then he left (really!).", "Wait...", "what"]
        ),
        ("en", "Version 4.2.17.1 fixes it. See example.com for more.", ["Version 4.2.17.1 fixes it.", "See example.com for more."]),
        ("de", "Das gilt z. B. für POP. Bitte ggf. neu starten.", ["Das gilt z. B. für POP.", "Bitte ggf. neu starten."]),
        ("sv", "Det gäller t.ex. IMAP. Starta om.", ["Det gäller t.ex. IMAP.", "Starta om."]),
        ("zh", "请打开设置。选择网络！好吗？（可选。）", ["请打开设置。", "选择网络！", "好吗？", "（可选。）"]),
        ("ja", "設定を開きます。「保存。」を押します。", ["設定を開きます。", "「保存。」", "を押します。"]),
        ("ar", "افتح القائمة. هل نجح؟ نعم", ["افتح القائمة.", "هل نجح؟", "نعم"]),
        ("hi", "मेनू खोलें। सहेजें।", ["मेनू खोलें।", "सहेजें।"]),
        ("en", " \n ", []),
    ])
    func splitsAtEndsOfSentencesOnly(language: String, text: String, expected: [String]) {
        #expect(SentenceSplitter(language: language).sentences(in: text).map(String.init) == expected)
    }

    @Test func coversAllTextOfMutatedBytes() {
        let source = Array("Öppna t.ex. 設定。 1. Spara! 2. Klart… (ja?) \u{1F600}".utf8)
        for i in source.indices {
            for byte: UInt8 in [0x00, 0x2E, 0x80, 0xE3, 0xFF] {
                var bytes = source
                bytes[i] = byte
                let ranges = bytes.withUnsafeBufferPointer { SentenceSplitter().ranges(in: $0) }
                var rest = Set(bytes.indices)
                for range in ranges { rest.subtract(range) }
                let lost = rest.filter { bytes[$0] > 0x20 }
                #expect(lost.isEmpty)
            }
        }
    }
}
