import KBModel
import KBSignals

extension GapAnalysis {
    /// An article's telling contacts: when they came and why they count as bad.
    package func evidence(_ ids: [String], of article: Int) -> [(id: String, time: Timestamp, why: String)] {
        let positions = Dictionary(contacts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        let counted = Dictionary(examples(of: article).map { ($0.example.id, $0.example) }, uniquingKeysWith: { $1 })
        return ids.compactMap { id in
            if let i = positions[id] { return (id, contacts[i].time, outcomes.reason(i)) }
            return counted[id].map { (id, $0.time, "\($0.signals) \($0.signals == 1 ? "signal says" : "signals say") that it went badly") }
        }
    }

    /// How many contacts there are of some sort.
    package func count(_ isCounted: (CountedContacts.Member) -> Bool) -> Int {
        Self.whole(counted.members.reduce(0) { $0 + (isCounted($1) ? $1.count : 0) })
    }

    /// The counted contacts that show an article's failures, each with the probability that it was about the article.
    func examples(of article: Int) -> [(example: Aggregates.Example, weight: Double)] {
        counted.examples.compactMap { example in
            guard example.escalationReason.flatMap(NotContentReason.init(code:)) == nil else { return nil }
            let named = Set(example.articles.compactMap(base.index(of:)))
            return named.contains(article) ? (example, 1 / Double(named.count)) : nil
        }
    }

    /// What counting left out or drew.
    func limits(explainsContacts: Bool) -> [String] {
        var limits: [String] = []
        if counted.parts > 1 {
            let cut = counted.members.reduce(0) { $0 + ($1.isFollowed ? 0 : $1.count) }
            limits.append(
                "Counted in \(counted.parts) parts: of \(Self.whole(cut)) contacts near the ends of parts it is not known whether the "
                    + "customer came back; they count for no repeat rate.")
        }
        let drawn = counted.members.filter { $0.count > Double($0.seen) }
        if !drawn.isEmpty {
            limits.append(
                "The needs without an article were found in a sample: \(drawn.count) questions stand for "
                    + "\(Self.whole(drawn.reduce(0) { $0 + $1.count })). Sizes, shares and ranks are estimated with the sample's weights.")
        }
        if explainsContacts, counted.origins.isEmpty, contacts.contains(where: \.id.isEmpty) {
            limits.append("Contacts that the aggregates only count are not explained one by one.")
        }
        return limits
    }
}
