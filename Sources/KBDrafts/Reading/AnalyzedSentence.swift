import KBText

/// A sentence with its cues and the form they give it.
struct AnalyzedSentence: Sendable {
    var sentence: TokenizedSentence
    var matches: [CueMatcher.Match]
    var cues: CueSet
    /// The first token after words that may be deleted: fillers, and before an instruction also leads.
    var bodyStart: Int
    var isImperative: Bool
    var hasPath: Bool
    var isQuestion: Bool
    /// A question that yes or no answers.
    var isYesNoQuestion: Bool

    init(_ text: String, segmenter: WordSegmenter, cues matcher: CueMatcher, language: String) {
        sentence = TokenizedSentence(text, segmenter: segmenter)
        matches = matcher.matches(in: sentence.tokens, without: sentence.quoted)
        cues = matches.reduce(into: []) { $0.insert(CueSet($1.cue)) }
        hasPath = MenuPath.stands(in: text)
        bodyStart = 0
        isImperative = false
        isQuestion = false
        isYesNoQuestion = false
        readForm(language: language)
    }

    /// The longest match of a cue that starts at a token.
    func match(_ cue: Cue, at token: Int) -> CueMatcher.Match? { matches.first { $0.start == token && $0.cue == cue } }

    func has(_ cue: Cue) -> Bool { cues.has(cue) }

    /// Whether a cue stands at the start, fillers aside.
    func starts(with cue: Cue) -> Bool { match(cue, at: 0) != nil || match(cue, at: bodyStart) != nil }

    private mutating func readForm(language: String) {
        let fillerEnd = skip([.filler], from: 0)
        let opensLikeQuestion = match(.auxiliary, at: fillerEnd) != nil || opensWithAlternative
        // "Can you open the settings?" asks; "Is it plugged in" in a chat asks as well.
        isQuestion = sentence.endsAsQuestion || (language == "zh" && sentence.tokens.last == "吗")
        isYesNoQuestion =
            (isQuestion && (opensLikeQuestion || (language == "zh" && (sentence.tokens.suffix(2).contains("吗") || has(.auxiliary)))))
        if !isQuestion, opensLikeQuestion, hasSecondPerson(near: fillerEnd), language == "en" {
            isQuestion = true
            isYesNoQuestion = true
        }
        guard !isQuestion else {
            bodyStart = fillerEnd
            return
        }
        readImperative(from: fillerEnd, language: language)
    }

    /// "Or are you …": no one states anything that way.
    private var opensWithAlternative: Bool {
        sentence.tokens.first == "or" && match(.auxiliary, at: 1) != nil && hasSecondPerson(near: 1)
    }

    private func hasSecondPerson(near token: Int) -> Bool { matches.contains { $0.cue == .secondPerson && $0.start <= token + 2 } }

    /// Skips cues of some kinds, each directly after the one before.
    private func skip(_ kinds: Set<Cue>, from token: Int) -> Int {
        var position = token
        while position + 1 < sentence.tokens.count {
            let courtesy = match(.social, at: position + 1)
            if sentence.isVocative(position) || (sentence.tokens[position] == PersonalData.Kind.name.placeholder && courtesy != nil) {
                position += 1
            } else if let next = matches.first(where: { $0.start == position && kinds.contains($0.cue) }), next.end < sentence.tokens.count
            {
                position = next.end
            } else {
                break
            }
        }
        return position
    }

    private mutating func readImperative(from start: Int, language: String) {
        bodyStart = start
        if language == "zh" {
            let early = matches.first { $0.cue == .imperative && $0.start <= 16 && !isInsideCourtesy($0) }
            isImperative = early != nil && !has(.firstPerson) && !has(.accountAction)
            if isImperative { bodyStart = skip([.filler, .lead], from: start) }
            return
        }
        let afterLead = skip([.filler, .lead], from: start)
        if isVerb(at: afterLead) {
            bodyStart = afterLead
            isImperative = true
            return
        }
        // "If you use POP, open …", "In the account settings, select …", "Under System choose …"
        if let comma = tokenAfterComma(from: start), comma <= start + 24 {
            let body = skip([.filler, .lead], from: comma)
            if isVerb(at: body), match(.condition, at: start) != nil || comma <= start + 9,
                !subjectStands(from: start, to: comma) || match(.condition, at: start) != nil
            {
                isImperative = true
                return
            }
        }
        if Self.prepositions.contains(sentence.tokens.indices.contains(start) ? sentence.tokens[start] : "") {
            let verb = ((start + 2)..<min(start + 8, max(start + 2, sentence.tokens.count))).first { isVerb(at: $0) }
            if let verb, !subjectStands(from: start, to: verb) { isImperative = true }
        }
    }

    /// An imperative verb; in German also an infinitive before "Sie".
    private func isVerb(at token: Int) -> Bool {
        guard token < sentence.tokens.count else { return false }
        if match(.imperative, at: token) != nil { return !isNounUse(at: token) }
        return token + 1 < sentence.tokens.count && sentence.tokens[token + 1] == "sie" && sentence.tokens[token].hasSuffix("n")
            && sentence.tokens[token].utf8.count > 4 && match(.auxiliary, at: token) == nil
    }

    /// "Mail is …", "Mail in account folders …": a verb directly before a form of "to be" is a noun.
    private func isNounUse(at token: Int) -> Bool {
        let next = token + 1 < sentence.tokens.count ? sentence.tokens[token + 1] : ""
        if ["is", "are", "was", "were", "has", "will", "can", "should", "of"].contains(next) { return true }
        return Self.nounsFirst.contains(sentence.tokens[token]) && ["in", "on", "from", "for", "at", "with"].contains(next)
    }

