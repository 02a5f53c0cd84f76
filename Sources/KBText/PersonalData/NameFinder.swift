/// Names of people that a cue announces, that begin with a well-known given name, or that a form of address marks in Chinese or
/// Japanese.
struct NameFinder: Sendable {
    private let cues: CueTable

    init() { cues = CueTable(NameCues.prefixes) }

    func find(in text: ScannedText, _ claimed: inout SpanSet) {
        var i = 0
        while i < text.words.count {
            let word = text.words[i]
            if word.isUnspaced {
                UnspacedNameFinder.find(in: text, word: word, &claimed)
            } else if word.isCaseless, let name = KoreanNames.range(of: word, in: text, introduced: isIntroduced(i, in: text)) {
                claimed.claim(.name, name)
            } else if let cue = cues.longest(in: text, at: word.range.lowerBound), let name = nameAfter(cue, in: text) {
                claimed.claim(.name, name)
            } else if let last = givenName(at: i, in: text) {
                claimed.claim(.name, word.range.lowerBound..<text.words[last].range.upperBound)
                i = last
            } else if word.isCapitalised, let suffix = suffixCue(after: i, in: text) {
                claimed.claim(.name, suffix)
            }
            i += 1
        }
    }

    // MARK: After a cue

    private func nameAfter(_ cue: CueTable.Match, in text: ScannedText) -> Range<Int>? {
        var index = text.firstWord(from: cue.end)
        guard index < text.words.count else { return nil }
        let gap = text.bytes[cue.end..<text.words[index].range.lowerBound]
        switch cue.style {
        case .greeting:
            // "Hi Anna", "Hello, Anna!": after a comma only a name that something closes, or the sentence goes on.
            let isName = gap.elementsEqual([0x20]) || (gap.elementsEqual([0x2C, 0x20]) && isClosed(index, in: text))
            guard isName, !text.words[index].isCaseless || isClosed(index, in: text) else { return nil }
        case .closing:
            guard gap.allSatisfy({ [0x20, 0x2C, 0x0A, 0x0D, 0x2D, 0x21].contains($0) || $0 >= 0x80 }), isClosed(index, in: text),
                gap.contains(where: { $0 != 0x20 }) || GivenNames.isName(text.loweredString(text.words[index].range))
            else { return nil }
        case .title, .holder, .introduction, .selfMention:
            guard gap.allSatisfy({ $0 == 0x20 || $0 == 0x3A || $0 == 0x2E }) else { return nil }
        }
        if cue.style == .greeting || cue.style == .holder || cue.style == .selfMention, index + 1 < text.words.count,
            NameCues.titles.contains(text.loweredString(text.words[index].range))
        {
            index += 1
        }
        if cue.style == .selfMention, !GivenNames.isName(text.loweredString(text.words[index].range)), !isPair(index, in: text) {
            return nil
        }
        return run(from: index, style: cue.style, in: text)
    }

    /// Two capitalised words that are not ordinary.
    private func isPair(_ index: Int, in text: ScannedText) -> Bool {
        guard index + 1 < text.words.count, text.bytes[text.words[index].range.upperBound] == 0x20 else { return false }
        return text.words[index...index + 1].allSatisfy {
            $0.isCapitalised && !$0.hasDigit && !NameCues.ordinary.contains(text.loweredString($0.range))
                && !text.bytes[$0.range].dropFirst().contains { (0x41...0x5A).contains($0) }
        }
    }

