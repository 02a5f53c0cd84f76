import KBModel
import KBSignals

extension GapAnalysis {
    /// An article's telling contacts: when they came and why they count as bad.
    package func evidence(_ ids: [String], of article: Int) -> [(id: String, time: Timestamp, why: String)] {
        let wanted = Set(ids)
        let own = contacts.indices.filter { wanted.contains(contacts[$0].id) }
        let positions = Dictionary(own.map { (contacts[$0].id, $0) }, uniquingKeysWith: { $1 })
        let counted = Dictionary(examples(of: article).map { ($0.example.id, $0.example) }, uniquingKeysWith: { $1 })
        return ids.compactMap { id in
            if let i = positions[id] { return (id, contacts[i].time, outcomes.reason(i)) }
            return counted[id].map { (id, $0.time, "\($0.signals) \($0.signals == 1 ? "signal says" : "signals say") that it went badly") }
        }
    }

    /// The contacts among `members` that went badly by most signals, of equals the latest first: when they came and why they count as bad.
    package func evidence(_ members: [Int], most: Int) -> [(id: String, time: Timestamp, why: String)] {
        let known = members.filter { !contacts[$0].id.isEmpty }.map { (outcomes.signals[$0].count, contacts[$0].time, $0) }
        return known.sorted { ($0.0, $0.1, $1.2) > ($1.0, $1.1, $0.2) }.prefix(most).map {
            (contacts[$0.2].id, $0.1, outcomes.reason($0.2))
        }
    }

    /// What was seen and expected of these contacts, by stratum; empty when no article has a contact to compare with.
    package func strata(of members: [Int]) -> [ArticleExcess.StratumCount] {
        guard !ranking.expectedRates.isEmpty else { return [] }
        var rows: [Int: ArticleExcess.StratumCount] = [:]
        for contact in members {
            let stratum = ranking.strata.ofContact[contact]
            let empty = ArticleExcess.StratumCount(
                stratum: stratum, name: ranking.strata.name(of: stratum), contacts: 0, bad: 0, rate: ranking.expectedRates[stratum])
            rows[stratum, default: empty].contacts += counts[contact]
            if outcomes.isBad(contact) { rows[stratum, default: empty].bad += counts[contact] }
        }
        return rows.values.sorted { $0.stratum < $1.stratum }
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
