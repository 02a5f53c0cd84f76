/// The wording of a statement: what was said, less what only belongs to the conversation. Words are deleted, never changed; numbers,
/// negations and conditions stay, and so do `may`, `must` and `can`.
enum StatementText {
    /// - Returns: `nil` when nothing worth saying is left.
    static func normalized(_ analyzed: AnalyzedSentence) -> String? {
        var text = analyzed.sentence.text(from: start(of: analyzed))
        text = withoutSmileys(text)
        if analyzed.isImperative { for courtesy in [" bitte ", " please ", " vänligen "] { text = text.replacing(courtesy, with: " ") } }
        text = withoutEchoes(text)
        text = withoutTrailingCourtesy(text, analyzed)
        text = withoutLooseSpaces(text)
        return finished(text)
    }

    /// The first token that stays.
    private static func start(of analyzed: AnalyzedSentence) -> Int {
        analyzed.bodyStart < analyzed.sentence.tokens.count ? analyzed.bodyStart : 0
    }

    /// A capital at the start, a full stop at the end.
    static func finished(_ text: String) -> String? {
        var scalars = Array(text.unicodeScalars)
        while let first = scalars.first, isLooseStart(first) { scalars.removeFirst() }
        while let last = scalars.last, isLooseEnd(last) { scalars.removeLast() }
        guard let first = scalars.first else { return nil }
        var result = String(String.UnicodeScalarView(scalars))
        if isSmallWord(scalars) { result = first.properties.uppercaseMapping + String(String.UnicodeScalarView(scalars.dropFirst())) }
        if let last = scalars.last, !closesSentence(last) {
            result += scalars.contains { (0x3400...0x9FFF).contains($0.value) } ? "。" : "."
        }
        return result
    }

    /// A customer's question as a heading: a capital at the start, its own end, nothing added.
    static func finishedQuestion(_ text: String) -> String? {
        var scalars = Array(text.unicodeScalars)
        while let first = scalars.first, isLooseStart(first) { scalars.removeFirst() }
        while let last = scalars.last, isLooseEnd(last) || last == "." || last == "。" { scalars.removeLast() }
        guard let first = scalars.first else { return nil }
        guard isSmallWord(scalars) else { return String(String.UnicodeScalarView(scalars)) }
        return first.properties.uppercaseMapping + String(String.UnicodeScalarView(scalars.dropFirst()))
    }

    /// `iPhone` and `prefs.js` keep their small letter.
    private static func isSmallWord(_ scalars: [Unicode.Scalar]) -> Bool {
        let word = scalars.prefix { $0 != " " }
        return !word.dropFirst().contains { $0.properties.isUppercase || $0 == "." && word.last != "." || $0 == "_" || $0 == "/" }
    }

    private static func isLooseStart(_ scalar: Unicode.Scalar) -> Bool { " \t,;.:-–—!?*•、，。；：！".unicodeScalars.contains(scalar) }
    private static func isLooseEnd(_ scalar: Unicode.Scalar) -> Bool { " \t,;:-–—*、，；：".unicodeScalars.contains(scalar) }
    private static func closesSentence(_ scalar: Unicode.Scalar) -> Bool { ".!?…。！？؟।\"”)»]）」".unicodeScalars.contains(scalar) }

    /// "config editor config editor": words that stand twice, because a link's text follows the words it stood on.
    private static func withoutEchoes(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false)
        for length in [4, 3, 2] where words.count >= 2 * length {
            var i = 0
            while i + 2 * length <= words.count {
                let repeats = (0..<length).allSatisfy { words[i + $0] == words[i + length + $0] && !words[i + $0].isEmpty }
                if repeats { words.removeSubrange(i..<(i + length)) } else { i += 1 }
            }
        }
        return words.joined(separator: " ")
    }

    /// One space where several stand, none before a comma or a full stop: "records , and" comes of tokenized text, "visit  for" of a cut.
    private static func withoutLooseSpaces(_ text: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        for (i, byte) in bytes.enumerated() {
            if byte == 0x20, i + 1 < bytes.count {
                let next = bytes[i + 1]
                let endsWord = i + 2 == bytes.count || bytes[i + 2] == 0x20
                if next == 0x20 || ((next == 0x2C || next == 0x2E) && endsWord) { continue }
            }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func withoutSmileys(_ text: String) -> String {
        guard text.utf8.contains(0x3A) || text.utf8.contains(0x3B) || text.unicodeScalars.contains(where: { $0.value >= 0x1F300 }) else {
            return text
        }
        var result = text
        for smiley in [":-)", ":)", ";-)", ";)", ":-(", ":(", ":D", ":-D", "^^"] { result = result.removing(smiley) }
        return String(
            String.UnicodeScalarView(result.unicodeScalars.filter { !(0x1F300...0x1FAFF).contains($0.value) && $0.value != 0xFE0F }))
    }

    /// "… , thanks", "… , good luck": courtesies after the last comma or dash.
    private static func withoutTrailingCourtesy(_ text: String, _ analyzed: AnalyzedSentence) -> String {
        let tail = analyzed.matches.last {
            $0.cue == .social && $0.end >= analyzed.sentence.tokens.count - 1 && $0.start > analyzed.bodyStart + 2
        }
        guard let tail else { return text }
        let cut = analyzed.sentence.text(from: tail.start).utf8.count
        guard cut < text.utf8.count else { return text }
        let kept = String(decoding: Array(text.utf8).dropLast(cut), as: UTF8.self)
        let before = kept.unicodeScalars.reversed().first { $0 != " " }
        return before.map { ",.-–—!;，。".unicodeScalars.contains($0) } == true ? kept : text
    }
}

extension String {
    /// The string without any occurrence of a piece.
    func removing(_ piece: String) -> String {
        let needle = Array(piece.utf8)
        var out: [UInt8] = []
        let bytes = Array(utf8)
        var i = 0
        while i < bytes.count {
            if bytes[i] == needle[0], bytes[i...].starts(with: needle) {
                i += needle.count
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
