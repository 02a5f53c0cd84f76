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
                findUnspaced(in: text, word: word, &claimed)
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
            guard isName else { return nil }
        case .closing:
            guard gap.allSatisfy({ $0 == 0x20 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x2D || $0 == 0x21 }),
                gap.contains(where: { $0 != 0x20 }), isClosed(index, in: text)
            else { return nil }
        case .title, .holder, .introduction:
            guard gap.allSatisfy({ $0 == 0x20 || $0 == 0x3A || $0 == 0x2E }) else { return nil }
        }
        if cue.style == .greeting || cue.style == .holder, NameCues.titles.contains(text.loweredString(text.words[index].range)) {
            index += 1
        }
        return run(from: index, anyCase: cue.style == .introduction, in: text)
    }

    /// Up to four capitalised words (with particles such as `von` between them) that are not ordinary; after "my name is" also a small one.
    private func run(from index: Int, anyCase: Bool, in text: ScannedText) -> Range<Int>? {
        var last: Int?
        var i = index
        while i < min(text.words.count, index + 5) {
            let word = text.words[i]
            let isAdjacent =
                i == index || text.bytes[text.words[i - 1].range.upperBound..<word.range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x2E }
            guard isAdjacent, !word.hasDigit, !word.isUnspaced else { break }
            // A full stop ends a name unless it follows an initial.
            if i > index, text.bytes[text.words[i - 1].range.upperBound] == 0x2E, text.words[i - 1].range.count > 1 { break }
            let folded = text.loweredString(word.range)
            if word.isCapitalised || (anyCase && i == index), !NameCues.ordinary.contains(folded),
                !folded.contains("'") || word.isCapitalised && !NameCues.isContraction(folded)
            {
                last = i
            } else if !NameCues.particles.contains(folded) {
                break
            }
            i += 1
        }
        guard let last, last >= index else { return nil }
        return text.words[index].range.lowerBound..<text.words[last].range.upperBound
    }

    /// Whether one to three capitalised words from `index` end at punctuation or a line end.
    private func isClosed(_ index: Int, in text: ScannedText) -> Bool {
        var i = index
        while i < text.words.count, i < index + 3, text.words[i].isCapitalised || text.words[i].isUnspaced {
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

    // MARK: Chinese and Japanese

    private func findUnspaced(in text: ScannedText, word: ScannedText.Word, _ claimed: inout SpanSet) {
        let run = text.string(word.range)
        let scalars = Array(run.unicodeScalars)
        var offsets = [word.range.lowerBound]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        for cue in NameCues.unspacedPrefixes {
            for start in scalars.starts(of: cue) {
                let low = start + cue.count
                let isFree = cue == Array("我是".unicodeScalars)
                guard low < scalars.count, let length = ChineseNames.length(in: scalars[low...], needsSurname: isFree) else { continue }
                claimed.claim(.name, offsets[low]..<offsets[low + length])
            }
        }
        for cue in NameCues.unspacedSuffixes {
            for end in scalars.starts(of: cue) where end > 0 {
                guard let length = ChineseNames.length(before: end, in: scalars) else { continue }
                claimed.claim(.name, offsets[end - length]..<offsets[end])
            }
        }
    }
}

/// Names in Han characters: a surname of one or two characters and a given name of one or two.
enum ChineseNames {
    private static let surnames = Set(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
            .unicodeScalars)
    private static let compound = ["欧阳", "慕容", "司马", "诸葛", "上官", "皇甫", "尉迟", "公孙", "令狐", "东方", "司徒", "端木", "南宫", "夏侯"].map {
        Array($0.unicodeScalars)
    }

    /// The length of the name at the start of `scalars`; without a known surname the whole rest counts when it has two to four characters.
    static func length(in scalars: ArraySlice<Unicode.Scalar>, needsSurname: Bool) -> Int? {
        let rest = scalars.prefix { $0.isHan }.count
        if !needsSurname, (2...4).contains(rest) { return rest }
        guard let surname = surnameLength(scalars), rest > surname else { return nil }
        let length = min(rest, surname + 2)
        return needsSurname && rest > surname + 2 ? nil : length
    }

    /// The length of the name that ends before `end`.
    static func length(before end: Int, in scalars: [Unicode.Scalar]) -> Int? {
        for length in stride(from: min(4, end), through: 1, by: -1) {
            let slice = scalars[(end - length)..<end]
            guard slice.allSatisfy(\.isHan), let surname = surnameLength(slice), length - surname <= 2 else { continue }
            // Four characters only with a surname of two.
            if length - surname >= 0, length < 4 || surname == 2 { return length }
        }
        return nil
    }

    private static func surnameLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        if compound.contains(where: { scalars.starts(with: $0) }) { return 2 }
        return scalars.first.map(surnames.contains) == true ? 1 : nil
    }
}

extension [Unicode.Scalar] {
    fileprivate func starts(of needle: [Unicode.Scalar]) -> [Int] {
        guard count >= needle.count else { return [] }
        return (0...(count - needle.count)).filter { self[$0] == needle[0] && self[$0...].starts(with: needle) }
    }
}

/// Phrases keyed by their first byte.
struct CueTable: Sendable {
    /// How a name follows a cue.
    enum Style: Sendable { case introduction, greeting, closing, title, holder }

    struct Match { var end: Int, style: Style }

    private let byFirst: [UInt8: [(phrase: [UInt8], style: Style)]]

    init(_ phrases: [(String, Style)]) {
        byFirst = Dictionary(grouping: phrases.map { (phrase: Array($0.0.utf8), style: $0.1) }) { $0.phrase[0] }
            .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
    }

    /// The longest phrase that stands at a word's start, with its end.
    func longest(in text: ScannedText, at start: Int) -> Match? {
        guard let candidates = byFirst[text.lowered[start]] else { return nil }
        let found = candidates.first {
            text.lowered[start...].starts(with: $0.phrase) && !text.isASCIIWord(start + $0.phrase.count)
                && !continues(text, start + $0.phrase.count)
        }
        return found.map { Match(end: start + $0.phrase.count, style: $0.style) }
    }

    private func continues(_ text: ScannedText, _ i: Int) -> Bool {
        text.bytes.indices.contains(i) && (0xC3...0xDF).contains(text.bytes[i])
    }
}
