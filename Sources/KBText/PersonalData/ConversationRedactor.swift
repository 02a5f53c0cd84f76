/// Redacts a whole conversation: a name learnt in one turn is masked in every turn, and so are its parts.
public struct ConversationRedactor: Sendable {
    private let detector: PersonalDataDetector
    private let rareWords: RareWords?

    /// `rareWords` also masks capitalised words that nobody else uses; without it names that stand alone without a cue may stay.
    public init(rareWords: RareWords? = nil) {
        detector = PersonalDataDetector()
        self.rareWords = rareWords
    }

    /// The texts of one conversation's turns, redacted, in order.
    public func redact(_ turns: [String]) -> [Redaction] {
        let scanned = turns.map { ScannedText($0) }
        let found = scanned.map { detector.spans(in: $0) }
        let learnt = LearntNames(
            zip(scanned, found).flatMap { text, spans in spans.filter { $0.kind == .name }.map { text.string($0.range) } })
        return turns.indices.map { i in
            var claimed = SpanSet(found[i])
            learnt.find(in: scanned[i], &claimed)
            rareWords?.find(in: scanned[i], &claimed)
            return Redaction(of: turns[i], spans: claimed.sorted)
        }
    }
}

/// The names of one conversation and their parts.
struct LearntNames {
    /// Parts in small letters.
    private var parts: Set<String> = []
    /// Parts that are no ordinary words: found in small letters too. `grace` and `price` are found only where they are capitalised.
    private var distinct: Set<String> = []
    /// Han names and given names of two characters, as bytes.
    private var unspaced: [[UInt8]] = []

    init(_ names: [String]) {
        for name in Set(names).sorted() {
            let text = ScannedText(name)
            for word in text.words {
                if word.isUnspaced {
                    unspaced.append(Array(text.bytes[word.range]))
                } else if word.range.count > 2, !NameCues.ordinary.contains(text.loweredString(word.range)),
                    !NameCues.particles.contains(text.loweredString(word.range))
                {
                    let part = text.loweredString(word.range)
                    parts.insert(part)
                    if part.utf8.count > 3, !GivenNames.alsoWords.contains(part), !GivenNames.surnamesAlsoWords.contains(part),
                        !stopWords.contains(part)
                    {
                        distinct.insert(part)
                    }
                }
            }
        }
        unspaced.sort { $0.count > $1.count }
    }

    private let stopWords = StopWords(language: "en")

    func find(in text: ScannedText, _ claimed: inout SpanSet) {
        guard !parts.isEmpty || !unspaced.isEmpty else { return }
        for word in text.words {
            if word.isUnspaced {
                for name in unspaced where name.count >= 6 && name.count <= word.range.count {
                    var start = word.range.lowerBound
                    while start + name.count <= word.range.upperBound {
                        if text.bytes[start..<start + name.count].elementsEqual(name) { claimed.claim(.name, start..<start + name.count) }
                        start += 1
                    }
                }
            } else {
                let folded = text.loweredString(word.range)
                let base = folded.hasSuffix("'s") || folded.hasSuffix("’s") ? String(folded.dropLast(2)) : folded
                let wanted = word.isCapitalised || word.isCaseless ? parts : distinct
                if wanted.contains(folded) || wanted.contains(base) { claimed.claim(.name, word.range) }
            }
        }
    }
}

/// Capitalised words that neither the knowledge base nor other conversations know: most are names.
public struct RareWords: Sendable {
    private var seenSmall: Set<String> = []
    private var conversations: [String: Int] = [:]
    private var known: Set<String> = []
    private var total = 0

    public init() {}

    /// Counts the words of one conversation.
    public mutating func add(conversation turns: [String]) {
        var capitalised: Set<String> = []
        for turn in turns {
            let text = ScannedText(turn)
            for word in text.words where !word.isUnspaced && !word.hasDigit {
                if word.isCapitalised {
                    capitalised.insert(text.loweredString(word.range))
                } else {
                    seenSmall.insert(text.loweredString(word.range))
                }
            }
        }
        for word in capitalised { conversations[word, default: 0] += 1 }
        total += 1
    }

    /// Words of published text are nobody's name, or a name that is public.
    public mutating func add(published text: String) {
        let scanned = ScannedText(text)
        for word in scanned.words where !word.isUnspaced { known.insert(scanned.loweredString(word.range)) }
    }

    /// Pairs of rare capitalised words inside a sentence. A single rare word is masked only after a word that people are spoken with or
    /// written to (`with`, `by`, `from`); German capitalises all nouns, so single words say nothing there.
    func find(in text: ScannedText, _ claimed: inout SpanSet) {
        var i = 0
        while i < text.words.count {
            guard isRare(i, in: text) else {
                i += 1
                continue
            }
            var end = i + 1
            while end < text.words.count, isRare(end, in: text),
                text.bytes[text.words[end - 1].range.upperBound..<text.words[end].range.lowerBound].elementsEqual([0x20])
            { end += 1 }
            let range = text.words[i].range.lowerBound..<text.words[end - 1].range.upperBound
            if end - i >= 2, end - i <= 3, !namesThing(i..<end, in: text) { claimed.claim(.name, range) }
            i = end
        }
    }

    /// `Menu Bar`, `Spaces Toolbar`, `Internal Revenue Service`, and any part of a menu path: things, however rare their words are.
    private func namesThing(_ words: Range<Int>, in text: ScannedText) -> Bool {
        let next = words.upperBound < text.words.count ? [words.upperBound] : []
        if (Array(words) + next).contains(where: { NameCues.things.contains(text.loweredString(text.words[$0].range)) }) { return true }
        let (start, end) = (text.words[words.lowerBound].range.lowerBound, text.words[words.upperBound - 1].range.upperBound)
        return text.bytes[..<start].last { $0 != 0x20 }.map(Self.isPathSign) == true
            || text.bytes[end...].first { $0 != 0x20 }.map(Self.isPathSign) == true
    }

    /// `>` or `/`.
    private static func isPathSign(_ byte: UInt8) -> Bool { byte == 0x3E || byte == 0x2F }

    private func isRare(_ index: Int, in text: ScannedText) -> Bool {
        let word = text.words[index]
        guard word.isCapitalised, !word.hasDigit, !word.isUnspaced, word.range.count > 2 else { return false }
        // ABBREVIATIONS and CamelCase are products.
        guard !text.bytes[word.range].dropFirst().contains(where: { (0x41...0x5A).contains($0) }) else { return false }
        let folded = text.loweredString(word.range)
        return !known.contains(folded) && !seenSmall.contains(folded) && conversations[folded, default: 0] <= (total > 50 ? 2 : 1)
            && !NameCues.ordinary.contains(folded)
    }
}