    /// Up to four words of a name: capitalised and not ordinary, with particles such as `von` between them. Small ones count after "my name
    /// is" and where they are well-known given names; in scripts without capitals two words.
    private func run(from index: Int, style: CueTable.Style, in text: ScannedText) -> Range<Int>? {
        var last: Int?
        var i = index
        var afterSmallName = false
        while i < min(text.words.count, index + 5) {
            let word = text.words[i]
            let isAdjacent =
                i == index || text.bytes[text.words[i - 1].range.upperBound..<word.range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x2E }
            guard isAdjacent, !word.hasDigit, !word.isUnspaced else { break }
            // A full stop ends a name unless it follows an initial.
            if i > index, text.bytes[text.words[i - 1].range.upperBound] == 0x2E, text.words[i - 1].range.count > 1 { break }
            if word.isCaseless, i > index + 1 { break }
            let folded = text.loweredString(word.range)
            let isSmallName = i == index && (style == .introduction || (style != .title && GivenNames.isName(folded)))
            // "my name is anna lindqvist": the word after a small given name is the surname when the clause ends with it.
            let isSmallSurname =
                afterSmallName && i == index + 1 && (style == .introduction || style == .selfMention) && isLastOfClause(i, in: text)
            if word.isCapitalised || word.isCaseless || isSmallName || isSmallSurname, !NameCues.ordinary.contains(folded),
                !folded.contains("'") || word.isCapitalised && !NameCues.isContraction(folded)
            {
                last = i
                afterSmallName = i == index && !word.isCapitalised
            } else if !NameCues.particles.contains(folded) {
                break
            }
            i += 1
        }
        guard let last, last >= index else { return nil }
        return text.words[index].range.lowerBound..<text.words[last].range.upperBound
    }

    /// Whether punctuation, a line end, "and" or the text's end follows.
    private func isLastOfClause(_ index: Int, in text: ScannedText) -> Bool {
        guard index + 1 < text.words.count else { return true }
        let gap = text.bytes[text.words[index].range.upperBound..<text.words[index + 1].range.lowerBound]
        return gap.contains { $0 != 0x20 } || NameCues.joints.contains(text.loweredString(text.words[index + 1].range))
    }

    /// `저는`, `제 이름은` directly before.
    private func isIntroduced(_ index: Int, in text: ScannedText) -> Bool {
        index > 0 && ["저는", "나는", "이름은", "성함은"].contains(text.string(text.words[index - 1].range))
    }

    /// Whether one to three capitalised words from `index` end at punctuation or a line end.
    private func isClosed(_ index: Int, in text: ScannedText) -> Bool {
        var i = index
        while i < text.words.count, i < index + 3,
            text.words[i].isCapitalised || text.words[i].isUnspaced || text.words[i].isCaseless
                || GivenNames.isName(text.loweredString(text.words[i].range)) || i > index
        {
            let end = text.words[i].range.upperBound
            let next = i + 1 < text.words.count ? text.words[i + 1].range.lowerBound : text.bytes.count
            let gap = text.bytes[end..<next]
            if gap.isEmpty || gap.contains(where: { $0 == 0x0A || $0 == 0x2E || $0 == 0x2C || $0 == 0x21 || $0 == 0x3F })
                || i + 1 == text.words.count
            {
                return true
            }
            i += 1
        }
        return false
    }

    /// `Anna speaking`, `Anna here`, `Anna am Apparat`.
    private func suffixCue(after index: Int, in text: ScannedText) -> Range<Int>? {
        let end = text.words[index].range.upperBound
        guard !NameCues.ordinary.contains(text.loweredString(text.words[index].range)) else { return nil }
        guard NameCues.suffixes.contains(where: { text.lowered[end...].starts(with: $0) && !text.isASCIIWord(end + $0.count) }) else {
            return nil
        }
        var low = index
        while low > 0, text.words[low - 1].isCapitalised,
            text.bytes[text.words[low - 1].range.upperBound..<text.words[low].range.lowerBound].elementsEqual([0x20]),
            !NameCues.ordinary.contains(text.loweredString(text.words[low - 1].range))
        {
            low -= 1
        }
        return text.words[low].range.lowerBound..<end
    }

    // MARK: By a given name

    /// The last word of a name that begins with a well-known given name: `Anna Lindqvist`; a given name alone counts inside a sentence only.
    private func givenName(at index: Int, in text: ScannedText) -> Int? {
        let word = text.words[index]
        guard word.isCapitalised, GivenNames.all.contains(text.loweredString(word.range)) else { return nil }
        var last = index
        var i = index + 1
        while i < min(text.words.count, index + 4),
            text.bytes[text.words[i - 1].range.upperBound..<text.words[i].range.lowerBound].elementsEqual([0x20])
        {
            let next = text.words[i]
            let folded = text.loweredString(next.range)
            if next.isCapitalised, !next.hasDigit, !next.isUnspaced, !NameCues.ordinary.contains(folded) {
                last = i
            } else if !NameCues.particles.contains(folded) {
                break
            }
            i += 1
        }
        return last > index || !GivenNames.alsoWords.contains(text.loweredString(word.range)) ? last : nil
    }
}
