import KBModel
import KBText

/// What a sentence says, taken apart so that two sentences can be compared: its subject (all words but numbers, words that turn the
/// meaning round, and function words), its numbers and its polarity. Two claims with the same subject and different numbers or polarity
/// contradict each other, or one of them is out of date.
package struct Claim: Sendable {
    package let sentence: Int
    /// A hash of the subject's words in order.
    package let subject: UInt64
    /// The numbers in order, as written.
    package let numbers: [String]
    /// The words that turn the meaning round, in order: what they stand for, and the side they take.
    package let polarity: [PolarityWords.Side]
    /// Whether one of an opposite pair stands where an instruction names its own purpose ("To disable …"): not a claim.
    package let namesPurpose: Bool

    /// Fewer words of subject than this do not tell which thing is meant.
    private static let minimumSubject = 4

    /// The claims of an article's sentences. Cost: linear.
    static func claims(of sentences: [ArticleView.Sentence], units: [TextUnit], language: String) -> [Claim] {
        let reader = ClaimReader(language: language)
        return sentences.enumerated().compactMap { index, sentence in
            reader.claim(of: sentence.text, at: index, isHeading: units[sentence.unit].headingLevel != nil)
        }
    }

    fileprivate static func isSpecific(_ words: Int) -> Bool { words >= minimumSubject }
}

/// Reads sentences of one language into claims.
private struct ClaimReader {
    private let segmenter: WordSegmenter
    private let polarity: PolarityWords

    init(language: String) {
        segmenter = WordSegmenter(language: language)
        polarity = PolarityWords(language: language)
    }

    func claim(of sentence: Substring, at index: Int, isHeading: Bool) -> Claim? {
        var text = sentence
        return text.withUTF8 { bytes in
            guard Self.notices.first(in: sentence) == nil else { return nil }
            var draft = ClaimDraft()
            let addresses = Self.addresses(in: bytes)
            segmenter.forEachWord(in: bytes) { range, kind in
                if let address = addresses.first(where: { $0.contains(range.lowerBound) }) {
                    return draft.add(partOfAddress: bytes[range], isFirst: range.lowerBound == address.lowerBound)
                }
                let word = Folding.folded(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
                if Self.isLabel(range, in: bytes, isFirst: draft.isEmpty) { return }
                if kind == .number { draft.add(number: word) } else { draft.add(word: word, polarity) }
            }
            guard Claim.isSpecific(draft.words) else { return nil }
            let isQuestion = bytes.last == 0x3F
            return Claim(
                sentence: index, subject: draft.subject, numbers: draft.numbers, polarity: draft.polarity,
                namesPurpose: draft.opensWithOpposite
                    || ((isHeading || isQuestion) && draft.polarity.contains(where: polarity.isAction)))
        }
    }

    /// Every copy of a notice has the year of its page.
    private static let notices = PhraseMatcher(["copyright", "©", "(c)"])

    /// Where addresses (`https://…`) stand: from white space to white space.
    private static func addresses(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for colon in bytes.indices.dropLast(2) where bytes[colon] == 0x3A && bytes[colon + 1] == 0x2F && bytes[colon + 2] == 0x2F {
            let start = bytes[..<colon].lastIndex(where: \.isASCIISpace).map { $0 + 1 } ?? 0
            found.append(start..<(bytes[colon...].firstIndex(where: \.isASCIISpace) ?? bytes.count))
        }
        return found
    }

    /// Whether a word with digits only counts something off: the number of a heading or list (`4 Why …`, `IT15719 …`), a footnote (`[8]`).
    private static func isLabel(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) -> Bool {
        guard bytes[range].contains(where: \.isASCIIDigit) else { return false }
        if isFirst {
            let isMixed = bytes[range].contains(where: \.isASCIILetter)
            let opensHeading =
                range.upperBound + 1 < bytes.count && bytes[range.upperBound] == 0x20 && (0x41...0x5A).contains(bytes[range.upperBound + 1])
            return isMixed || opensHeading
        }
        return range.lowerBound > 0 && bytes[range.lowerBound - 1] == 0x5B && range.upperBound < bytes.count
            && bytes[range.upperBound] == 0x5D
    }
}

private struct ClaimDraft {
    private(set) var subject: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var words = 0
    private(set) var numbers: [String] = []
    private(set) var polarity: [PolarityWords.Side] = []
    private(set) var opensWithOpposite = false
    private var followsPurposeWord = false
    var isEmpty: Bool { words == 0 && numbers.isEmpty && polarity.isEmpty }

    mutating func add(number: String) {
        numbers.append(number)
        mix("#")
    }

    /// Another address is another subject, not a contradiction: its numbers and opposites are none. All of it is one word.
    mutating func add(partOfAddress bytes: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool) {
        mix(String(decoding: bytes, as: UTF8.self))
        if isFirst { words += 1 }
    }

    mutating func add(word: String, _ lexicon: PolarityWords) {
        if let reading = lexicon.reading(of: word) {
            if let side = reading.side {
                if lexicon.isAction(side), words == 0 || (words == 1 && followsPurposeWord) { opensWithOpposite = true }
                polarity.append(side)
            }
            if let rest = reading.rest { mix(rest) }
            return
        }
        if lexicon.isFunctionWord(word) { return }
        followsPurposeWord = words == 0 && lexicon.isPurposeWord(word)
        if word.utf8.contains(where: \.isASCIIDigit) { addMixed(word) } else { mix(word) }
        words += 1
    }

    /// `oauth2` → `oauth#` and the number 2: a version is a number too.
    private mutating func addMixed(_ word: String) {
        var masked: [UInt8] = []
        var digits: [UInt8] = []
        for byte in word.utf8 {
            if byte.isASCIIDigit || (byte == 0x2E && !digits.isEmpty) {
                if digits.isEmpty { masked.append(0x23) }
                digits.append(byte)
            } else {
                masked.append(byte)
            }
        }
        numbers.append(String(decoding: digits, as: UTF8.self))
        mix(String(decoding: masked, as: UTF8.self))
    }

    private mutating func mix(_ word: String) {
        for byte in word.utf8 { subject = (subject ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        subject = (subject ^ 0x1F) &* 0x0000_0100_0000_01b3
    }
}