    /// Verbs that are more often nouns: "mail in account folders is …".
    private static let nounsFirst: Set<String> = [
        "mail", "file", "report", "order", "view", "list", "test", "filter", "request", "label", "tag", "backup", "link", "update",
        "contact",
        "sign-in", "print", "schedule", "access",
    ]

    private func subjectStands(from: Int, to: Int) -> Bool {
        sentence.tokens[from..<to].contains {
            ["i", "we", "you", "they", "he", "she", "it", "jag", "vi", "du", "ich", "wir", "sie"].contains($0)
        }
    }

    /// `感谢您的等待` thanks, it tells nobody to wait.
    private func isInsideCourtesy(_ match: CueMatcher.Match) -> Bool {
        matches.contains {
            $0.cue == .social && $0.start <= match.start && $0.end >= match.end && $0.end - $0.start > match.end - match.start
        }
    }

    /// Whether the writer speaks of himself; `My Account` inside a sentence is a name.
    var isFirstPerson: Bool {
        matches.contains { match in
            guard match.cue == .firstPerson else { return false }
            let word = sentence.text.utf8.dropFirst(sentence.ranges[match.start].lowerBound)
            return match.start == 0 || !(word.starts(with: "My ".utf8) || word.starts(with: "Mein".utf8))
        }
    }

    /// Whether it leans on what came before; "It is important that …" does not.
    var startsWithPronoun: Bool {
        guard let pronoun = match(.pronoun, at: bodyStart) else { return false }
        return match(.expletive, at: pronoun.start) == nil
    }

    /// Whether it says no. "… and error E-1042 no longer appears" after an instruction tells its success and negates nothing.
    var isNegative: Bool {
        matches.contains { negation in
            guard negation.cue == .negation else { return false }
            let isGone = matches.contains { $0.cue == .gone && $0.start <= negation.start && $0.end >= negation.end }
            return !(isGone && isImperative && opensClause(before: negation.start))
        }
    }

    /// Whether a comma, a semicolon or "so that" stands before a token.
    private func opensClause(before token: Int) -> Bool {
        let head = Array(sentence.text.utf8)[..<sentence.ranges[token].lowerBound]
        return head.contains { $0 == 0x2C || $0 == 0x3B } || head.firstRange(of: Array("，".utf8)) != nil
    }

    /// The first token after a comma.
    private func tokenAfterComma(from token: Int) -> Int? {
        let bytes = Array(sentence.text.utf8)
        guard token < sentence.ranges.count, let comma = bytes[sentence.ranges[token].lowerBound...].firstIndex(of: 0x2C) else {
            return nil
        }
        return sentence.ranges.firstIndex { $0.lowerBound > comma }
    }

    /// "To the new location of the directory": it opens with a preposition, and neither a subject, an auxiliary nor a comma follows.
    var isPrepositionalPhrase: Bool {
        guard let first = sentence.tokens.first, Self.prepositions.contains(first), sentence.tokens.count <= 9 else { return false }
        return !sentence.text.utf8.contains(0x2C) && !subjectStands(from: 0, to: sentence.tokens.count)
            && !matches.contains { $0.cue == .auxiliary || $0.cue == .secondPerson || $0.cue == .imperative }
    }

    /// "There", but for "there is".
    var pointsBack: Bool {
        sentence.tokens.indices.contains { ["there", "där", "dort"].contains(sentence.tokens[$0]) && match(.expletive, at: $0) == nil }
    }

    /// "You can open …", "one option is to open …".
    var offersAction: Bool {
        let tokens = sentence.tokens
        return matches.contains { verb in
            guard verb.cue == .imperative, verb.start >= 2 else { return false }
            if ["can", "could", "may", "kan", "kannst"].contains(tokens[verb.start - 1]), Self.readers.contains(tokens[verb.start - 2]) {
                return true
            }
            return tokens[verb.start - 1] == "to" && tokens[verb.start - 2] == "is"
        }
    }

    private static let readers: Set<String> = ["you", "du", "ni"]

    /// "Disable it", "Check them again": what it is about was said before.
    var hasPronounObject: Bool {
        guard isImperative, let verb = matches.first(where: { $0.cue == .imperative && $0.start >= bodyStart }) else { return false }
        return verb.end < sentence.tokens.count && Self.objects.contains(sentence.tokens[verb.end])
    }

    private static let objects: Set<String> = ["it", "them", "that", "those", "den", "det", "dem", "sie", "es", "ihn", "它"]

    private static let prepositions: Set<String> = [
        "in", "on", "at", "under", "from", "to", "with", "for", "after", "within", "using", "via", "i", "på", "under", "från", "efter",
        "vid", "im", "am", "auf", "unter", "nach", "mit", "bei", "afterwards", "danach", "sedan",
    ]
}

/// Menu paths: `Tools > Options`, `Settings → General`, `Settings/General`.
enum MenuPath {
    static func stands(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        for i in bytes.indices.dropFirst().dropLast() {
            if bytes[i] == 0x3E, bytes[i - 1] == 0x20 || isLetter(bytes[i - 1]) || bytes[i - 1] == 0x2D,
                bytes[i + 1] == 0x20 || isCapital(bytes[i + 1])
            {
                return true
            }
            if bytes[i] == 0x2F, isLetter(bytes[i - 1]), isCapital(bytes[i + 1]), i + 2 < bytes.count, !isCapital(bytes[i + 2]) {
                return true
            }
            if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x86, bytes[i + 2] == 0x92 { return true }
        }
        return false
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte) || (0x61...0x7A).contains(byte) }
}
