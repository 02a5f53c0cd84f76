import KBText

/// How a sentence that cannot be read alone opens, in one language.
struct ContextWords: Sendable {
    /// Pronouns that stand for something said before, whatever follows.
    private let pronouns: Set<String>
    /// Demonstratives: a pronoun only when a verb or adverb of `verbs` follows (`this is`, not `this article`).
    private let demonstratives: Set<String>
    private let verbs: Set<String>
    /// Words after `it` that make it stand for nothing (`it is possible to`, `it may take`): looked for among the next words.
    private let expletive: Set<String>
    /// Openings that point at other text.
    private let phrases: [String]
    private let isUnspaced: Bool

    /// The words that open the sentence when they cannot be understood alone, as written.
    func contextOpening(of sentence: Substring) -> String? {
        let start = Folding.folded(String(sentence.prefix(120))).trimmed
        if let phrase = phrases.first(where: { start.hasPrefix($0) && (isUnspaced || !Self.continuesWord(start, after: $0)) }) {
            return phrase
        }
        guard !isUnspaced else { return nil }
        let words = start.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
        guard let first = words.first, words.count > 1, start.first?.isLetter == true else { return nil }
        if pronouns.contains(String(first)) {
            return words.dropFirst().prefix(5).contains { expletive.contains(String($0)) } ? nil : String(first)
        }
        guard demonstratives.contains(String(first)), verbs.contains(String(words[1])) else { return nil }
        return "\(first) \(words[1])"
    }

    private static func continuesWord(_ text: String, after prefix: String) -> Bool {
        text.dropFirst(prefix.count).first.map { $0.isLetter } ?? false
    }

    /// `nil` for languages without a list.
    static func of(language: String) -> ContextWords? { byLanguage[language] }

    private init(
        pronouns: String = "", demonstratives: String = "", verbs: String = "", expletive: String = "", phrases: String,
        isUnspaced: Bool = false
    ) {
        func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
        self.pronouns = set(pronouns)
        self.demonstratives = set(demonstratives)
        self.verbs = set(verbs)
        self.expletive = set(expletive)
        self.phrases = phrases.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { $0.trimmed }.filter { !$0.isEmpty }
        self.isUnspaced = isUnspaced
    }

    private static let byLanguage: [String: ContextWords] = [
        "en": ContextWords(
            pronouns: "it they he she its their it's they're",
            demonstratives: "this that these those",
            verbs: """
                is are was were will would can could may might must should has have had does do did also only means makes happens works
                causes requires allows lets helps isn't aren't doesn't can't won't
                """.words,
            expletive: """
                possible recommended important necessary easy hard difficult best better likely unlikely takes take seems appears depends
                advisable essential worth impossible safe useful helpful good
                """.words,
            phrases: """
                as above|as mentioned|as described above|as described earlier|as stated above|as explained above|as noted above|as discussed
                the above|the former|the latter|see above|same as above|in this case|in that case|for this reason|because of this
                """),
        "sv": ContextWords(
            pronouns: "den de han hon dessa dennes",
            demonstratives: "detta det",
            verbs: "gör beror innebär betyder fungerar kräver orsakas gäller händer sker hjälper".words,
            expletive: "som här där",
            phrases: "som ovan|som nämnts|som beskrivs ovan|enligt ovan|se ovan|i så fall|av den anledningen|samma som ovan"),
        "de": ContextWords(
            pronouns: "er",
            demonstratives: "dies das diese dieser",
            verbs: "ist sind war wird werden kann können muss müssen hat haben bedeutet funktioniert geschieht passiert hilft gilt".words,
            phrases:
                "wie oben|wie bereits erwähnt|wie erwähnt|siehe oben|in diesem fall|aus diesem grund|das obige|die obigen|letzteres|ersteres"
        ),
        "zh": ContextWords(phrases: "它|他们|她们|它们|这是因为|这会|这样|如上|如上所述|同上|見上|见上文|在这种情况下|因此|這是因為|這會|如上所述", isUnspaced: true),
        "ja": ContextWords(phrases: "それは|これは|それらは|これらは|これにより|上記の|上述の|前述の|前述のとおり|その場合|この場合|同様に", isUnspaced: true),
    ]
}

extension String {
    /// White space of a literal over several lines made single spaces.
    fileprivate var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
