import CText

/// Splits text into sentences in any script. ICU's own sentence breaks are not used: they refuse to break before a small letter, and
/// people in chats seldom write capitals. A sentence ends at a line end, or at one of Unicode's sentence terminals: those of ASCII only
/// before white space, those of other scripts anywhere. No break stands after an abbreviation (`e.g.`, `z. B.`), an initial or a list
/// number; a numbered list written in one line (`1. … 2. …`) is split before its numbers.
public struct SentenceSplitter: Sendable {
    private let abbreviations: Abbreviations

    /// `language` chooses the abbreviations that are ordinary words elsewhere (`no.` in English, `es.` in Italian).
    public init(language: String? = nil) { abbreviations = Abbreviations(language: language) }

    /// The sentences of `text`, without white space around them. Cost: linear.
    /// - Parameter listNumber: the number that stood before `text` in its line and was cut off: a list counts on from it.
    public func sentences(in text: String, afterListNumber listNumber: Int = 0) -> [Substring] {
        var text = text
        text.makeContiguousUTF8()
        return text.withUTF8 { ranges(in: $0, afterListNumber: listNumber) }.map { range in
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            return text[start..<text.utf8.index(start, offsetBy: range.count)]
        }
    }

    /// The byte ranges of the sentences, in order, never empty.
    public func ranges(in bytes: UnsafeBufferPointer<UInt8>, afterListNumber number: Int = 0) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var scanner = ScalarScanner(bytes: bytes)
        var start = 0
        var listNumber = number
        func close(at end: Int) {
            let range = bytes.trimmed(start..<end)
            if !range.isEmpty { result.append(range) }
            start = end
        }
        while let (position, scalar) = scanner.next() {
            switch scalar {
            case 0x0A, 0x0D, 0x2028, 0x2029:
                close(at: position)
                listNumber = 0
            case 0x30...0x39 where startsListNumber(listNumber + 1, at: position, in: bytes):
                if listNumber > 0 { close(at: position) }
                listNumber += 1
            case 0x21, 0x2E, 0x3F, 0x2026:
                skipTerminalsAndClosers(&scanner)
                let atEnd = scanner.peek().map { Self.isSpace($0.scalar) } ?? true
                if atEnd, scalar != 0x2E || !isGuarded(dot: position, from: start, in: bytes) { close(at: scanner.position) }
            case 0..<0x80: continue
            default:
                guard ctext_ends_sentence(scalar) == 1 else { continue }
                skipTerminalsAndClosers(&scanner)
                close(at: scanner.position)
            }
        }
        close(at: bytes.count)
        return result
    }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0xA0 || scalar == 0x3000
    }

    /// Further terminals, closing quotes and brackets belong to the sentence they end.
    private func skipTerminalsAndClosers(_ scanner: inout ScalarScanner) {
        while let (_, next) = scanner.peek() {
            switch next {
            case 0x21, 0x22, 0x27, 0x29, 0x2E, 0x3F, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x2026, 0x300D, 0x300F, 0x3011, 0xFF09:
                _ = scanner.next()
            default:
                guard next >= 0x80, ctext_ends_sentence(next) == 1 else { return }
                _ = scanner.next()
            }
        }
    }

    /// `n.` or `n)` and a space, at the start of a sentence or after a space.
    private func startsListNumber(_ number: Int, at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard position == 0 || bytes[position - 1].isASCIISpaceByte else { return false }
        let digits = Array(String(number).utf8)
        let after = position + digits.count
        guard after + 1 < bytes.count, bytes[position..<after].elementsEqual(digits) else { return false }
        return (bytes[after] == 0x2E || bytes[after] == 0x29) && bytes[after + 1] == 0x20
    }

    /// Whether the dot ends an abbreviation, an initial or a list number rather than a sentence.
    private func isGuarded(dot: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var word = dot
        while word > start, !bytes[word - 1].isASCIISpaceByte, bytes[word - 1] != 0x28 { word -= 1 }
        let token = bytes[word..<dot]
        guard !token.isEmpty else { return false }
        let first = bytes.trimmed(start..<dot).lowerBound
        if token.allSatisfy({ (0x30...0x39).contains($0) }) { return word == first && token.count <= 2 }
        let folded = Folding.folded(String(decoding: token, as: UTF8.self)).filter { $0 != " " }
        if folded.count == 1, token.count == 1 {
            // "J. Smith", "z. B.": a capital alone, or a letter that a dotted letter follows; "plan b. Then" is a sentence.
            let isCapital = (0x41...0x5A).contains(token.first ?? 0)
            return (isCapital && token.first != 0x49) || followsDottedLetter(after: dot, in: bytes)
        }
        guard let strength = abbreviations.strength(of: folded) else { return false }
        return strength == .strong || !capitalFollows(dot, in: bytes)
    }

    private func followsDottedLetter(after dot: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var next = dot + 1
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        return next + 1 < bytes.count && bytes[next].isLetterByte && bytes[next + 1] == 0x2E
    }

    private func capitalFollows(_ dot: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var next = dot + 1
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        return next < bytes.count && (0x41...0x5A).contains(bytes[next])
    }
}

/// Abbreviations that end in a dot, folded and without the last dot.
struct Abbreviations: Sendable {
    /// A strong one never ends a sentence; a weak one does when a capital follows.
    enum Strength { case strong, weak }

    private let own: Set<String>

    init(language: String?) { own = Self.ofLanguage[language.map(LanguageTag.primary) ?? "en"] ?? [] }

    func strength(of word: String) -> Strength? {
        if Self.strong.contains(word) || own.contains(word) { return .strong }
        return Self.weak.contains(word) ? .weak : nil
    }

    private static let strong: Set<String> = [
        "e.g", "eg", "i.e", "vs", "cf", "mr", "mrs", "ms", "dr", "prof", "approx", "z.b", "d.h", "u.a", "o.ä", "bzw", "ggf", "evtl", "vgl",
        "i.d.r", "u.u", "o.g", "sog", "inkl", "zzgl", "t.ex", "bl.a", "d.v.s", "dvs", "s.k", "fr.o.m", "t.o.m", "f.d", "exkl", "resp",
        "p.ex", "c.-à-d", "mme", "mlle", "p.ej", "sra", "bijv", "d.w.z", "m.b.t", "i.v.m", "o.a", "np", "m.in", "tzn", "ad es", "sig",
        "ca", "nr", "tel", "mind", "bspw", "ev", "kl", "u.s", "u.k", "e.u",
    ]
    private static let weak: Set<String> = [
        "etc", "usw", "osv", "o.s.v", "m.m", "m.fl", "enz", "ecc", "itd", "itp", "a.m", "p.m", "inc", "ltd", "corp",
        "jr", "sr", "a.u.b",
    ]
    /// Words that are abbreviations in one language and ordinary words in another.
    private static let ofLanguage: [String: Set<String>] = [
        "en": ["no", "fig", "vol", "dept", "est", "ver", "st", "ext", "max", "min"],
        "de": ["str", "abs", "max", "min", "art", "s", "st", "jh", "usf", "hr", "fr", "ing", "lt"],
        "sv": ["st", "max", "min", "avd", "art", "forts", "tr"],
        "fr": ["m", "art", "env", "av"], "es": ["ud", "uds", "art", "pág", "núm", "sres"], "it": ["es", "art", "pag", "dott"],
        "nl": ["dhr", "mevr", "art", "incl", "excl"], "pl": ["ul", "godz", "pkt", "art"],
    ]
}
