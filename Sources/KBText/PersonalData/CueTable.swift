/// Phrases keyed by their first byte.
struct CueTable: Sendable {
    /// How a name follows a cue.
    enum Style: Sendable {
        /// "my name is": any words may follow.
        case introduction
        /// "I am", "this is": a name may follow, more often something else does.
        case selfMention
        case greeting, closing, title
        /// "spoke with", "the account is under".
        case holder
    }

    struct Match { var end: Int, style: Style }

    private let byFirst: [UInt8: [(phrase: [UInt8], style: Style)]]

    init(_ phrases: [(String, Style)]) {
        byFirst = Dictionary(grouping: phrases.map { (phrase: Array($0.0.utf8), style: $0.1) }) { $0.phrase[0] }
            .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
    }

    /// The longest phrase that stands at a word's start, with its end.
    func longest(in text: ScannedText, at start: Int) -> Match? {
        guard let candidates = byFirst[text.lowered[start]] else { return nil }
        let found = candidates.first { text.lowered[start...].starts(with: $0.phrase) && !isInsideWord(text, start + $0.phrase.count) }
        return found.map { Match(end: start + $0.phrase.count, style: $0.style) }
    }

    private func isInsideWord(_ text: ScannedText, _ position: Int) -> Bool {
        let before = text.firstWord(from: position) - 1
        return before >= 0 && text.words[before].range.upperBound > position
    }
}
