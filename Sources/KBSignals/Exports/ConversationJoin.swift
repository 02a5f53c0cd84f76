import KBModel

/// Puts together what several files and records tell of the same conversations: a later version replaces an earlier one, additions are
/// merged in, views of articles are given to the contact that followed them. Memory holds every conversation.
package struct ConversationJoin {
    private var conversations: [ExportedConversation] = []
    private var positions: [String: Int] = [:]
    private var additions: [(record: ExportedConversation, line: Int)] = []
    private var views: [(article: String, customer: String, time: Timestamp)] = []
    package private(set) var feedback: [Feedback] = []
    /// Versions that a later one replaced.
    package private(set) var replaced = 0
    /// Conversations that were merged into another one.
    package private(set) var merged = 0
    /// Records about a conversation that no file holds.
    package private(set) var unmatched = 0

    package init() {}

    package var isEmpty: Bool { conversations.isEmpty && additions.isEmpty }

    package mutating func add(_ record: ExportedRecord) {
        switch record {
        case .conversation(let conversation): add(conversation)
        case .addition(let addition): additions.append((addition, additions.count))
        case .feedback(let vote): feedback.append(vote)
        case .view(let article, let customer, let time): views.append((article, customer, time))
        }
    }

    private mutating func add(_ conversation: ExportedConversation) {
        guard let position = positions[conversation.id] else {
            for key in [conversation.id] + conversation.aliases where positions[key] == nil { positions[key] = conversations.count }
            conversations.append(conversation)
            return
        }
        replaced += 1
        // Without dates the later delivery is the later version.
        if let old = conversations[position].updated, let new = conversation.updated, new < old { return }
        conversations[position] = conversation
    }

    /// The conversations in order of first appearance, without those merged into others.
    package mutating func finish() -> [ExportedConversation] {
        for (addition, _) in additions {
            if let position = positions[addition.id] {
                conversations[position].add(addition)
            } else if addition.turns.isEmpty {
                unmatched += 1
            } else {
                // A file of turns alone tells of conversations too.
                positions[addition.id] = conversations.count
                conversations.append(addition)
            }
        }
        additions = []
        giveViews()
        let kept = conversations.filter { $0.mergedInto == nil }
        merged = conversations.count - kept.count
        return kept
    }

    /// A view counts as the start of a contact that the same customer opened within so many seconds: half an hour is how long web
    /// statistics take a visit to last without a click (Google Analytics, "session timeout").
    private static let viewSeconds: Int64 = 1800

    private mutating func giveViews() {
        guard !views.isEmpty else { return }
        let byCustomer = Dictionary(grouping: views, by: \.customer)
        for i in conversations.indices {
            guard let customer = conversations[i].customer, let created = conversations[i].created, let seen = byCustomer[customer]
            else { continue }
            let before = seen.filter { (created.seconds - Self.viewSeconds...created.seconds).contains($0.time.seconds) }
            conversations[i].name(before.map(\.article), as: .viewed)
        }
        views = []
    }
}
