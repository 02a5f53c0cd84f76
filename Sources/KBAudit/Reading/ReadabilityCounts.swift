import KBModel
import KBText

/// What the measures of reading ease count. A syllable is a run of vowels, a silent final e of English aside. Cost: linear, on bytes.
struct ReadabilityCounts {
    private(set) var sentences = 0
    private(set) var words = 0
    private(set) var syllables = 0
    private(set) var oneSyllable = 0
    private(set) var threeSyllables = 0
    private(set) var overSixLetters = 0

    init(_ sentences: some Sequence<Substring>, segmenter: WordSegmenter) {
        for sentence in sentences {
            let before = words
            var sentence = sentence
            sentence.withUTF8 { bytes in
                segmenter.forEachWord(in: bytes) { range, kind in if kind == .letters { count(bytes[range]) } }
            }
            if words > before { self.sentences += 1 }
        }
    }

    private mutating func count(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        var runs = 0
        var letters = 0
        var inVowels = false
        var previous: UInt8 = 0
        for byte in word {
            defer { previous = byte }
            if byte == 0x27 || byte.isASCIIDigit { continue }
            if byte & 0xC0 == 0x80 {
                // The second byte decides whether a letter of Latin-1 is a vowel.
                let isVowel = previous == 0xC3 && Self.isAccentedVowel(byte)
                if isVowel, !inVowels { runs += 1 }
                inVowels = isVowel
                continue
            }
            letters += 1
            guard byte < 0x80 else { continue }
            let isVowel = Self.isVowel(byte)
            if isVowel, !inVowels { runs += 1 }
            inVowels = isVowel
        }
        guard letters > 0 else { return }
        if runs > 1, Self.endsInSilentE(word) { runs -= 1 }
        add(syllables: max(1, runs), letters: letters)
    }

    private mutating func add(syllables runs: Int, letters: Int) {
        words += 1
        syllables += runs
        if runs == 1 { oneSyllable += 1 }
        if runs >= 3 { threeSyllables += 1 }
        if letters > 6 { overSixLetters += 1 }
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    /// The second byte of å ä ö ü é è á ó í æ ø, small or capital.
    private static func isAccentedVowel(_ second: UInt8) -> Bool {
        switch second | 0x20 {
        case 0xA1, 0xA4, 0xA5, 0xA6, 0xA8, 0xA9, 0xAD, 0xB3, 0xB6, 0xB8, 0xBC: true
        default: false
        }
    }

    private static func endsInSilentE(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let last = word.last, last | 0x20 == 0x65 else { return false }
        return word.dropLast().last.map { $0 | 0x20 != 0x6C } ?? false
    }
}
