import KBModel
import KBText

/// The same steps in another order.
struct ConflictingSteps: Rule {
    let manual = RuleManual(
        id: "conflicting-steps", group: .consistency, severity: .warning,
        summary: "Two articles give the same steps in different orders.",
        rationale: "At most one order is right; a reader who fails cannot know why.",
        bad: RuleExample([
            "a.html": "<h1>Move</h1><ol><li>Close the program.</li><li>Copy the profile folder.</li><li>Start the new computer.</li></ol>",
            "b.html": "<h1>Copy</h1><ol><li>Copy the profile folder.</li><li>Close the program.</li><li>Start the new computer.</li></ol>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Move</h1><ol><li>Close the program.</li><li>Copy the profile folder.</li><li>Start the new computer.</li></ol>",
            "b.html": "<h1>Copy</h1><ol><li>Close the program.</li><li>Copy the profile folder.</li><li>Start the new computer.</li></ol>",
        ]),
        fix: "Find out which order works, and keep the steps in one place.")

    private static let fewestSteps = 3

    func check(_ base: AuditedBase) -> [Observation] {
        var first: [[UInt64]: (article: Int, order: [UInt64])] = [:]
        var observations: [Observation] = []
        for view in base.articles {
            view.article.blocks.walk { block, _ in
                guard case .list(let list) = block.kind, list.ordered, list.items.count >= Self.fewestSteps else { return }
                let order = list.items.map { Self.key($0.joinedText) }
                let set = Array(Set(order)).sorted()
                guard set.count == order.count else { return }
                guard let other = first[set] else {
                    first[set] = (view.index, order)
                    return
                }
                guard other.order != order, other.article != view.index, base.haveSameReaders(other.article, view.index) else { return }
                var observation = view.observation(
                    "conflicting order: \"\(base.base.articles[other.article].title.quoted(40))\" gives these \(order.count) steps in another order",
                    line: block.line, subject: list.items.map(\.joinedText).joined(separator: "\n"))
                observation.related = [.init(article: other.article)]
                observations.append(observation)
            }
        }
        return observations
    }

    private static func key(_ text: String) -> UInt64 {
        var words: [UInt32] = []
        WordHashes.append(text, to: &words)
        return words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
