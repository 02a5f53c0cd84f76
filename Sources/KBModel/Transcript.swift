/// A conversation, turn by turn. A turn's number is its index, from 0.
public struct Transcript: Sendable, Hashable {
    public var id: String
    public var channel: String?
    public var language: String?
    public var outcome: Outcome
    /// The customer's key, already hashed.
    public var customer: String?
    public var created: Timestamp?
    public var turns: [Turn]

    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case resolved, escalated, failed, unknown
    }

    public enum Speaker: String, Sendable, Hashable, CaseIterable {
        case customer, agent, bot, system
    }

    public struct Turn: Sendable, Hashable {
        public var speaker: Speaker
        public var text: String
        public var time: Timestamp?
        public var author: String?
        /// The asker marked this turn as the solution.
        public var accepted: Bool
        /// Votes by readers who found the turn helpful, less those who did not; `nil` when nobody could vote.
        public var helpful: Int?

        public init(
            speaker: Speaker, text: String, time: Timestamp? = nil, author: String? = nil, accepted: Bool = false, helpful: Int? = nil
        ) {
            self.speaker = speaker
            self.text = text
            self.time = time
            self.author = author
            self.accepted = accepted
            self.helpful = helpful
        }
    }

    public init(
        id: String, channel: String? = nil, language: String? = nil, outcome: Outcome = .unknown, customer: String? = nil,
        created: Timestamp? = nil, turns: [Turn]
    ) {
        self.id = id
        self.channel = channel
        self.language = language
        self.outcome = outcome
        self.customer = customer
        self.created = created
        self.turns = turns
    }
}
