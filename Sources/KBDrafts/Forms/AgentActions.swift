import KBText

/// What agents did in customers' accounts: not self-service, so it makes an article for agents.
struct AgentActions {
    static let template = "agent-procedure"
    static let most = 6

    let consensus: Consensus
    let space: SentenceSpace

    /// Whether at least two conversations, and half of them, were resolved by what the agent did.
    var areTheResolution: Bool {
        let acting = consensus.conversations.count { conversation in
            conversation.accountActions.contains { $0.terms.count >= 3 && !PersonalData.isRedacted($0.text) }
        }
        return acting >= 2 && acting * 2 >= consensus.conversations.count
    }

    /// The actions in the agents' words, merged, most frequent first.
    func blocks() -> [DraftBlock] {
        let actions = consensus.conversations.flatMap(\.accountActions).filter { !PersonalData.isRedacted($0.text) && $0.terms.count >= 3 }
        let vectors = actions.map { space.vector(of: $0.terms) }
        var groups: [[Int]] = []
        for index in actions.indices {
            if let same = groups.indices.first(where: { vectors[groups[$0][0]].cosine(vectors[index]) >= Merging.sameMeaning }) {
                groups[same].append(index)
            } else {
                groups.append([index])
            }
        }
        let items = groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.prefix(Self.most).map {
            _, group in
            (
                text: actions[group[0]].text,
                evidence: Evidence(
                    support: Set(group.map { actions[$0].place.conversation }).count, of: consensus.conversations.count,
                    sources: group.map { actions[$0].place })
            )
        }
        return items.isEmpty ? [] : [.list(items)]
    }
}
