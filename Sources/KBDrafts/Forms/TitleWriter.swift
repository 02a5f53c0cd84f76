import Glibc
import KBText

/// The title: the line of a customer that stands for all, as a task or a symptom.
///
/// A line's score is the word overlap (F1) that a title of `typicalLength` terms may be expected to have with it, when each term stands in
/// that title as probably as conversations use it, in questions and in answers. Short lines of shared words win over narrow ones.
struct TitleWriter {
    static let typicalLength = 3.0

    let consensus: Consensus
    /// The questions by which a gap report tells the need.
    let quoted: [ReadConversation.AskedLine]
    let space: SentenceSpace

    /// The product that the knowledge base's titles name: named here too where most customers name it.
    let product: String?

    /// The first question that stands for the need, by which the gap report calls it; else the best line of the conversations' customers;
    /// `nil` when nobody said anything that can be shown.
    func title() -> String? {
        let asGap = quoted.filter(isShort).lazy.compactMap { AskedWording.title($0.text) }.first
        return asGap.map(withProduct) ?? bestLine()
    }

    private func isShort(_ line: ReadConversation.AskedLine) -> Bool {
        !PersonalData.isRedacted(line.text) && !line.isVague && line.wordCount <= 25
    }

    private func bestLine() -> String? {
        let lines = consensus.conversations.flatMap(\.asked).filter { ($0.isFirstTurn || $0.isQuestion) && isShort($0) }
        let chance = chances()
        let scored = lines.indices.map { (index: $0, score: score(lines[$0], chance)) }
        let ranked = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
        return ranked.lazy.compactMap { AskedWording.title(lines[$0.index].text) }.first.map(withProduct)
    }

    private func withProduct(_ title: String) -> String {
        guard let product, Folding.folded(title).contains(Folding.folded(product)) == false else { return title }
        let naming = consensus.conversations.count { conversation in
            conversation.asked.contains { Folding.folded($0.text).contains(Folding.folded(product)) }
        }
        guard naming * 2 >= consensus.conversations.count else { return title }
        return title.hasSuffix("?") ? "\(product): \(title)" : "\(title) (\(product))"
    }

    private func score(_ line: ReadConversation.AskedLine, _ chance: [Int32: Double]) -> Double {
        let overlap = 2 * line.terms.reduce(0) { $0 + (chance[$1.id] ?? 0) } / (Double(line.terms.count) + Self.typicalLength)
        var weight = 1.0
        if line.isSubject { weight += 0.6 }
        if line.isQuestion { weight += 0.2 }
        if line.hasSymptom { weight += 0.15 }
        if line.isFirstPerson { weight -= 0.2 }
        if line.startsWithPronoun { weight -= 0.3 }
        if !line.isFirstTurn { weight -= 0.6 }
        if line.isRant { weight -= 0.3 }
        weight -= 0.03 * Double(max(0, line.wordCount - 10))
        return max(0.05, weight) * (0.02 + overlap)
    }

    /// How probably each term stands in a good title: the share of conversations that use it, once counting half and twice whole, in what
    /// customers ask and in what agents say, weighed by how much the term tells.
    private func chances() -> [Int32: Double] {
        var chance: [Int32: Double] = [:]
        for conversation in consensus.conversations {
            for terms in [conversation.asked.flatMap(\.terms), conversation.statements.flatMap(\.terms)] {
                for term in TermCounts.sum(terms) {
                    chance[term.id, default: 0] += 0.5 * min(1, Double(term.count) / 2) / Double(consensus.conversations.count)
                }
            }
        }
        return chance.reduce(into: [:]) { $0[$1.key] = $1.value * space.weight(of: $1.key).squareRoot() }
    }
}
