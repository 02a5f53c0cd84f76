import KBModel
import KBText

/// Names the risks of a change: facts among the changed words that are not the same on both sides.
struct RiskScanner {
    private let words: WordFacts

    init(language: String?) { words = WordFacts(lexicon: RiskLexicon(language: language)) }

    /// Facts reach this many tokens beyond a changed word ("12 March 2024": the year is four tokens from the day).
    private static let reach = 6

    func risks(of diff: WordDiff) -> [Risk] {
        let changed = diff.segments.filter { !$0.isEqual }
        if changed.isEmpty { return [] }
        let before = facts(in: diff.old, touching: changed.map(\.old))
        let after = facts(in: diff.new, touching: changed.map(\.new))
        return Risk.allCases.filter { risk in
            let (a, b) = (before.filter { $0.risk == risk }, after.filter { $0.risk == risk })
            if risk == .warning { return a.count > b.count }
            let (strongOld, strongNew) = (a.filter { !$0.isWeak }, b.filter { !$0.isWeak })
            if strongOld.map(\.value) != strongNew.map(\.value) { return true }
            return strongOld.count < a.count && strongNew.count < b.count && a.map(\.value) != b.map(\.value)
        }
    }

    func risks(ofInserted text: TokenText) -> [Risk] {
        Risk.sorted(allFacts(in: text).filter { !$0.isWeak && $0.risk != .warning }.map(\.risk))
    }

    func risks(ofDeleted text: TokenText) -> [Risk] { Risk.sorted(allFacts(in: text).filter { !$0.isWeak }.map(\.risk)) }

    private func allFacts(in text: TokenText) -> [Fact] { scan(text, window: 0..<text.tokens.count) }

    /// The facts that overlap one of the ranges of tokens, in order.
    private func facts(in text: TokenText, touching ranges: [Range<Int>]) -> [Fact] {
        var windows: [Range<Int>] = []
        for range in ranges where !range.isEmpty {
            let window = max(0, range.lowerBound - Self.reach)..<min(text.tokens.count, range.upperBound + Self.reach)
            if let last = windows.last, window.lowerBound <= last.upperBound {
                windows[windows.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
            } else {
                windows.append(window)
            }
        }
        var next = 0
        return windows.flatMap { scan(text, window: $0) }.filter { fact in
            while next < ranges.count, ranges[next].upperBound <= fact.tokens.lowerBound { next += 1 }
            return ranges[min(next, ranges.count)...].prefix { $0.lowerBound < fact.tokens.upperBound }.contains {
                $0.overlaps(fact.tokens)
            }
        }
    }

    private func scan(_ text: TokenText, window: Range<Int>) -> [Fact] {
        let factText = FactText(text, window: window)
        let dates = DateFacts.facts(in: factText)
        let numbers = NumberFacts.facts(in: factText, outside: dates)
        return (dates + numbers + words.facts(in: factText) + LinkFacts.facts(in: factText))
            .sorted { ($0.tokens.lowerBound, $0.tokens.upperBound, $0.risk) < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.risk) }
    }
}

/// The language of an article that does not state it.
enum LanguageGuess {
    /// Looks at the first few thousand bytes of text; `nil` when the guess is not reliable.
    static func of(_ tree: DiffTree) -> String? {
        var sample = ""
        for node in tree.nodes where sample.utf8.count < 4_000 {
            for run in node.content.inlines { sample += run.text }
            sample += "\n"
        }
        guard let guess = LanguageDetector.detect(sample), guess.reliable else { return nil }
        return guess.language
    }
}
