import KBModel

/// The acronyms of one article: those it uses, and those it (or its title) spells out.
struct Acronyms: Sendable {
    /// First use, by acronym, in reading order.
    private(set) var used: [(acronym: String, line: Int?)] = []
    private(set) var defined: Set<String> = []

    /// An acronym is two to six capitals, at least three unless it is spelled out; a whole line of capitals is shouting, not acronyms.
    init(in units: [TextUnit]) {
        var seen: Set<String> = []
        for unit in units where unit.isProse || unit.headingLevel != nil {
            guard !Self.isShouted(unit.text) else { continue }
            collect(from: unit, seen: &seen)
        }
    }

    /// Whether more than half of several words are in capitals, or none is.
    private static func isShouted(_ text: String) -> Bool {
        var words = 0
        var capitals = 0
        var letters = 0
        var isCapital = true
        func close(_ words: inout Int, _ capitals: inout Int) {
            if letters > 0 { words += 1 }
            if letters > 1, isCapital { capitals += 1 }
        }
        for byte in text.utf8 {
            if byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 {
                letters += 1
                if !(0x41...0x5A).contains(byte) { isCapital = false }
            } else if letters > 0 {
                close(&words, &capitals)
                (letters, isCapital) = (0, true)
            }
        }
        close(&words, &capitals)
        return capitals == 0 || (2 * capitals > words && words > 1)
    }

    private mutating func collect(from unit: TextUnit, seen: inout Set<String>) {
        let codeLike = unit.inlines.filter { !$0.marks.filter { $0 == .code || $0 == .key || $0 == .ui }.isEmpty }.map(\.text)
        let scanner = AcronymScanner(unit.text)
        for candidate in scanner.candidates {
            if candidate.isSpelledOut || (unit.headingLevel != nil && candidate.text == unit.text) { defined.insert(candidate.text) }
            guard candidate.text.count >= 3, !candidate.readsLikeWord, seen.insert(candidate.text).inserted,
                !codeLike.contains(where: { $0.contains(candidate.text) })
            else {
                continue
            }
            used.append((candidate.text, unit.line))
        }
    }
}

/// Finds runs of ASCII capitals that stand alone, and whether the text around spells them out.
private struct AcronymScanner {
    struct Candidate {
        let text: String
        let isSpelledOut: Bool

        /// Five letters or more with vowels all through are a word or a name in capitals (`CHAIR`, `KODAK`), mostly.
        var readsLikeWord: Bool {
            guard text.utf8.count >= 5 else { return false }
            let vowels = text.utf8.map { "AEIOUY".utf8.contains($0) }
            let consonants = vowels.split { $0 }.map(\.count).max() ?? 0
            return vowels.count { $0 } >= 2 && consonants <= 2
        }
    }

    private(set) var candidates: [Candidate] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var i = 0
        while i < bytes.count {
            guard Self.isCapital(bytes[i]), i == 0 || !Self.joins(bytes, before: i) else {
                i += 1
                continue
            }
            var end = i
            while end < bytes.count, Self.isCapital(bytes[end]) { end += 1 }
            let plural = end < bytes.count && bytes[end] == 0x73 ? end + 1 : end
            // `COUNTA(` is a function.
            let closed = plural == bytes.count || (!Self.joins(bytes, at: plural) && bytes[plural] != 0x28)
            if closed, (2...6).contains(end - i) {
                let acronym = String(decoding: bytes[i..<end], as: UTF8.self)
                candidates.append(Candidate(text: acronym, isSpelledOut: Self.isSpelledOut(acronym, in: bytes, at: i..<plural)))
            }
            i = max(end, i + 1)
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// Letters, digits and the marks of variables, addresses and codes: an acronym does not touch them. Scripts without spaces may.
    private static func joins(_ bytes: [UInt8], at index: Int) -> Bool {
        let byte = bytes[index]
        if byte >= 0x80 { return !isUnspacedOrMark(bytes, from: index) }
        return byte.isASCIILetter || byte.isASCIIDigit || [0x5F, 0x40, 0x5C, 0x25, 0x24, 0x3D].contains(byte)
    }

    private static func joins(_ bytes: [UInt8], before index: Int) -> Bool {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return joins(bytes, at: start)
    }

    private static func isUnspacedOrMark(_ bytes: [UInt8], from index: Int) -> Bool {
        let scalar = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first?.value ?? 0
        return Scripts.isUnspaced(scalar) || Scripts.isSpaceOrPunctuation(scalar)
    }

    /// `Simple Mail Transfer Protocol (SMTP)`, `SMTP (Simple Mail Transfer Protocol)`, `SMTP stands for …`, `SMTP, short for …`.
    private static func isSpelledOut(_ acronym: String, in bytes: [UInt8], at range: Range<Int>) -> Bool {
        let before = String(decoding: bytes[max(0, range.lowerBound - 120)..<range.lowerBound], as: UTF8.self)
        let after = String(decoding: bytes[range.upperBound..<min(bytes.count, range.upperBound + 120)], as: UTF8.self)
        if before.hasSuffix("(") || before.hasSuffix("（") {
            let words = before.split(whereSeparator: { !$0.isLetter }).suffix(acronym.count + 3)
            return initials(of: words, spell: acronym)
        }
        let opening = after.drop { $0 == " " }
        if let first = opening.first, "(（:–—=-".contains(first) {
            return initials(of: opening.split(whereSeparator: { !$0.isLetter }).prefix(acronym.count + 4)[...], spell: acronym)
        }
        return ["stands for", "is short for", "means ", "står för", "steht für", "是", "とは"].contains { opening.hasPrefix($0) }
    }

    /// Whether the words' first letters give the acronym's letters in order, small words in between left out.
    private static func initials(of words: ArraySlice<Substring>, spell acronym: String) -> Bool {
        var letters = acronym.lowercased()[...]
        for word in words {
            guard let letter = letters.first else { break }
            if word.lowercased().first == letter || (letter == "x" && word.lowercased().hasPrefix("ex")) { letters = letters.dropFirst() }
        }
        return letters.count <= (acronym.count > 3 ? 1 : 0)
    }
}
