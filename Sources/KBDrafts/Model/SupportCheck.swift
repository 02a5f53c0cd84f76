import KBText

/// Whether a reworded statement still says what its sources say: the same numbers and codes, the same negation and condition, and no
/// content words of its own. Not for sharing between tasks.
package final class SupportCheck {
    /// Share of the content words that must stand in the cited turns or in the statement: the rest is for joining words.
    static let supportedWords = 0.85
    /// Share of the statement's own content words that must remain.
    static let keptWords = 0.6

    package enum Refusal: String, Sendable, Hashable, CaseIterable {
        case empty = "it says nothing"
        case number = "a number or code is not the sources'"
        case lostNumber = "a number or code is gone"
        case negation = "a negation was added or taken out"
        case condition = "a condition was added or taken out"
        case words = "it holds words that the sources do not"
        case lostWords = "it leaves out much of the statement"
        case placeholder = "it holds a placeholder, a link or mark-up"
    }

    private let terms: TermReader
    private var vocabulary = Vocabulary()

    package init(language: String) { terms = TermReader(language: language) }

    /// - Returns: `nil` when the rewording is supported.
    package func refusal(of reworded: String, statement: String, sources: [String]) -> Refusal? {
        let new = terms.analyze(reworded)
        let old = terms.analyze(statement)
        guard !new.sentence.tokens.isEmpty else { return .empty }
        if PersonalData.isRedacted(reworded) || ["http", "<", "[", "](", "**"].contains(where: { reworded.contains($0) }) {
            return .placeholder
        }
        let known = codes(in: [statement] + sources)
        let own = codes(in: [reworded])
        if !own.isSubset(of: known) { return .number }
        if !codes(in: [statement]).isSubset(of: own) { return .lostNumber }
        if negations(new) != negations(old) { return .negation }
        if new.has(.condition) != old.has(.condition) { return .condition }
        let before = ids(statement)
        let after = ids(reworded)
        let allowed = sources.reduce(before) { $0.union(ids($1)) }
        guard !after.isEmpty else { return .empty }
        if Double(after.intersection(allowed).count) < Self.supportedWords * Double(after.count) { return .words }
        return Double(after.intersection(before).count) < Self.keptWords * Double(before.count) ? .lostWords : nil
    }

    private func negations(_ sentence: AnalyzedSentence) -> Int { Set(sentence.matches.filter { $0.cue == .negation }.map(\.start)).count }

    private func ids(_ text: String) -> Set<Int32> { Set(terms.terms(of: text, &vocabulary).map(\.id)) }

    /// Every token with a digit.
    private func codes(in texts: [String]) -> Set<String> {
        texts.reduce(into: []) { codes, text in
            codes.formUnion(terms.analyze(text).sentence.tokens.filter { $0.utf8.contains { (0x30...0x39).contains($0) } })
        }
    }
}
